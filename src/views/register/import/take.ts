import type pg from 'pg'
import { inCity, type Tx } from '../../../platform/db/transaction.ts'
import { checkRows } from './check.ts'
import { type Place, placeOf, signerOf, type TakeParts } from './place.ts'
import { changeImport, findImport, type Import, listStored } from './store.ts'
import { takeNew, takeRow } from './take-rows.ts'
import { undoImport } from './undo.ts'

type Job = { cityId: string; importId: string }

const atOnce = 50

type Within = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

async function takeSome(within: Within, place: Place, read: Import, after: number): Promise<number> {
  const asked = { after, states: ['new', 'changed'] as const, limit: atOnce }
  const rows = await within((tx) => listStored(tx, read.id, asked))
  // When one of them cannot be written, those beside it are all the same: one by one.
  const taken = await within(takeNew(place, read, rows)).catch(() => new Set<number>())
  for (const row of rows) if (!taken.has(row.n)) await within(takeRow(place, read, row))
  const last = rows.at(-1)?.n ?? after
  await within((tx) => changeImport(tx, read.id, { done: last }))
  return last
}

async function takeAll(within: Within, place: Place, read: Import): Promise<void> {
  let after = 0
  for (let last = -1; after !== last; ) {
    last = after
    after = await takeSome(within, place, read, after)
  }
  await within((tx) => changeImport(tx, read.id, { state: 'imported' }))
}

/**
 * Takes what was checked into the register: fifty new rows in one short transaction, a row that changes in one of its
 * own. Nobody waits for long, a run that is cut off goes on where it stopped, and no more than fifty rows are in memory.
 */
export const openTaker =
  (parts: TakeParts) =>
  async (payload: unknown): Promise<void> => {
    const { cityId, importId } = payload as Job
    const place = await placeOf(parts, cityId)
    const within = <T>(work: (tx: Tx) => Promise<T>) => inCity(parts.appPool, cityId, 'write', work)
    const read = await within((tx) => findImport(tx, importId))
    if (read?.state === 'checking') return within((tx) => checkRows(tx, place, read))
    if (read?.state !== 'taking' && read?.state !== 'undoing') return
    const signed = { ...place, by: await within((tx) => signerOf(tx, place, read)) }
    if (read.state === 'undoing') return undoImport(within, signed, read)
    await takeAll(within, signed, read)
  }

const keptDays = 30

/** Empties the rows of lists that nobody needs any more. Runs as the owner, for all cities. */
export const forgetImports = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const before = new Date(clock().getTime() - keptDays * 24 * 60 * 60 * 1000)
  await ownerPool.query(
    `UPDATE register_row r SET cells = '[]', before = NULL FROM register_import i WHERE i.city_id = r.city_id AND i.id = r.import_id
       AND i.created_at < $1 AND (r.cells <> '[]'::jsonb OR r.before IS NOT NULL)`,
    [before],
  )
  await ownerPool.query(
    `UPDATE register_import SET file_name = '' WHERE created_at < $1 AND file_name <> ''`,
    [before],
  )
}
