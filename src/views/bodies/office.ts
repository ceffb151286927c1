import { sql } from 'kysely'
import { byOf } from '../../core/people/by.ts'
import { conflict, found, notFound } from '../../core/web/errors.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Failed, Outcome } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { bodyHere, ledHere, meetingHere } from './here.ts'
import { savePresence } from './meeting-queries.ts'
import { bodyPath, meetingPath } from './pages/frame.tsx'
import {
  changeMeeting,
  endSeat,
  findAbout,
  insertMeeting,
  insertSeat,
  listSeats,
  type Meeting,
  type Seat,
  saveAbout,
} from './queries.ts'
import { type Body, confirmed, type MeetingInput, type SeatInput, sitsOn } from './rules.ts'
import { tellMembers } from './tell.ts'

const toBody = ({ city }: Visit, body: Body): Outcome => ({
  to: cityPath(city, bodyPath(body, '?done=saved')),
})
export const toMeeting = ({ city }: Visit, body: Body, id: string): Outcome => ({
  to: cityPath(city, meetingPath(body, id, '?done=saved')),
})
export const mistake = (field: string, code: string): Failed => ({ errors: [{ field, code }], kept: {} })

type AboutInput = {
  version: number
  seats?: number | undefined
  openSeats?: number | undefined
  quorum?: number | undefined
  applyUntil?: string | undefined
  applyHow: string
}

export async function keepAbout(visit: Visit, input: AboutInput): Promise<Outcome> {
  const body = bodyHere(visit)
  const about = {
    body: body.code,
    seats: input.seats ?? null,
    open_seats: input.openSeats ?? null,
    quorum: input.quorum ?? null,
    apply_until: input.applyUntil ?? null,
    apply_how: input.applyHow,
  }
  if (!(await saveAbout(visit.tx, about, input.version))) throw conflict()
  return toBody(visit, body)
}

/** Those who could sit there and read here: people with a council's or a staff hat that is in force. */
export async function listAccounts(
  { db, cityId }: Tx,
  today: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`SELECT p.id, p.name FROM person p WHERE p.city_id = ${cityId}
    AND EXISTS (SELECT 1 FROM hat h WHERE h.city_id = p.city_id AND h.person_id = p.id
      AND h.kind IN ('council', 'officer', 'chief', 'coordination') AND (h.until IS NULL OR h.until >= ${today}::date))
    ORDER BY p.reading, p.name, p.id LIMIT 1000`.execute(db)
  return rows
}

export async function addSeat(visit: Visit, input: SeatInput): Promise<Outcome> {
  const body = bodyHere(visit)
  if (input.member !== '') {
    const accounts = await listAccounts(visit.tx, visit.today)
    if (!accounts.some(({ id }) => id === input.member)) return mistake('member', 'badMember')
  }
  await insertSeat(visit.tx, body.code, input, byOf(visit))
  return toBody(visit, body)
}

export async function seatHere(visit: Visit): Promise<{ body: Body; seat: Seat }> {
  const body = bodyHere(visit)
  const seats = await listSeats(visit.tx, body.code)
  return {
    body,
    seat: found(seats.find(({ id, ended_on }) => id === visit.params.seat && ended_on === null)),
  }
}

export async function closeSeat(visit: Visit, input: { version: number; endedOn: string }): Promise<Outcome> {
  const { body, seat } = await seatHere(visit)
  if (input.endedOn < seat.since) return mistake('endedOn', 'untilBefore')
  if (!(await endSeat(visit.tx, { id: seat.id, version: input.version }, input.endedOn))) throw conflict()
  return toBody(visit, body)
}

export async function setMeeting(visit: Visit, input: MeetingInput): Promise<Outcome> {
  const body = bodyHere(visit)
  const about = await findAbout(visit.tx, body.code)
  const of = { body: body.code, quorum: about?.quorum ?? null }
  const id = await insertMeeting(visit.tx, of, input, byOf(visit))
  const seats = await listSeats(visit.tx, body.code)
  await tellMembers(visit, 'set', { body, meeting: { id, held_on: input.heldOn, place: input.place }, seats })
  return toMeeting(visit, body, id)
}

async function change(
  visit: Visit,
  version: number,
  made: Parameters<typeof changeMeeting>[2],
): Promise<{ body: Body; meeting: Meeting }> {
  const here = await meetingHere(visit)
  if (here.meeting.state === 'calledOff') throw conflict()
  if (!(await changeMeeting(visit.tx, { id: here.meeting.id, version }, made))) throw conflict()
  return here
}

export async function moveMeeting(visit: Visit, { version, ...input }: MeetingInput & { version: number }) {
  const { body, meeting } = await change(visit, version, input)
  const moved = { ...meeting, held_on: input.heldOn, place: input.place }
  await tellMembers(visit, 'changed', { body, meeting: moved, seats: await listSeats(visit.tx, body.code) })
  return toMeeting(visit, body, meeting.id)
}

export async function callOff(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const { body, meeting } = await change(visit, version, { state: 'calledOff' })
  if (meeting.held_on < visit.today) throw conflict()
  await tellMembers(visit, 'calledOff', { body, meeting, seats: await listSeats(visit.tx, body.code) })
  return toMeeting(visit, body, meeting.id)
}

export async function keepAttendance(visit: Visit, { present }: { present: string[] }): Promise<Outcome> {
  const { body, meeting } = await meetingHere(visit)
  const seats = await listSeats(visit.tx, body.code)
  const rows = seats
    .filter((seat) => sitsOn(seat, meeting.held_on))
    .map(({ id }) => ({ seatId: id, present: present.includes(id) }))
  await savePresence(visit.tx, meeting.id, rows)
  return toMeeting(visit, body, meeting.id)
}

/** Each saving is a new edition: what was said of the one before stays with it. */
export async function writeMinutes(
  visit: Visit,
  input: { version: number; minutes: string },
): Promise<Outcome> {
  const here = await meetingHere(visit)
  const edition = here.meeting.minutes_edition + 1
  const { body, meeting } = await change(visit, input.version, { minutes: input.minutes, edition })
  await tellMembers(visit, 'minutes', { body, meeting, seats: await listSeats(visit.tx, body.code) })
  return toMeeting(visit, body, meeting.id)
}

export async function publishMinutes(visit: Visit, { version }: { version: number }): Promise<Outcome> {
  const { body, meeting, records, seats } = await ledHere(visit)
  if (meeting.minutes_edition === 0) throw notFound()
  if (!confirmed(records.present, seats, records.words)) throw conflict()
  await change(visit, version, { publishedAt: visit.now })
  return toMeeting(visit, body, meeting.id)
}

export const isId = (id: string | undefined): id is string => id !== undefined && isUuid(id)
