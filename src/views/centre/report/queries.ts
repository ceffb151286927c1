import { sql } from 'kysely'
import type { Viewer } from '../../../core/people/viewer.ts'
import { isStaff } from '../../../core/people/viewer.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { isCentreWorker } from '../room.ts'
import { endOf, firstOf } from '../slips/rules.ts'
import { type Counted, type Figures, monthsOf } from './figures.ts'

/** Slips and what followed them, counted in the database by what the report tells of them. */
export async function countMonths({ db, cityId }: Tx, month: string): Promise<Counted[]> {
  const within = (column: string) =>
    sql.join(
      monthsOf(month).map(
        (of) => sql`(${sql.ref(column)} >= ${firstOf(of)}::date AND ${sql.ref(column)} < ${endOf(of)}::date)`,
      ),
      sql` OR `,
    )
  const { rows } =
    await sql<Counted>`SELECT to_char(held_on, 'YYYY-MM') AS month, what, channel, visitor_kind,
      continued, themes, count(*)::int AS count, sum(minutes)::int AS minutes
    FROM (
      SELECT 'contact' AS what, held_on, channel, visitor_kind, continued, themes, minutes FROM centre_slip
        WHERE city_id = ${cityId} AND state = 'kept' AND (${within('held_on')})
      UNION ALL SELECT 'contact', n.held_on, n.channel, s.visitor_kind, true, s.themes, n.minutes FROM centre_note n
        JOIN centre_slip s ON s.city_id = n.city_id AND s.id = n.slip_id
        WHERE n.city_id = ${cityId} AND (${within('n.held_on')})
      UNION ALL SELECT 'referral', r.consented_on, s.channel, s.visitor_kind, s.continued, s.themes, 0 FROM centre_referral r
        JOIN centre_slip s ON s.city_id = r.city_id AND s.id = r.slip_id
        WHERE r.city_id = ${cityId} AND r.sent_at IS NOT NULL AND (${within('r.consented_on')})
    ) all_of_them GROUP BY 1, 2, 3, 4, 5, 6`.execute(db)
  return rows
}

export type Released = {
  month: string
  edition: number
  audience: 'city' | 'public'
  few_hidden: boolean
  figures: Figures
  remark: string
  released_at: Date
}

/** The newest edition of a month counts, also where it is for fewer people than the one before. */
const newest = sql`SELECT DISTINCT ON (month) month, edition, audience, few_hidden, figures, remark, released_at
  FROM centre_report`

/** Everybody sees what the centre opened to all; the city's staff also what was released to the city. */
const audiencesFor = (viewer: Viewer): string[] =>
  isStaff(viewer) || isCentreWorker(viewer) ? ['city', 'public'] : ['public']

export async function findReleased(
  { db, cityId }: Tx,
  viewer: Viewer,
  month: string,
): Promise<Released | undefined> {
  const { rows } = await sql<Released>`SELECT * FROM (${newest} WHERE city_id = ${cityId} AND month = ${month}
    ORDER BY month, edition DESC) latest WHERE audience = ANY (${audiencesFor(viewer)})`.execute(db)
  return rows[0]
}

export type ReleasedMonth = Pick<Released, 'month' | 'edition' | 'audience' | 'released_at'>

export async function listReleased({ db, cityId }: Tx, viewer: Viewer): Promise<ReleasedMonth[]> {
  const { rows } = await sql<ReleasedMonth>`SELECT month, edition, audience, released_at
    FROM (${newest} WHERE city_id = ${cityId} ORDER BY month, edition DESC) latest
    WHERE audience = ANY (${audiencesFor(viewer)}) ORDER BY month DESC LIMIT 60`.execute(db)
  return rows
}

type Release = Omit<Released, 'edition' | 'released_at'>
type By = { personId: string; hatId: string }

/** The next edition of the month; false when somebody else released one at the same moment. */
export async function insertRelease(
  { db, cityId }: Tx,
  release: Release,
  by: By,
  now: Date,
): Promise<boolean> {
  const result =
    await sql`INSERT INTO centre_report (city_id, month, edition, audience, few_hidden, figures, remark,
      person_id, hat_id, released_at)
    SELECT ${cityId}, ${release.month}, coalesce(max(edition), 0) + 1, ${release.audience}, ${release.few_hidden},
      ${JSON.stringify(release.figures)}::jsonb, ${release.remark}, ${by.personId}, ${by.hatId}, ${now}::timestamptz
    FROM centre_report WHERE city_id = ${cityId} AND month = ${release.month}
    ON CONFLICT DO NOTHING`.execute(db)
  return result.numAffectedRows === 1n
}
