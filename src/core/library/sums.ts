import { sql } from 'kysely'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** What is counted of stories: what came to its end in a year. What was done in it is counted in the register alone. */
type StoryFigure = 'closed' | 'evaluations'
type Counted = { closed_on: PlainDate | null; evaluated_on: PlainDate | null }

const mark = (day: PlainDate | null, figure: StoryFigure) =>
  day === null ? [] : [`${fiscalYear(day)}|${figure}|`]

/** Every sum that a story stands in. */
export const countedIn = ({ closed_on, evaluated_on }: Counted): string[] => [
  ...mark(closed_on, 'closed'),
  ...mark(evaluated_on, 'evaluations'),
]

type Change = readonly [before: readonly string[], now: readonly string[]]

/** Takes stories out of the sums they stood in and puts them into those they stand in now; always in one order, so that two never wait for each other. */
export async function recount({ db, cityId }: Tx, changes: readonly Change[]) {
  const gone = changes.flatMap(([before, now]) => before.filter((one) => !now.includes(one)))
  const come = changes.flatMap(([before, now]) => now.filter((one) => !before.includes(one)))
  if (gone.length + come.length === 0) return
  await sql`INSERT INTO story_sum (city_id, fiscal_year, figure, key, n)
    SELECT ${cityId}::uuid, split_part(m.mark, '|', 1)::integer, split_part(m.mark, '|', 2), split_part(m.mark, '|', 3), sum(m.by)
    FROM (SELECT g AS mark, -1 AS by FROM unnest(${gone}::text[]) g UNION ALL SELECT c, 1 FROM unnest(${come}::text[]) c) m
    GROUP BY m.mark HAVING sum(m.by) <> 0 ORDER BY m.mark
    ON CONFLICT (city_id, fiscal_year, figure, key) DO UPDATE SET n = story_sum.n + excluded.n`.execute(db)
}
