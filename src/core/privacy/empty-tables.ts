import type pg from 'pg'
import { type Class, personalColumns } from '../../platform/db/personal.ts'
import { removedName } from '../trail/salt.ts'

/** Their names are dealt with one by one, or they say what was done to whom. */
const apart = new Set(['person', 'party', 'entry', 'collaboration', 'hat', 'erasure', 'personal_read'])

type Found = { table: string; retention: string; column: string; nullable: boolean; type: string }
type Owned = { retention: string; columns: (Found & { class: Class })[] }

/**
 * Whatever the registry of personal columns names in tables that belong to a person: ways in, drafts and notices are
 * deleted, what is kept for the account is emptied. What belongs to a case stays with it until its time is over.
 */
export async function emptyTables(
  client: pg.ClientBase,
  cityId: string,
  persons: readonly string[],
): Promise<void> {
  const all = [...(await ownedTables(client))]
  const values = [cityId, persons]
  const left = await deleteWhatCan(
    client,
    all.filter(([table, owned]) => isDeleted(table, owned)),
    values,
  )
  for (const [table, owned] of [...all.filter((one) => !isDeleted(...one)), ...left]) {
    const emptied = owned.columns.filter((one) => empties(owned, one)).map(emptiedAs)
    if (emptied.length > 0) await client.query(`UPDATE "${table}" SET ${emptied.join(', ')} ${where}`, values)
  }
}

type Table = [string, Owned]
const where = 'WHERE city_id = $1 AND person_id = ANY ($2)'
const referredTo = '23503'

/** What others still refer to is tried again once they are gone; what stays in the end is emptied. */
async function deleteWhatCan(client: pg.ClientBase, tables: Table[], values: unknown[]): Promise<Table[]> {
  const left: Table[] = []
  for (const one of tables) if (!(await isGone(client, one[0], values))) left.push(one)
  return left.length === 0 || left.length === tables.length ? left : deleteWhatCan(client, left, values)
}

async function isGone(client: pg.ClientBase, table: string, values: unknown[]): Promise<boolean> {
  await client.query('SAVEPOINT one_table')
  try {
    for (const sql of await childrenOf(client, table)) await client.query(sql, values)
    await client.query(`DELETE FROM "${table}" ${where}`, values)
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== referredTo) throw error
    await client.query('ROLLBACK TO SAVEPOINT one_table')
    return false
  }
}

const isDeleted = (table: string, { retention, columns }: Owned): boolean =>
  ['session', 'draft', 'mail'].includes(retention) ||
  (retention === 'account' && !table.endsWith('_event') && columns.length > 0)

/** Of a record that stays, how to reach somebody goes and what was said stays. */
const empties = ({ retention }: Owned, one: { class: Class }): boolean =>
  !['case', 'record', 'permanent'].includes(retention) ||
  one.class === 'contact' ||
  one.class === 'credential'

function emptiedAs({ column, nullable, type }: Found): string {
  if (nullable) return `"${column}" = NULL`
  if (type === 'jsonb') return `"${column}" = '{}'`
  if (type !== 'text') return `"${column}" = ''`
  return `"${column}" = '${removedName}'`
}

/** What hangs on such rows and names nobody itself: the saves of a draft, the tries of a mail. */
async function childrenOf(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ child: string; columns: string; refers: string }>(
    `SELECT c.relname::text AS child,
       (SELECT string_agg(format('%I', a.attname), ', ' ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o (num, n)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num) AS columns,
       (SELECT string_agg(format('%I', a.attname), ', ' ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o (num, n)
         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num) AS refers
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
     WHERE k.contype = 'f' AND k.confrelid = $1::regclass AND k.conrelid <> k.confrelid
       AND obj_description(c.oid) ~ 'retention=(account|session|draft|mail)'
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'person_id')`,
    [`"${table}"`],
  )
  return rows.map(
    ({ child, columns, refers }) =>
      `DELETE FROM "${child}" WHERE (${columns}) IN (SELECT ${refers} FROM "${table}" ${where})`,
  )
}

async function ownedTables(client: pg.ClientBase): Promise<Map<string, Owned>> {
  const { rows } = await client.query<Found>(
    `SELECT c.relname::text AS table, substring(obj_description(c.oid) FROM 'retention=([a-z]+)') AS retention,
       a.attname::text AS column, NOT a.attnotnull AS nullable, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND EXISTS (SELECT 1 FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'person_id' AND NOT p.attisdropped)
     ORDER BY c.relname, a.attnum`,
  )
  const owned = new Map<string, Owned>()
  for (const row of rows.filter(({ table }) => !apart.has(table))) {
    const typed = personalColumns.find((one) => one.table === row.table && one.column === row.column)
    const known = owned.get(row.table) ?? { retention: row.retention, columns: [] }
    owned.set(
      row.table,
      typed ? { ...known, columns: [...known.columns, { ...row, class: typed.class }] } : known,
    )
  }
  return owned
}
