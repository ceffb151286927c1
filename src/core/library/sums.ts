import { sql } from 'kysely'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** What is counted of stories: all, by what they are, and what came to its end in a year. */
type StoryFigure = 'stories' | 'form' | 'field' | 'partner' | 'section' | 'closed' | 'evaluations'

type Counted = {
  fiscal_year: number
  form: string | null
  field: string | null
  section: string | null
  partner_kinds: readonly string[]
  closed_on: PlainDate | null
  evaluated_on: PlainDate | null
}

/** Without a form, a field or a section it is counted under none: every figure adds up to all. */
export const noKey = '-'

const mark = (year: number, figure: StoryFigure, key = '') => `${year}|${figure}|${key}`

/** Every sum that a story stands in. */
export function countedIn(story: Counted): string[] {
  const { fiscal_year: year, form, field, section, partner_kinds, closed_on, evaluated_on } = story
  return [
    mark(year, 'stories'),
    mark(year, 'form', form ?? noKey),
    mark(year, 'field', field ?? noKey),
    mark(year, 'section', section ?? noKey),
    ...partner_kinds.map((kind) => mark(year, 'partner', kind)),
    ...(closed_on === null ? [] : [mark(fiscalYear(closed_on), 'closed')]),
    ...(evaluated_on === null ? [] : [mark(fiscalYear(evaluated_on), 'evaluations')]),
  ]
}

/** Takes a story out of the sums it stood in and puts it into those it stands in now; always in one order, so that two never wait for each other. */
export async function recount({ db, cityId }: Tx, before: readonly string[], now: readonly string[]) {
  const gone = before.filter((one) => !now.includes(one))
  const come = now.filter((one) => !before.includes(one))
  if (gone.length + come.length === 0) return
  await sql`INSERT INTO story_sum (city_id, fiscal_year, figure, key, n)
    SELECT ${cityId}::uuid, split_part(m.mark, '|', 1)::integer, split_part(m.mark, '|', 2), split_part(m.mark, '|', 3), m.by
    FROM (SELECT g AS mark, -1 AS by FROM unnest(${gone}::text[]) g UNION ALL SELECT c, 1 FROM unnest(${come}::text[]) c) m
    ORDER BY m.mark
    ON CONFLICT (city_id, fiscal_year, figure, key) DO UPDATE SET n = story_sum.n + excluded.n`.execute(db)
}
