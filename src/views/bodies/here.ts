import { found, notFound } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { isUuid } from '../../lib/ids.ts'
import { type Item, readRecords } from './meeting-queries.ts'
import type { Held } from './pages/meeting-page.tsx'
import { findMeeting, listSeats, type Meeting, type Seat } from './queries.ts'
import { type Body, bodiesOf, leads, office, ownSeat } from './rules.ts'

export const bodyHere = ({ definition, params }: Visit): Body =>
  found(bodiesOf(definition).find(({ code }) => code === params.body))

/** Of a code that is no body of the city, or no meeting of it: 404. */
export async function meetingHere(visit: Visit): Promise<{ body: Body; meeting: Meeting }> {
  const body = bodyHere(visit)
  const { meeting = '' } = visit.params
  return {
    body,
    meeting: found(isUuid(meeting) ? await findMeeting(visit.tx, body.code, meeting) : undefined),
  }
}

export async function heldHere(visit: Visit): Promise<Held> {
  const { body, meeting } = await meetingHere(visit)
  const records = await readRecords(visit.tx, meeting.id, meeting.minutes_edition)
  return { body, meeting, records, seats: await listSeats(visit.tx, body.code) }
}

/** A meeting that whoever asks leads. */
export async function ledHere(visit: Visit): Promise<Held> {
  const held = await heldHere(visit)
  if (!leads(visit.viewer, held.seats, visit.today)) throw notFound()
  return held
}

/** An item of the agenda. */
export const itemIn = ({ params }: Visit, { records }: Held): Item =>
  found(records.items.find(({ id }) => id === params.item))

/** Whoever stepped out of an item writes nothing of it, as its chair neither. */
export const isOutOf = (visit: Visit, { seats }: Pick<Held, 'seats'>, item: Pick<Item, 'out'>): boolean => {
  const own = ownSeat(visit.viewer, seats, visit.today)
  return !office.may(visit.viewer) && item.out.some(({ seat_id }) => seat_id === own?.id)
}

/** The seat of whoever asks; to everybody else there is nothing here. */
export function seatOf(visit: Visit, seats: readonly Seat[]): Seat {
  const seat = ownSeat(visit.viewer, seats, visit.today)
  if (!seat) throw notFound()
  return seat
}
