import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Where a group stands with the city, and what waits for somebody in it. */
export type Standing = {
  registration: 'none' | 'waiting' | 'returned' | 'confirmed'
  still_right_on: PlainDate | null
  since: PlainDate
  /** What the office wrote when it last sent the group back. */
  reason: string | null
  /** Handovers and invitations that name this person. */
  named: { id: string; role: 'representative' | 'secretary' | 'member'; starts_on: PlainDate | null }[]
  /** A change of representative that can still be objected to. */
  recovery: boolean
}

type Asked = { groupId: string; personIds: readonly string[]; now: Date; today: PlainDate }

export async function findStanding(
  { db, cityId }: Tx,
  { groupId, personIds, now, today }: Asked,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    SELECT o.registration, o.still_right_on, (o.created_at AT TIME ZONE 'Asia/Tokyo')::date AS since,
      (SELECT e.note FROM group_event e WHERE e.city_id = ${cityId} AND e.organization_id = o.id AND e.kind = 'returned'
        ORDER BY e.id DESC LIMIT 1) AS reason,
      (SELECT coalesce(json_agg(json_build_object('id', i.id, 'role', i.role, 'starts_on', i.starts_on) ORDER BY i.id), '[]')
        FROM group_invitation i WHERE i.city_id = ${cityId} AND i.organization_id = o.id
          AND i.person_id = ANY (${[...personIds]}::uuid[]) AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
          AND i.expires_at > ${now}) AS named,
      EXISTS (SELECT 1 FROM group_recovery r WHERE r.city_id = ${cityId} AND r.organization_id = o.id
        AND r.objected_at IS NULL AND r.starts_on > ${today}::date) AS recovery
    FROM organization o WHERE o.city_id = ${cityId} AND o.id = ${groupId}`.execute(db)
  return rows[0]
}

export async function keepStillRight({ db, cityId }: Tx, groupId: string, today: PlainDate): Promise<void> {
  await db
    .updateTable('organization')
    .set({ still_right_on: today })
    .where('city_id', '=', cityId)
    .where('id', '=', groupId)
    .execute()
}
