import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Figure } from './rules.ts'

/**
 * The figures of a fiscal year, from sums that are kept where something changes: numbers given, stories, answers. Only
 * what is overdue today is counted, over what is open. One statement, a few rows whatever was done.
 */
export async function listFigures({ db, cityId }: Tx, year: number, today: PlainDate): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    SELECT figure, key, n AS value FROM story_sum WHERE city_id = ${cityId} AND fiscal_year = ${year} AND n > 0
    UNION ALL SELECT 'received', '', next FROM number_counter WHERE city_id = ${cityId} AND fiscal_year = ${year}
    UNION ALL SELECT x.figure, '', x.value FROM (SELECT coalesce(sum(answered), 0)::integer AS answered,
        coalesce(sum(in_time), 0)::integer AS in_time FROM answer_sum
        WHERE city_id = ${cityId} AND fiscal_year = ${year}) s,
      LATERAL (VALUES ('answered', s.answered), ('inTime', s.in_time), ('late', s.answered - s.in_time)) x (figure, value)
    UNION ALL SELECT 'overdue', '', count(DISTINCT case_id)::integer FROM duty
      WHERE city_id = ${cityId} AND closed_at IS NULL AND section IS NOT NULL AND due_on < ${today}::date`.execute(
    db,
  )
  return rows
}

/** Years of which there is anything to tell, the newest first. */
export async function listYears({ db, cityId }: Tx): Promise<number[]> {
  const rows = await db
    .selectFrom('number_counter')
    .select('fiscal_year')
    .where('city_id', '=', cityId)
    .orderBy('fiscal_year', 'desc')
    .limit(30)
    .execute()
  return rows.map((row) => row.fiscal_year)
}
