import type pg from 'pg'
import type { Logger } from 'pino'
import { todayInJapan } from '../../lib/dates.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { disposedAction } from '../trail/check-case.ts'
import { openLedger } from '../trail/ledger.ts'
import { disposeOthers } from './dispose-others.ts'

type Given = {
  ownerPool: pg.Pool
  appPool: pg.Pool
  clock: () => Date
  log: Logger
  /** Takes the bytes of a file away that no row names any more; undefined where files lie out of reach. */
  forgetFile?: ((cityId: string, sha256: string) => Promise<void>) | undefined
}
type Item = { city_id: string; id: string; record_id: string }

const byYui = { personId: null, hatId: null, name: 'Yui', publicName: 'Yui' }

/**
 * Disposes of what stands on approved lists: first the case's trail tells of it, then the database's own function
 * deletes, and refuses what is held or not yet due, whatever a list says. What is refused stays, and is tried again.
 */
export const openDisposer = (given: Given) => async (): Promise<void> => {
  const { rows } = await given.ownerPool.query<Item>(
    `SELECT i.city_id, i.id, i.record_id FROM disposal_item i
     JOIN disposal_list l ON l.city_id = i.city_id AND l.id = i.list_id AND l.state = 'approved'
     WHERE i.disposed_at IS NULL AND i.excluded IS NULL AND i.measure = 'discard' AND i.record = 'case' ORDER BY i.id LIMIT 500`,
  )
  for (const item of rows) {
    try {
      await disposeOne(given, item)
    } catch (error) {
      given.log.warn({ item: item.id, code: (error as { code?: unknown }).code }, 'not disposed of')
    }
  }
  await disposeOthers(given)
}

async function disposeOne(given: Given, { city_id: cityId, id, record_id: caseId }: Item): Promise<void> {
  const { ownerPool, appPool, clock } = given
  if (await isHeld(ownerPool, cityId, caseId)) return
  const now = clock()
  await inCity(appPool, cityId, 'write', async (tx) => {
    const last = await tx.db
      .selectFrom('trail')
      .select('action')
      .where('city_id', '=', cityId)
      .where('case_id', '=', caseId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (last?.action === disposedAction) return
    const ledger = openLedger(tx, byYui, now)
    ledger.record({ caseId, stage: 'records', kind: 'disposed', visibility: 'city' })
    await ledger.flush()
  })
  const files = await filesOf(ownerPool, cityId, caseId)
  await ownerPool.query('SELECT dispose_case($1, $2, $3, $4)', [cityId, id, now, todayInJapan(now)])
  for (const sha256 of files) await forget(given, cityId, sha256)
}

async function isHeld(ownerPool: pg.Pool, cityId: string, caseId: string): Promise<boolean> {
  const { rowCount } = await ownerPool.query(
    'SELECT 1 FROM legal_hold WHERE city_id = $1 AND record_id = $2 AND lifted_at IS NULL',
    [cityId, caseId],
  )
  return (rowCount ?? 0) > 0
}

async function filesOf(ownerPool: pg.Pool, cityId: string, caseId: string): Promise<string[]> {
  const { rows } = await ownerPool.query<{ sha256: string }>(
    `SELECT sha256 FROM file WHERE city_id = $1 AND case_id = $2
     UNION SELECT sent_sha256 FROM file WHERE city_id = $1 AND case_id = $2 AND sent_sha256 IS NOT NULL`,
    [cityId, caseId],
  )
  return rows.map(({ sha256 }) => sha256)
}

/** The same bytes may belong to another case, or to a paper nobody has typed in yet, which keeps them. */
async function forget({ ownerPool, forgetFile }: Given, cityId: string, sha256: string): Promise<void> {
  const { rowCount } = await ownerPool.query(
    `SELECT 1 FROM file WHERE city_id = $1 AND (sha256 = $2 OR sent_sha256 = $2)
     UNION ALL SELECT 1 FROM scan WHERE city_id = $1 AND sha256 = $2 AND case_id IS NULL LIMIT 1`,
    [cityId, sha256],
  )
  if (rowCount === 0) await forgetFile?.(cityId, sha256)
}
