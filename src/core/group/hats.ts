import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../lib/dates.ts'
import { blindId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export const roles = ['representative', 'secretary', 'member'] as const
export type Role = (typeof roles)[number]

/** Somebody with a role in a group, now or from a day that is known. */
export type Member = {
  hatId: string
  personId: string
  name: string
  role: Role
  since: PlainDate
  until: PlainDate | null
}

/** Those who have a role today or will have one: representatives first. */
export async function listMembers({ db, cityId }: Tx, groupId: string, today: PlainDate): Promise<Member[]> {
  const { rows } = await sql<Member>`
    SELECT h.id AS "hatId", p.id AS "personId", p.name, h.kind AS role, h.since, h.until
    FROM hat h JOIN person p ON p.city_id = h.city_id AND p.id = h.person_id
    WHERE h.city_id = ${cityId} AND h.organization_id = ${groupId} AND (h.until IS NULL OR h.until >= ${today}::date)
      AND (h.until IS NULL OR h.until >= h.since)
    ORDER BY array_position(${[...roles]}::text[], h.kind), h.since, h.id LIMIT 300`.execute(db)
  return rows
}

/** The hat is worn to the end of the day before; from then on no session with it counts. */
export async function endHatBefore(
  { db, cityId }: Tx,
  hatId: string,
  day: PlainDate,
  today: PlainDate,
): Promise<void> {
  await db
    .updateTable('hat')
    .set({ until: addDays(day, -1) })
    .where('city_id', '=', cityId)
    .where('id', '=', hatId)
    .execute()
  await leaveAsResident({ db, cityId }, hatId, day)
  if (day > today) return
  await db.deleteFrom('session').where('city_id', '=', cityId).where('hat_id', '=', hatId).execute()
}

/** Whoever's last role ends is still a resident: their own data, and what they sent, stay within their reach. */
async function leaveAsResident(
  { db, cityId }: Pick<Tx, 'db' | 'cityId'>,
  hatId: string,
  since: PlainDate,
): Promise<void> {
  await sql`INSERT INTO hat (city_id, id, person_id, kind, since)
    SELECT h.city_id, ${blindId()}, h.person_id, 'resident', ${since}::date FROM hat h
    WHERE h.city_id = ${cityId} AND h.id = ${hatId} AND NOT EXISTS (SELECT 1 FROM hat o
      WHERE o.city_id = h.city_id AND o.person_id = h.person_id AND o.until IS NULL)`.execute(db)
}

/** A hat that was going to end is worn on. */
export async function keepHat({ db, cityId }: Tx, hatId: string): Promise<void> {
  await db
    .updateTable('hat')
    .set({ until: null })
    .where('city_id', '=', cityId)
    .where('id', '=', hatId)
    .execute()
}

/** Whoever changes who belongs to a group waits here for whoever did so before. */
export async function lockGroup({ db, cityId }: Tx, groupId: string): Promise<void> {
  await db
    .selectFrom('organization')
    .select('id')
    .where('city_id', '=', cityId)
    .where('id', '=', groupId)
    .forUpdate()
    .execute()
}

/** Somebody must be left to look after the group: with an end that is known only when another begins by then. */
export const leavesNobody = (members: readonly Member[], ending: string): boolean =>
  !members.some(({ hatId, role, until }) => hatId !== ending && role !== 'member' && until === null)
