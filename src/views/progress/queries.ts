import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Of one section: how many cases stand where, and what is late. Counts of cases alone; nobody is named. */
export type SectionProgress = {
  section: string | null
  stages: Record<string, number>
  open: number
  /** Cases with a duty of the section whose day has passed. */
  overdue: number
  /** Running although the day it was to end has passed. */
  past: number
  /** Completed or ended in the fiscal year. */
  finished: number
}

/** Every case in which the city takes part, by the section in charge; one statement, whatever the number of cases. */
export async function listProgress(
  { db, cityId }: Tx,
  { today, yearBegins }: { today: PlainDate; yearBegins: PlainDate },
): Promise<SectionProgress[]> {
  const { rows } =
    await sql<SectionProgress>`SELECT section, jsonb_object_agg(stage, n) FILTER (WHERE n > 0) AS stages,
      sum(n)::int AS open, sum(overdue)::int AS overdue, sum(past)::int AS past, sum(finished)::int AS finished
    FROM (SELECT c.section, c.stage, count(*) FILTER (WHERE c.state = 'open')::int AS n,
        count(*) FILTER (WHERE c.state = 'open' AND late.case_id IS NOT NULL)::int AS overdue,
        count(*) FILTER (WHERE c.state = 'open' AND c.stage = 'running' AND c.ends_on < ${today}::date)::int AS past,
        count(*) FILTER (WHERE c.closed_on >= ${yearBegins}::date)::int AS finished
      FROM collaboration c LEFT JOIN (SELECT DISTINCT case_id FROM duty WHERE city_id = ${cityId} AND closed_at IS NULL
        AND section IS NOT NULL AND due_on < ${today}::date) late ON late.case_id = c.id
      WHERE c.city_id = ${cityId} AND NOT c.among_citizens AND (c.state = 'open' OR c.closed_on >= ${yearBegins}::date)
      GROUP BY 1, 2) each_stage
    GROUP BY section`.execute(db)
  return rows.map((row) => ({ ...row, stages: row.stages ?? {} }))
}
