import type pg from 'pg'

type Column = { name: string; type: string; needed: boolean }
type Reference = { columns: string[]; table: string; refers: string[] }

export async function columnsOf(owner: pg.Pool, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AND NOT atthasdef AS needed
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  )
  return rows
}

export async function keyOf(owner: pg.Pool, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
     WHERE k.conrelid = $1::regclass AND k.contype = 'p'`,
    [table],
  )
  return rows.map(({ name }) => name)
}

/** The last choice of a column that allows a few: lists begin with what is most open. A hash is one of zeros. */
export async function choicesOf(owner: pg.Pool, table: string): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ name: string; rule: string }>(
    `SELECT a.attname AS name, pg_get_constraintdef(k.oid) AS rule FROM pg_constraint k
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
     WHERE k.conrelid = $1::regclass AND k.contype = 'c'`,
    [table],
  )
  const choice = (rule: string) =>
    rule.includes('{64}') ? '0'.repeat(64) : [...rule.matchAll(/'([^']*)'::text/g)].at(-1)?.[1]
  return new Map(
    rows.flatMap(({ name, rule }) => {
      const one = choice(rule)
      return one === undefined ? [] : [[name, one] as const]
    }),
  )
}

export async function referencesOf(owner: pg.Pool, table: string): Promise<Reference[]> {
  const { rows } = await owner.query<Reference>(
    `SELECT k.confrelid::regclass::text AS table,
       (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o (num, n)
         JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num) AS columns,
       (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o (num, n)
         JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.num) AS refers
     FROM pg_constraint k WHERE k.conrelid = $1::regclass AND k.contype = 'f' ORDER BY cardinality(k.conkey) DESC`,
    [table],
  )
  return rows
}
