import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { DueCount } from './weeks.ts'

/** So many of a section's are counted, the first due first: a table of more is no help in sharing work out. */
export const mostOfSection = 200

/** What a section owes, by who looks after the case and by the week it is due in. */
export async function countByOfficer(
  { db, cityId }: Tx,
  section: string,
  today: PlainDate,
): Promise<DueCount[]> {
  const { rows } = await sql<DueCount>`
    SELECT s.officer_id, p.name AS officer, date_trunc('week', d.due_on::timestamp)::date AS week,
      coalesce(d.due_on < ${today}::date, false) AS overdue, count(*)::int AS n
    FROM (SELECT d.case_id, d.due_on, c.section = d.section AS leads
      FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
      WHERE d.city_id = ${cityId} AND d.section = ${section} AND d.closed_at IS NULL AND c.state = 'open'
      ORDER BY coalesce(d.due_on, date '9999-12-31'), d.id LIMIT ${mostOfSection}) d
    LEFT JOIN case_staff s ON s.city_id = ${cityId} AND s.case_id = d.case_id AND d.leads
    LEFT JOIN person p ON p.city_id = s.city_id AND p.id = s.officer_id
    GROUP BY s.officer_id, p.name, p.reading, 3, 4 ORDER BY p.reading, p.name, s.officer_id, 3 LIMIT 5000`.execute(
    db,
  )
  return rows
}
