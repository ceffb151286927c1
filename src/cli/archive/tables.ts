import type pg from 'pg'

/** A table with rows of a city, as the catalogue has it. */
export type CityTable = {
  name: string
  columns: readonly string[]
  jsonColumns: readonly string[]
  key: readonly string[]
  /** By primary key, in an order that is the same in every database. */
  order: readonly string[]
  /** Columns that point at rows of the same table: filled when all its rows are there. */
  selfColumns: readonly string[]
}

type Column = { table: string; column: string; type: string; key: number | null }
type Reference = { table: string; target: string; columns: string[] }

const columnsSql = `
  SELECT c.relname AS table, a.attname AS column, t.typname AS type, array_position(i.indkey::int2[], a.attnum) AS key
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND EXISTS (SELECT 1 FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'city_id' AND NOT o.attisdropped)
  ORDER BY c.relname, a.attnum`

const referencesSql = `
  SELECT s.relname AS table, f.relname AS target,
    ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = s.oid AND a.attnum = ANY (k.conkey)) AS columns
  FROM pg_constraint k JOIN pg_class s ON s.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
  JOIN pg_namespace n ON n.oid = s.relnamespace AND n.nspname = 'public'
  WHERE k.contype = 'f' ORDER BY k.conname`

/** Every table with a city_id, those that others point at first: a new table is exported without anybody thinking of it. */
export async function listCityTables(client: pg.ClientBase): Promise<CityTable[]> {
  const { rows: columns } = await client.query<Column>(columnsSql)
  const { rows: references } = await client.query<Reference>(referencesSql)
  const byTable = Map.groupBy(columns, ({ table }) => table)
  return inOrder([...byTable.keys()], references).map((name) =>
    tableOf(name, byTable.get(name) ?? [], references),
  )
}

const textual = new Set(['text', 'varchar', 'bpchar', 'name'])

function tableOf(name: string, columns: readonly Column[], references: readonly Reference[]): CityTable {
  const key = columns.filter(({ key }) => key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
  const keyNames = new Set(key.map(({ column }) => column))
  const self = references.filter(({ table, target }) => table === name && target === name)
  return {
    name,
    columns: columns.map(({ column }) => column),
    jsonColumns: columns
      .filter(({ type }) => type === 'jsonb' || type === 'json')
      .map(({ column }) => column),
    key: key.map(({ column }) => column),
    order: key.map(({ column, type }) => (textual.has(type) ? `"${column}" COLLATE "C"` : `"${column}"`)),
    selfColumns: [...new Set(self.flatMap((one) => one.columns))].filter((column) => !keyNames.has(column)),
  }
}

function inOrder(names: readonly string[], references: readonly Reference[]): string[] {
  const waiting = new Set(names)
  const ordered: string[] = []
  while (waiting.size > 0) {
    const ready = [...waiting].filter((name) =>
      targetsOf(name, references).every((target) => !waiting.has(target)),
    )
    if (ready.length === 0)
      throw new Error(`Tables point at each other in a circle: ${[...waiting].join(', ')}`)
    for (const name of ready) waiting.delete(name)
    ordered.push(...ready)
  }
  return ordered
}

const targetsOf = (name: string, references: readonly Reference[]): string[] =>
  references.filter(({ table, target }) => table === name && target !== name).map(({ target }) => target)
