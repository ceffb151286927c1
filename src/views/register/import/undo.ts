import type { RegisterEntry } from '../../../core/register/entries.ts'
import { restore } from '../../../core/register/revise.ts'
import { takeOut } from '../../../core/register/take-out.ts'
import { registerStage } from '../../../core/register/words.ts'
import { bumpPages, openLedger } from '../../../core/trail/ledger.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Place } from './place.ts'
import { changeImport, type Import, listBefore, markTaken } from './store.ts'

const atOnce = 50
type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** What this list brought, nobody has corrected since and nobody has begun to look back on. */
const listUntouched = ({ db, cityId }: Tx, importId: string): Promise<RegisterEntry[]> =>
  db
    .selectFrom('register_entry')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('out', '=', false)
    .where('version', '=', 1)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('collaboration as c')
          .select('c.id')
          .where('c.city_id', '=', cityId)
          .whereRef('c.id', '=', 'register_entry.case_id')
          .where('c.stage', '=', 'running'),
      ),
    )
    .orderBy('id')
    .limit(atOnce)
    .execute()

async function undoSome(tx: Tx, place: Place, importId: string): Promise<number> {
  const entries = await listUntouched(tx, importId)
  const ledger = openLedger(tx, place.by, place.now)
  for (const entry of entries)
    if (await takeOut(tx, entry))
      ledger.record({
        caseId: entry.case_id,
        stage: registerStage,
        kind: 'takenOut',
        visibility: 'city',
        facts: { year: entry.fiscal_year },
      })
  await ledger.flush()
  return entries.length
}

/** What this list changed is as it was, the last row first; what somebody has gone on with since is left. */
async function restoreSome(tx: Tx, place: Place, importId: string): Promise<number> {
  const rows = await listBefore(tx, importId, atOnce)
  const ledger = openLedger(tx, place.by, place.now)
  for (const { before } of rows) {
    const back = await restore(tx, place.now, before)
    if (back !== undefined)
      ledger.record({
        caseId: back.caseId,
        stage: registerStage,
        kind: 'restored',
        visibility: 'public',
        facts: { year: back.year },
      })
  }
  await markTaken(
    tx,
    importId,
    rows.map(({ n }) => n),
  )
  await ledger.flush()
  return rows.length
}

/** Takes all of a list back, some at a time: cut off anywhere it goes on where it was. */
export async function undoImport(within: Within, place: Place, read: Import): Promise<void> {
  while ((await within((tx) => restoreSome(tx, place, read.id))) === atOnce);
  while ((await within((tx) => undoSome(tx, place, read.id))) === atOnce);
  await within(async (tx) => {
    await changeImport(tx, read.id, { state: 'undone' })
    await bumpPages(tx)
  })
}
