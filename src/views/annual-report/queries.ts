import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Figure } from './rules.ts'

/**
 * The figures of a fiscal year, from sums that are kept where something changes: numbers given, the register, what ended,
 * answers. Only what is overdue today is counted, over what is open. One statement, a few rows whatever was done.
 */
export async function listFigures({ db, cityId }: Tx, year: number, today: PlainDate): Promise<Figure[]> {
  const { rows } = await sql<Figure>`
    SELECT figure, key, n AS value, 0::float8 AS decided, 0::float8 AS settled
      FROM story_sum WHERE city_id = ${cityId} AND fiscal_year = ${year} AND n > 0
    UNION ALL SELECT CASE figure WHEN 'all' THEN 'register' ELSE figure END, key, n, decided::float8, settled::float8
      FROM register_sum WHERE city_id = ${cityId} AND fiscal_year = ${year} AND shown AND n > 0
    UNION ALL SELECT 'received', '', next, 0, 0 FROM number_counter WHERE city_id = ${cityId} AND fiscal_year = ${year}
    UNION ALL SELECT x.figure, '', x.value, 0, 0 FROM (SELECT coalesce(sum(answered), 0)::integer AS answered,
        coalesce(sum(in_time), 0)::integer AS in_time FROM answer_sum
        WHERE city_id = ${cityId} AND fiscal_year = ${year}) s,
      LATERAL (VALUES ('answered', s.answered), ('inTime', s.in_time), ('late', s.answered - s.in_time)) x (figure, value)
    UNION ALL SELECT 'overdue', '', count(DISTINCT case_id)::integer, 0, 0 FROM duty
      WHERE city_id = ${cityId} AND closed_at IS NULL AND section IS NOT NULL AND due_on < ${today}::date`.execute(
    db,
  )
  return rows
}

/** What the parties of a story said together when they looked back. */
export type Look = { number: string; title: string; achieved: string; change: string }
export type Around = { year: number; years: number[]; looks: Look[] }

const mostLooks = 5

/** A year, or the newest up to it of which there is anything to tell. */
type Asked = { year: number } | { upTo: number }

/** Years of which there is anything to tell, the newest first, and what was published of looking back: one statement. */
export async function listAround({ db, cityId }: Tx, asked: Asked): Promise<Around> {
  const year =
    'year' in asked
      ? sql`${asked.year}::integer`
      : sql`least(${asked.upTo}::integer, (SELECT max(fiscal_year) FROM number_counter WHERE city_id = ${cityId}))`
  const { rows } = await sql<Around>`SELECT told.year,
    (SELECT coalesce(json_agg(fiscal_year ORDER BY fiscal_year DESC), '[]') FROM number_counter WHERE city_id = ${cityId}) AS years,
    (SELECT coalesce(json_agg(json_build_object('number', x.number, 'title', x.title, 'achieved', coalesce(x.said ->> 'achieved', ''),
        'change', coalesce(x.said ->> 'change', '')) ORDER BY x.at DESC), '[]')
      FROM (SELECT c.number, c.title, v.at, (SELECT e.facts -> 'statement' FROM entry e WHERE e.city_id = c.city_id
            AND e.case_id = c.id AND e.stage = 'evaluation' AND e.kind = 'published' AND e.visibility = 'public'
            ORDER BY e.seq DESC LIMIT 1) AS said
          FROM joint_effect v JOIN collaboration c ON c.city_id = v.city_id AND c.id = v.case_id AND c.visibility = 'public'
          WHERE v.city_id = ${cityId} AND v.kind = 'jointEvaluation'
            AND (v.at AT TIME ZONE 'Asia/Tokyo')::date BETWEEN make_date(told.year, 4, 1) AND make_date(told.year + 1, 3, 31)
          ORDER BY v.at DESC LIMIT ${mostLooks}) x) AS looks
    FROM (SELECT ${year} AS year) told`.execute(db)
  const [around] = rows
  if (around === undefined) throw new Error('no row of one row')
  return around
}
