import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { DueCount } from './weeks.ts'

/** What a section owes, by who looks after the case and by the week it is due in. */
export async function countByOfficer(
  { db, cityId }: Tx,
  section: string,
  today: PlainDate,
): Promise<DueCount[]> {
  const { rows } = await sql<DueCount>`
    SELECT s.officer_id, p.name AS officer, date_trunc('week', d.due_on::timestamp)::date AS week,
      coalesce(d.due_on < ${today}::date, false) AS overdue, count(*)::int AS n
    FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
    LEFT JOIN case_staff s ON s.city_id = d.city_id AND s.case_id = d.case_id AND c.section = d.section
    LEFT JOIN person p ON p.city_id = s.city_id AND p.id = s.officer_id
    WHERE d.city_id = ${cityId} AND d.section = ${section} AND d.closed_at IS NULL AND c.state = 'open'
    GROUP BY s.officer_id, p.name, p.reading, 3, 4 ORDER BY p.reading, p.name, s.officer_id, 3 LIMIT 5000`.execute(
    db,
  )
  return rows
}
