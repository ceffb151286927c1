import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type OwnMeeting = { id: string; body: string; held_on: PlainDate; papers: number; minutes: boolean }

const most = 5

/** Of the bodies in which this person has a seat: meetings to come, and minutes that wait for their word. */
export async function listOwnMeetings(
  { db, cityId }: Tx,
  personId: string,
  today: PlainDate,
): Promise<OwnMeeting[]> {
  const { rows } = await sql<OwnMeeting>`SELECT * FROM (SELECT m.id, m.body, m.held_on,
      (SELECT count(*)::integer FROM body_paper p WHERE p.city_id = m.city_id AND p.meeting_id = m.id) AS papers,
      m.minutes_edition > 0 AND m.published_at IS NULL AND EXISTS (SELECT 1 FROM body_presence b
        WHERE b.city_id = m.city_id AND b.meeting_id = m.id AND b.seat_id = s.id AND b.present)
      AND NOT EXISTS (SELECT 1 FROM body_minutes_word w WHERE w.city_id = m.city_id AND w.meeting_id = m.id
        AND w.seat_id = s.id AND w.edition = m.minutes_edition) AS minutes
    FROM body_seat s JOIN body_meeting m ON m.city_id = s.city_id AND m.body = s.body AND m.state = 'planned'
      AND m.held_on BETWEEN s.since AND least(s.until, coalesce(s.ended_on, s.until))
    WHERE s.city_id = ${cityId} AND s.member_id = ${personId}) own
    WHERE own.minutes OR own.held_on >= ${today}::date ORDER BY own.minutes DESC, own.held_on LIMIT ${most}`.execute(
    db,
  )
  return rows
}
