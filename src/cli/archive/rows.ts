import pg from 'pg'
import type { CityTable } from './tables.ts'

const atATime = 500

const selectRows = ({ name, order, jsonColumns }: CityTable, cityId: string): string => {
  // row_to_json cannot tell a column that holds JSON's null from one that holds nothing, so those are named
  const nulls = jsonColumns.map(
    (column) =>
      `CASE WHEN json_typeof(t.${pg.escapeIdentifier(column)}::json) = 'null' THEN ${pg.escapeLiteral(column)} END`,
  )
  const named = nulls.length === 0 ? 'NULL::text[]' : `array_remove(ARRAY[${nulls.join(', ')}], NULL)`
  return `SELECT row_to_json(t)::text AS line, ${named} AS nulls
    FROM ${pg.escapeIdentifier(name)} t WHERE city_id = ${pg.escapeLiteral(cityId)} ORDER BY ${order.join(', ')}`
}

export const jsonNulls = '$jsonNull'

/** A city's rows of a table as JSON lines, made by PostgreSQL so that it can read back exactly what it wrote. */
export async function* readLines(
  client: pg.ClientBase,
  table: CityTable,
  cityId: string,
): AsyncGenerator<string> {
  await client.query(`DECLARE rows_of_city NO SCROLL CURSOR FOR ${selectRows(table, cityId)}`)
  try {
    for (let more = true; more; ) {
      const { rows } = await client.query<{ line: string; nulls: string[] | null }>(
        `FETCH ${atATime} FROM rows_of_city`,
      )
      if (rows.length > 0) yield rows.map(lineOf).join('')
      more = rows.length === atATime
    }
  } finally {
    await client.query('CLOSE rows_of_city')
  }
}

const lineOf = ({ line, nulls }: { line: string; nulls: string[] | null }): string =>
  nulls === null || nulls.length === 0
    ? `${line}\n`
    : `${line.slice(0, -1)},"${jsonNulls}":${JSON.stringify(nulls)}}\n`
