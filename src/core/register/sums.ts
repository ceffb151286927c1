import { sql } from 'kysely'
import type { RegisterFigure } from '../../platform/db/tables/register.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type Counted = {
  fiscal_year: number
  section: string | null
  field: string | null
  forms: readonly string[]
  partner_kinds: readonly string[]
  decided: number | null
  settled: number | null
  shown: boolean
}

/** Without a form, a field, a partner or a section it is counted under none. */
export const noKey = '-'

const keysOf = (list: readonly string[]) => (list.length === 0 ? [noKey] : [...new Set(list)])

/** Every sum that an entry stands in; one with two forms stands in both, and once in all. */
export const countedIn = ({ section, field, forms, partner_kinds }: Counted): [RegisterFigure, string][] => [
  ['all', ''],
  ['section', section ?? noKey],
  ['field', field ?? noKey],
  ...keysOf(forms).map((key): [RegisterFigure, string] => ['form', key]),
  ...keysOf(partner_kinds).map((key): [RegisterFigure, string] => ['partner', key]),
]

type Delta = { year: number; shown: boolean; figure: string; key: string; n: number; d: number; s: number }

const deltas = (entry: Counted | undefined, by: 1 | -1): Delta[] =>
  entry === undefined
    ? []
    : countedIn(entry).map(([figure, key]) => ({
        year: entry.fiscal_year,
        shown: entry.shown,
        figure,
        key,
        n: by,
        d: by * (entry.decided ?? 0),
        s: by * (entry.settled ?? 0),
      }))

type Change = readonly [before: Counted | undefined, now: Counted | undefined]

/**
 * Takes entries out of the sums they stood in and puts them into those they stand in now, in one statement and always in
 * one order, so that two who write at once never wait for each other.
 */
export async function recount({ db, cityId }: Tx, changes: readonly Change[]): Promise<void> {
  const all = JSON.stringify(changes.flatMap(([before, now]) => [...deltas(before, -1), ...deltas(now, 1)]))
  await sql`INSERT INTO register_sum (city_id, fiscal_year, shown, figure, key, n, decided, settled)
    SELECT ${cityId}::uuid, m.year, m.shown, m.figure, m.key, sum(m.n), sum(m.d), sum(m.s)
    FROM jsonb_to_recordset(${all}::jsonb) m(year integer, shown boolean, figure text, key text, n integer, d bigint, s bigint)
    GROUP BY m.year, m.shown, m.figure, m.key
    HAVING sum(m.n) <> 0 OR sum(m.d) <> 0 OR sum(m.s) <> 0
    ORDER BY m.year, m.shown, m.figure, m.key
    ON CONFLICT (city_id, fiscal_year, shown, figure, key) DO UPDATE SET n = register_sum.n + excluded.n,
      decided = register_sum.decided + excluded.decided, settled = register_sum.settled + excluded.settled`.execute(
    db,
  )
}

export type Sum = {
  fiscal_year: number
  figure: RegisterFigure
  key: string
  n: number
  decided: number
  settled: number
}

/** The kept sums, oldest year first: of what everybody reads, or of all. */
export async function listSums({ db, cityId }: Tx, which: 'public' | 'all', year?: number): Promise<Sum[]> {
  const { rows } = await sql<Sum>`SELECT fiscal_year, figure, key, sum(n)::integer AS n,
      sum(decided)::float8 AS decided, sum(settled)::float8 AS settled
    FROM register_sum WHERE city_id = ${cityId} AND (shown OR ${which === 'all'}::boolean)
      AND (${year ?? null}::integer IS NULL OR fiscal_year = ${year ?? null}::integer)
    GROUP BY fiscal_year, figure, key HAVING sum(n) > 0
    ORDER BY fiscal_year, figure, sum(n) DESC, key`.execute(db)
  return rows
}
