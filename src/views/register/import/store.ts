import { type Selectable, sql } from 'kysely'
import type { Before } from '../../../core/register/revise.ts'
import { newId } from '../../../lib/ids.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { RegisterRowState } from '../../../platform/db/tables/register.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Choices } from './row.ts'

export type Import = Omit<Selectable<Schema['register_import']>, 'choices'> & { choices: Choices }
export type StoredRow = {
  n: number
  sheet: string
  cells: (string | null)[]
  state: RegisterRowState
  reasons: string[]
  /** The entry that it changes. */
  entry_id: string | null
}
type By = { personId: string; hatId: string }

export async function insertImport(
  { db, cityId }: Tx,
  given: { name: string; headings: string[]; choices: Choices },
  by: By,
  now: Date,
): Promise<string> {
  const id = newId(now.getTime())
  await db
    .insertInto('register_import')
    .values({
      city_id: cityId,
      id,
      file_name: given.name,
      headings: JSON.stringify(given.headings),
      choices: JSON.stringify(given.choices),
      state: 'checking',
      rows: 0,
      done: 0,
      created_by: by.personId,
      by_hat_id: by.hatId,
      created_at: now,
    })
    .execute()
  return id
}

export async function insertRows(
  { db, cityId }: Tx,
  importId: string,
  rows: readonly Pick<StoredRow, 'n' | 'sheet' | 'cells'>[],
) {
  await sql`INSERT INTO register_row (city_id, import_id, n, sheet, cells, state, reasons)
    SELECT ${cityId}::uuid, ${importId}::uuid, r.n, r.sheet, r.cells, 'read', '[]'
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(n integer, sheet text, cells jsonb)`.execute(db)
}

export const findImport = async ({ db, cityId }: Tx, id: string): Promise<Import | undefined> =>
  (await db
    .selectFrom('register_import')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()) as Import | undefined

export const listImports = async ({ db, cityId }: Tx): Promise<Import[]> =>
  (await db
    .selectFrom('register_import')
    .selectAll()
    .where('city_id', '=', cityId)
    .orderBy('id', 'desc')
    .limit(20)
    .execute()) as Import[]

/** A piece of the rows, in their order. */
export const listStored = async (
  { db, cityId }: Tx,
  importId: string,
  asked: { after: number; states?: readonly RegisterRowState[]; limit: number },
): Promise<StoredRow[]> =>
  (await db
    .selectFrom('register_row')
    .select(['n', 'sheet', 'cells', 'state', 'reasons', 'entry_id'])
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('n', '>', asked.after)
    .$if(asked.states !== undefined, (q) => q.where('state', 'in', [...(asked.states ?? [])]))
    .orderBy('n')
    .limit(asked.limit)
    .execute()) as StoredRow[]

/** The first rows of some states, in their order: one statement. */
export async function listFirst(
  { db, cityId }: Tx,
  importId: string,
  wanted: Partial<Record<RegisterRowState, number>>,
): Promise<StoredRow[]> {
  const pieces = Object.entries(wanted).map(
    ([state, limit]) => sql`(SELECT n, sheet, cells, state, reasons, entry_id FROM register_row
      WHERE city_id = ${cityId} AND import_id = ${importId} AND state = ${state} ORDER BY n LIMIT ${limit})`,
  )
  const { rows } = await sql<StoredRow>`${sql.join(pieces, sql` UNION ALL `)} ORDER BY n`.execute(db)
  return rows
}

export async function countStates(
  { db, cityId }: Tx,
  importId: string,
): Promise<Map<RegisterRowState, number>> {
  const rows = await db
    .selectFrom('register_row')
    .select(['state', sql<number>`count(*)::integer`.as('n')])
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, n }) => [state, n]))
}

/** What a row would do. */
export type Judged = {
  n: number
  state: RegisterRowState
  reasons: readonly string[]
  entryId: string | null
}

export async function keepStates(
  { db, cityId }: Tx,
  importId: string,
  rows: readonly Judged[],
): Promise<void> {
  await sql`UPDATE register_row SET state = r.state, reasons = r.reasons, entry_id = r."entryId"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(n integer, state text, reasons jsonb, "entryId" uuid)
    WHERE register_row.city_id = ${cityId} AND register_row.import_id = ${importId} AND register_row.n = r.n`.execute(
    db,
  )
}

/** What was taken is in the register: its cells are no longer kept here, and of what changed only what it was. */
export async function markTaken(
  { db, cityId }: Tx,
  importId: string,
  ns: readonly number[],
  before?: Before,
): Promise<void> {
  if (ns.length === 0) return
  await db
    .updateTable('register_row')
    .set({ state: 'taken', cells: '[]', before: before === undefined ? null : JSON.stringify(before) })
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('n', 'in', ns)
    .execute()
}

/** Rows that changed an entry, with what it was; of each once it was put back nothing is kept. */
export const listBefore = async (
  { db, cityId }: Tx,
  importId: string,
  limit: number,
): Promise<{ n: number; before: Before }[]> =>
  (await db
    .selectFrom('register_row')
    .select(['n', 'before'])
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('before', 'is not', null)
    .orderBy('n', 'desc')
    .limit(limit)
    .execute()) as { n: number; before: Before }[]

type Patch = Partial<{
  state: Import['state']
  rows: number
  done: number
  choices: string
  headings: string
}>

/** False when somebody was faster; without a version it is the program itself that goes on. */
export async function changeImport(
  { db, cityId }: Tx,
  id: string,
  patch: Patch,
  version?: number,
): Promise<boolean> {
  const changed = await db
    .updateTable('register_import')
    .set({ ...patch, ...(version === undefined ? {} : { version: version + 1 }) })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .$if(version !== undefined, (q) =>
      q.where('version', '=', version ?? 0).where('state', 'in', ['checked', 'imported']),
    )
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

export type Standing = { row_key: string; row_hash: string | null; id: string }

/** Which of these rows the register has already, in whichever year they stand now. */
export async function listStanding(
  { db, cityId }: Tx,
  asked: readonly { key: string }[],
): Promise<Map<string, Standing>> {
  if (asked.length === 0) return new Map()
  const rows = await db
    .selectFrom('register_entry')
    .select(['row_key', 'row_hash', 'id'])
    .where('city_id', '=', cityId)
    .where('row_key', 'in', [...new Set(asked.map(({ key }) => key))])
    .execute()
  return new Map(rows.map((row) => [row.row_key ?? '', row as Standing]))
}
