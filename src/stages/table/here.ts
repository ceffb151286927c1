import { listSeats } from '../../core/adviser/index.ts'
import { conflict, found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { findRoom, type Stored } from './queries.ts'
import { isAtTable, type Seat, type Sitting } from './rules.ts'

export type Room = Stored & { seats: Seat[] }

export const tablePath = ({ city, case: { number } }: CaseVisit, path = ''): string =>
  casePath(city, number, `/table${path}`)

/** The number of the sitting in the address; 404 for what is none. */
export function sittingNumber({ params }: CaseVisit): number {
  const number = /^[1-9]\d?$/.test(params.sitting ?? '') ? Number(params.sitting) : undefined
  return found(number)
}
export const sittingPath = (visit: CaseVisit, path = ''): string =>
  tablePath(visit, `/sittings/${sittingNumber(visit)}${path}`)

/** All that stands at the table, and who sits there: the parties, then its coordinators. */
export async function readRoom(visit: CaseVisit): Promise<Room> {
  const room = found(await findRoom(visit.tx, visit.case.id))
  return {
    ...room,
    seats: [...visit.parties.map(({ id, name }) => ({ id, name })), ...(await coordinators(visit))],
  }
}

async function coordinators(visit: CaseVisit): Promise<Seat[]> {
  if (!visit.seats?.length) return []
  const seats = await listSeats(visit.tx, visit.case.id)
  return seats.flatMap(({ state, personId, name }) =>
    state === 'accepted' && personId && name ? [{ id: personId, name }] : [],
  )
}

/** The room while it is open: a table that has ended is read, and nothing of it is changed. */
export async function openRoom(visit: CaseVisit): Promise<Room> {
  const room = await readRoom(visit)
  if (!isAtTable(visit)) throw conflict()
  return room
}

/** Who is expected at a sitting: everybody who sits at the table, with an account or without. */
export const sittingIn = (room: Room, number: number): Sitting => {
  const sitting = found(room.sittings.find((one) => one.number === number))
  return { ...sitting, seats: [...room.seats, ...room.guests] }
}
