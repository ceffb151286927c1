import type { Paper } from '../../../core/group/index.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Registration = {
  registration: 'none' | 'waiting' | 'returned' | 'confirmed'
  confirmed_on: PlainDate | null
}

export const findRegistration = ({ db, cityId }: Tx, groupId: string): Promise<Registration | undefined> =>
  db
    .selectFrom('organization')
    .select(['registration', 'confirmed_on'])
    .where('city_id', '=', cityId)
    .where('id', '=', groupId)
    .executeTakeFirst()

/** From one state to the next; false when somebody was faster. */
export async function changeRegistration(
  { db, cityId }: Tx,
  groupId: string,
  from: Registration['registration'],
  to: Partial<Registration>,
): Promise<boolean> {
  const changed = await db
    .updateTable('organization')
    .set(to)
    .where('city_id', '=', cityId)
    .where('id', '=', groupId)
    .where('registration', '=', from)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** The newest list of members, without its bytes: those are read by one act alone. */
export type Roster = {
  id: string
  given_at: Date
  dispose_on: PlainDate
  claimed_by: string | null
  counted: number | null
  checked_at: Date | null
  disposed_at: Date | null
}

export const findRoster = ({ db, cityId }: Tx, groupId: string): Promise<Roster | undefined> =>
  db
    .selectFrom('group_roster')
    .select(['id', 'given_at', 'dispose_on', 'claimed_by', 'counted', 'checked_at', 'disposed_at'])
    .where('city_id', '=', cityId)
    .where('organization_id', '=', groupId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

type Given = { groupId: string; paper: Paper; by: string; at: Date; disposeOn: PlainDate }

export async function insertRoster({ db, cityId }: Tx, { groupId, paper, by, at, disposeOn }: Given) {
  await db
    .insertInto('group_roster')
    .values({
      city_id: cityId,
      id: newId(at.getTime()),
      organization_id: groupId,
      name: paper.name,
      media_type: paper.mediaType,
      content: paper.content,
      given_by: by,
      given_at: at,
      dispose_on: disposeOn,
    })
    .execute()
}

/** One checker: whoever comes second gets false. */
export async function claimRoster({ db, cityId }: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const claimed = await db
    .updateTable('group_roster')
    .set({ claimed_by: by, claimed_at: at })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('claimed_by', 'is', null)
    .where('disposed_at', 'is', null)
    .executeTakeFirst()
  return claimed.numUpdatedRows === 1n
}

/** The list itself, for whoever has claimed it, until the day it is to be gone. */
export async function readRoster(
  { db, cityId }: Tx,
  id: string,
  by: string,
  today: PlainDate,
): Promise<Paper | undefined> {
  const row = await db
    .selectFrom('group_roster')
    .select(['name', 'media_type', 'content'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('claimed_by', '=', by)
    .where('dispose_on', '>=', today)
    .executeTakeFirst()
  if (row?.content == null) return undefined
  return { name: row.name, mediaType: row.media_type, content: row.content }
}

export async function keepCount(
  { db, cityId }: Tx,
  id: string,
  by: string,
  { counted, at, disposeOn }: { counted: number; at: Date; disposeOn: PlainDate },
): Promise<boolean> {
  const kept = await db
    .updateTable('group_roster')
    .set({ counted, checked_at: at, dispose_on: disposeOn })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('claimed_by', '=', by)
    .executeTakeFirst()
  return kept.numUpdatedRows === 1n
}
