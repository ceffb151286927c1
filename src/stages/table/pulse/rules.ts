import type { PlainDate } from '../../../lib/dates.ts'

/** From so many people on their marks are shown as a group, and nobody's own mark is kept. */
export const leastForGroup = 4
/** So many days a pulse stays open. */
export const pulseDays = 14

export const marks = [1, 2, 3, 4] as const

/** Sums by principle and mark; or, of fewer people, each one's marks under their seat. */
type Sums = Record<string, Record<string, number>>
type Named = Record<string, Record<string, number>>

export type Pulse = {
  sitting: number
  mode: 'group' | 'named'
  /** Who has answered: people as a group, seats where each is named. In no order that tells of time. */
  given: string[]
  marks: Sums | Named
  people: number
  until_on: PlainDate
}

/** Fixed when the sitting was held, so that everybody knows it before they answer. */
export const modeFor = (people: number): Pulse['mode'] => (people >= leastForGroup ? 'group' : 'named')

export const isPulseOpen = (pulse: Pulse, today: PlainDate): boolean =>
  today <= pulse.until_on && pulse.given.length < pulse.people

/**
 * What is shown, and only when nothing more can come: a sum that grew from one look to the next would tell the mark of
 * whoever answered between. As a group also only when enough have answered.
 */
export const isPulseShown = (pulse: Pulse, today: PlainDate): boolean =>
  !isPulseOpen(pulse, today) &&
  (pulse.mode === 'group' ? pulse.given.length >= leastForGroup : pulse.given.length > 0)

/** The pulse with one more answer in it. As a group nothing of it can be told from the rest. */
export function withMarks(pulse: Pulse, by: string, given: Readonly<Record<string, number>>): Pulse {
  const after = { ...pulse, given: [...pulse.given, by].sort() }
  if (pulse.mode === 'named') return { ...after, marks: { ...pulse.marks, [by]: { ...given } } }
  const sums: Sums = structuredClone(pulse.marks)
  for (const [principle, mark] of Object.entries(given)) {
    const row = sums[principle] ?? {}
    sums[principle] = { ...row, [mark]: (row[mark] ?? 0) + 1 }
  }
  return { ...after, marks: sums }
}
