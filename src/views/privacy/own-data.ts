import { sql } from 'kysely'
import { isAdministrator, isStaff, type Viewer } from '../../core/people/viewer.ts'
import { mayGo, typedColumns } from '../../platform/db/personal.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type OwnTable = { table: string; rows: Record<string, unknown>[] }

/** What a person did for the city is the city's record, not data about them: staff get their account. */
const forStaff = new Set(['account', 'session', 'record'])
/** What the file is not for: who else was at work, and the city's own marks. */
const isOthers = (column: string): boolean =>
  /(^|_)by(_|$)|^(city_id|salt|demo|version|failed_count|locked_until)$/.test(column)

type Found = { table: string; retention: string; columns: string[] }

/**
 * Everything that is held about somebody: the rows of every table that names the person, without what lets somebody in,
 * drafts of the city hall, sealed sheets, and whoever else is named in a row. A table that comes later is in it.
 */
export async function listOwnData(
  tx: Tx,
  viewer: NonNullable<Viewer>,
  persons: readonly string[],
): Promise<OwnTable[]> {
  const works = isStaff(viewer) || isAdministrator(viewer)
  const tables = (await listTables(tx)).filter(({ retention }) => !works || forStaff.has(retention))
  const all: OwnTable[] = []
  for (const found of tables) {
    const rows = await listRows(tx, found, persons)
    if (rows.length > 0) all.push({ table: found.table, rows })
  }
  return all
}

async function listTables({ db }: Tx): Promise<Found[]> {
  const { rows } =
    await sql<Found>`SELECT c.relname::text AS table, substring(obj_description(c.oid) FROM 'retention=([a-z]+)') AS retention,
      array_agg(a.attname::text ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND has_any_column_privilege(c.oid, 'SELECT')
    GROUP BY c.oid, c.relname ORDER BY c.relname`.execute(db)
  return rows.filter(({ table, columns }) => table === 'person' || columns.includes('person_id'))
}

const isTold = (table: string, column: string): boolean => {
  const typed = typedColumns.find((one) => one.table === table && one.column === column)
  return !isOthers(column) && (typed === undefined || mayGo(typed.class, 'export'))
}

async function listRows({ db, cityId }: Tx, { table, columns }: Found, persons: readonly string[]) {
  const told = columns.filter((column) => isTold(table, column))
  const number = columns.includes('case_id')
    ? sql`, (SELECT number FROM collaboration c WHERE c.city_id = t.city_id AND c.id = t.case_id) AS case_number`
    : sql``
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT ${sql.join(told.map((column) => sql.ref(`t.${column}`)))}${number}
    FROM ${sql.table(table)} t WHERE t.city_id = ${cityId}
      AND t.${sql.ref(table === 'person' ? 'id' : 'person_id')} = ANY (${[...persons]}::uuid[])`.execute(db)
  return rows
}
