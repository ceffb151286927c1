import type pg from 'pg'

/** The tables that name files of the storage, and which: a scan that was thrown away is thrown away here, too. */
const named: Readonly<Record<string, string>> = {
  file: 'SELECT city_id, sha256 FROM file',
  report_file: 'SELECT city_id, sha256 FROM report_file',
  scan: `SELECT city_id, unnest(CASE WHEN state IN ('reading', 'waiting') THEN pages || sha256 ELSE ARRAY[sha256] END) AS sha256
    FROM scan WHERE state <> 'discarded'`,
}

export type StoredRow = { cityId: string; sha256: string }

/** What has to be copied for a city, or for all: every file that a row names. A database of before has fewer such tables. */
export async function listStored(client: pg.ClientBase, cityId?: string): Promise<StoredRow[]> {
  const { rows: there } = await client.query<{ name: string }>(
    `SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL ORDER BY 1`,
    [Object.keys(named)],
  )
  const all = there.map(({ name }) => named[name]).join(' UNION ')
  const { rows } = await client.query<StoredRow>(
    `SELECT DISTINCT city_id AS "cityId", sha256 FROM (${all}) stored
     WHERE sha256 <> '' AND ($1::uuid IS NULL OR city_id = $1) ORDER BY 1, 2`,
    [cityId ?? null],
  )
  return rows
}
