import { type Selectable, sql } from 'kysely'
import type { By } from '../../core/people/by.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { MeetingInput, SeatInput } from './rules.ts'

export type About = Selectable<Schema['body_about']>
export type Seat = Selectable<Schema['body_seat']>
export type Meeting = Selectable<Schema['body_meeting']>
export type Summary = { body: string; members: number; next: PlainDate | null; published: number }

/** Of every body: how many sit on it today, when it meets next, how many minutes everybody can read. */
export async function listSummaries({ db, cityId }: Tx, today: PlainDate): Promise<Summary[]> {
  const { rows } =
    await sql<Summary>`SELECT body, sum(members)::int AS members, min(next) AS next, sum(published)::int AS published FROM (
      SELECT body, count(*) AS members, NULL::date AS next, 0 AS published FROM body_seat WHERE city_id = ${cityId}
        AND since <= ${today}::date AND until >= ${today}::date AND (ended_on IS NULL OR ended_on >= ${today}::date) GROUP BY body
      UNION ALL SELECT body, 0, min(held_on) FILTER (WHERE held_on >= ${today}::date AND state = 'planned'),
        count(*) FILTER (WHERE published_at IS NOT NULL) FROM body_meeting WHERE city_id = ${cityId} GROUP BY body) both_kinds
    GROUP BY body`.execute(db)
  return rows
}

export const findAbout = ({ db, cityId }: Tx, body: string): Promise<About | undefined> =>
  db
    .selectFrom('body_about')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('body', '=', body)
    .executeTakeFirst()

type NewAbout = Pick<About, 'body' | 'seats' | 'open_seats' | 'quorum' | 'apply_until' | 'apply_how'>

/** False where somebody else was faster. */
export async function saveAbout({ db, cityId }: Tx, about: NewAbout, version: number): Promise<boolean> {
  if (version === 0) {
    const made = await db
      .insertInto('body_about')
      .values({ city_id: cityId, ...about })
      .onConflict((oc) => oc.columns(['city_id', 'body']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const done = await db
    .updateTable('body_about')
    .set({ ...about, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('body', '=', about.body)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Everybody who sits or sat on it, the newest terms first; the chair in front. */
export const listSeats = ({ db, cityId }: Tx, body: string): Promise<Seat[]> =>
  db
    .selectFrom('body_seat')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('body', '=', body)
    .orderBy('until', 'desc')
    .orderBy(sql`array_position(ARRAY['chair', 'deputy', 'member'], role)`)
    .orderBy('id')
    .limit(300)
    .execute()

export async function insertSeat({ db, cityId }: Tx, body: string, input: SeatInput, by: By): Promise<void> {
  await db
    .insertInto('body_seat')
    .values({
      city_id: cityId,
      id: newId(by.now.getTime()),
      body,
      name: input.name,
      affiliation: input.affiliation,
      role: input.role,
      open_call: input.openCall,
      shown: input.shown,
      member_id: input.member === '' ? null : input.member,
      since: input.since,
      until: input.until,
      ended_on: null,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: by.now,
    })
    .execute()
}

export async function endSeat(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  endedOn: PlainDate,
): Promise<boolean> {
  const done = await db
    .updateTable('body_seat')
    .set({ ended_on: endedOn, version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** The meetings of a body, the latest first. */
export const listMeetings = ({ db, cityId }: Tx, body: string): Promise<Meeting[]> =>
  db
    .selectFrom('body_meeting')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('body', '=', body)
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

export const findMeeting = ({ db, cityId }: Tx, body: string, id: string): Promise<Meeting | undefined> =>
  db
    .selectFrom('body_meeting')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('body', '=', body)
    .where('id', '=', id)
    .executeTakeFirst()

const columnsOf = (input: MeetingInput) => ({
  held_on: input.heldOn,
  begins: input.begins,
  place: input.place,
  observers: input.observers,
  observers_how: input.observersHow,
})

export async function insertMeeting(
  { db, cityId }: Tx,
  { body, quorum }: { body: string; quorum: number | null },
  input: MeetingInput,
  by: By,
): Promise<string> {
  const id = newId(by.now.getTime())
  await db
    .insertInto('body_meeting')
    .values({
      city_id: cityId,
      id,
      body,
      ...columnsOf(input),
      quorum,
      state: 'planned',
      published_at: null,
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: by.now,
    })
    .execute()
  return id
}

type Change =
  | MeetingInput
  | { state: 'calledOff' }
  | { minutes: string; edition: number }
  | { publishedAt: Date }

function setOf(change: Change) {
  if ('heldOn' in change) return columnsOf(change)
  if ('state' in change) return { state: change.state }
  if ('minutes' in change)
    return { minutes: change.minutes, minutes_edition: change.edition, published_at: null }
  return { published_at: change.publishedAt }
}

/** False where somebody else was faster. */
export async function changeMeeting(
  { db, cityId }: Tx,
  { id, version }: { id: string; version: number },
  change: Change,
): Promise<boolean> {
  const done = await db
    .updateTable('body_meeting')
    .set({ ...setOf(change), version: version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
