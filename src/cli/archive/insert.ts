import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { jsonNulls } from './rows.ts'
import type { CityTable } from './tables.ts'

const mostRows = 500
const mostCharacters = 4_000_000
const named = pg.escapeIdentifier

/** Reads the file's lines in batches: neither many rows nor large ones are ever all in memory. */
async function* batchesOf(file: string): AsyncGenerator<{ json: string; rows: number }> {
  let lines: string[] = []
  let characters = 0
  const batch = () => ({ json: `[${lines.join(',')}]`, rows: lines.length })
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (lines.length > 0 && (lines.length >= mostRows || characters + line.length > mostCharacters)) {
      yield batch()
      lines = []
      characters = 0
    }
    lines.push(line)
    characters += line.length
  }
  if (lines.length > 0) yield batch()
}

/** Rows of any other city are left out, and missed by the count: an altered export never writes into a neighbour. */
const fromRows = ({ name }: CityTable) =>
  `FROM json_array_elements($1::json) AS j (line), json_populate_record(NULL::${named(name)}, j.line) AS r
   WHERE r.city_id = $2`

function insertSql(table: CityTable): string {
  const json = new Set(table.jsonColumns)
  const values = table.columns.map((column) => {
    if (table.selfColumns.includes(column)) return 'NULL'
    const value = `r.${named(column)}`
    return json.has(column)
      ? `CASE WHEN (j.line -> '${jsonNulls}')::jsonb ? ${pg.escapeLiteral(column)} THEN 'null' ELSE ${value} END`
      : value
  })
  return `INSERT INTO ${named(table.name)} (${table.columns.map(named).join(', ')}) SELECT ${values.join(', ')} ${fromRows(table)}`
}

function selfSql(table: CityTable): string {
  const set = table.selfColumns.map((column) => `${named(column)} = r.${named(column)}`).join(', ')
  const some = table.selfColumns.map((column) => `r.${named(column)} IS NOT NULL`).join(' OR ')
  const keys = table.key.map((column) => `t.${named(column)} = r.${named(column)}`).join(' AND ')
  return `UPDATE ${named(table.name)} t SET ${set} ${fromRows(table)} AND ${keys} AND (${some})`
}

/** Writes the rows of one file; tells how many were of this city. */
export async function insertRows(
  client: pg.ClientBase,
  table: CityTable,
  cityId: string,
  file: string,
): Promise<number> {
  let count = 0
  for await (const { json } of batchesOf(file)) {
    const { rowCount } = await client.query(insertSql(table), [json, cityId])
    count += rowCount ?? 0
  }
  if (table.selfColumns.length > 0)
    for await (const { json } of batchesOf(file)) await client.query(selfSql(table), [json, cityId])
  return count
}
