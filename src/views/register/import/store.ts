import { type Selectable, sql } from 'kysely'
import { newId } from '../../../lib/ids.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { RegisterRowState } from '../../../platform/db/tables/register.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Choices } from './row.ts'

export type Import = Omit<Selectable<Schema['register_import']>, 'choices'> & { choices: Choices }
export type StoredRow = {
  n: number
  sheet: string
  cells: string[]
  state: RegisterRowState
  reasons: string[]
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
  rows: readonly Omit<StoredRow, 'state' | 'reasons'>[],
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
    .select(['n', 'sheet', 'cells', 'state', 'reasons'])
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('n', '>', asked.after)
    .$if(asked.states !== undefined, (q) => q.where('state', 'in', [...(asked.states ?? [])]))
    .orderBy('n')
    .limit(asked.limit)
    .execute()) as StoredRow[]

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

export async function keepStates(
  { db, cityId }: Tx,
  importId: string,
  rows: readonly { n: number; state: RegisterRowState; reasons: readonly string[] }[],
): Promise<void> {
  await sql`UPDATE register_row SET state = r.state, reasons = r.reasons
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(n integer, state text, reasons jsonb)
    WHERE register_row.city_id = ${cityId} AND register_row.import_id = ${importId} AND register_row.n = r.n`.execute(
    db,
  )
}

/** What was taken is in the register: its cells are no longer kept here. */
export async function markTaken({ db, cityId }: Tx, importId: string, ns: readonly number[]): Promise<void> {
  if (ns.length === 0) return
  await db
    .updateTable('register_row')
    .set({ state: 'taken', cells: '[]' })
    .where('city_id', '=', cityId)
    .where('import_id', '=', importId)
    .where('n', 'in', ns)
    .execute()
}

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
