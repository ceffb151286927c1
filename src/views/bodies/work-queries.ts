import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { isOwnParty } from './own-party.ts'

export type ToVerify = {
  number: string
  title: string
  on: string
  verified: boolean
  demo: boolean
  /** The day of the meeting on whose agenda it stands. */
  agenda: string | null
  /** Whoever looks belongs to a party of it, and is out of it. */
  own: boolean
}
export type IssueFound = { title: string; issue: string; held_on: string; meeting_id: string }

/** What evaluations were published and not verified yet comes first; then what was. */
export async function readWork(
  { db, cityId }: Tx,
  body: string,
  viewerIds: readonly string[],
): Promise<{ cases: ToVerify[]; issues: IssueFound[] }> {
  const { rows } = await sql<{ cases: ToVerify[]; issues: IssueFound[] }>`SELECT
    (SELECT coalesce(json_agg(one ORDER BY one.verified, one.on DESC), '[]') FROM (
      SELECT c.number, c.title, c.demo, e.at AS on, EXISTS (SELECT 1 FROM body_item i JOIN body_meeting m ON m.city_id = i.city_id
          AND m.id = i.meeting_id WHERE i.city_id = c.city_id AND i.case_id = c.id AND m.body = ${body} AND i.outcome <> '') AS verified,
        (SELECT max(m.held_on) FROM body_item i JOIN body_meeting m ON m.city_id = i.city_id AND m.id = i.meeting_id
          WHERE i.city_id = c.city_id AND i.case_id = c.id AND m.body = ${body} AND m.state = 'planned' AND i.outcome = '') AS agenda,
        EXISTS (SELECT 1 FROM party p WHERE p.city_id = c.city_id AND p.case_id = c.id AND ${isOwnParty(sql`ANY (${[...viewerIds]}::uuid[])`)}) AS own
      FROM joint_effect e JOIN collaboration c ON c.city_id = e.city_id AND c.id = e.case_id
      WHERE e.city_id = ${cityId} AND e.kind = 'jointEvaluation' AND c.visibility = 'public'
      ORDER BY e.at DESC LIMIT 200) one) AS cases,
    (SELECT coalesce(json_agg(one), '[]') FROM (SELECT i.title, i.issue, m.held_on, m.id AS meeting_id FROM body_item i
      JOIN body_meeting m ON m.city_id = i.city_id AND m.id = i.meeting_id
      WHERE i.city_id = ${cityId} AND m.body = ${body} AND i.issue <> '' ORDER BY m.held_on DESC, i.position LIMIT 100) one) AS issues`.execute(
    db,
  )
  return rows[0] ?? { cases: [], issues: [] }
}
