import type { Channel } from '../../platform/db/tables/people.ts'

export type Reachable = {
  channel: Channel
  hasMail: boolean
  hasPhone: boolean
  hasAddress: boolean
  /** Told as staff: at their desk, by mail or not at all. */
  isStaff: boolean
}
export type Way = 'mail' | 'letter' | 'phone'

const ifNot: Record<Way, readonly Way[]> = {
  mail: ['mail', 'phone', 'letter'],
  letter: ['letter', 'phone', 'mail'],
  phone: ['phone', 'mail', 'letter'],
}

const can = (way: Way, { hasMail, hasPhone, hasAddress }: Reachable): boolean =>
  ({ mail: hasMail, phone: hasPhone, letter: hasAddress })[way]

/** The way the person chose; where it leads nowhere, the next they gave; undefined when the page must do. */
export function wayTo(person: Reachable): Way | undefined {
  if (person.channel === 'none') return undefined
  if (person.isStaff) return person.hasMail ? 'mail' : undefined
  return ifNot[person.channel].find((way) => can(way, person))
}

/** After a mail that could not be delivered: a call where there is a number, else a letter; a call all the same when there is neither. */
export const wayInstead = (person: Reachable): 'letter' | 'phone' =>
  !person.hasPhone && person.hasAddress ? 'letter' : 'phone'
