import { isCoordination, isStaff } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { countWaiting, type Waiting } from './queries.ts'

/** Which of them is for the queries: they give a section its own cases alone. */
export const staffOfCases: Policy = {
  says: 'staff of the city hall, for the cases of their section; the coordination office for all',
  may: isStaff,
}
export const office: Policy = { says: 'the coordination office', may: isCoordination }

const counted = new WeakMap<object, Promise<Waiting>>()

/** Asked once a request, however many doors want to know. */
export function waitingOf({ tx, viewer }: Visit): Promise<Waiting> {
  const known = counted.get(tx) ?? countWaiting(tx, viewer)
  counted.set(tx, known)
  return known
}
