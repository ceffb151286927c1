import type { PlainDate } from '../../lib/dates.ts'

/** A section that the city itself made, beside those of its file. */
export type SectionMade = {
  code: string
  name: string
  name_en: string
  department: string
  /** Fields that go to it first. */
  fields: readonly string[]
}
export type SectionStep = { from_code: string; to_codes: readonly string[] }

/** 機構改革: what a plan made of a city's sections from its day on. */
export type Reorganisation = {
  effectiveOn: PlainDate
  made: readonly SectionMade[]
  changes: readonly SectionStep[]
  /** Holds no more; the names it made stay readable. */
  undone: boolean
}

/**
 * What is in force for a code: the code itself while nothing became of it, otherwise what did, over any number of
 * changes in their order. After a split there are several, and each case tells which one has it.
 */
export function sectionsNow(changes: readonly SectionStep[], code: string): string[] {
  const now = changes.reduce<string[]>(
    (codes, { from_code, to_codes }) => codes.flatMap((one) => (one === from_code ? to_codes : [one])),
    [code],
  )
  return [...new Set(now)]
}

/** Every change that holds, in its order. */
export const stepsOf = (done: readonly Reorganisation[] | undefined): SectionStep[] =>
  (done ?? []).filter(({ undone }) => !undone).flatMap(({ changes }) => changes)

/** The one section that took over; after a split the first named. */
export const successorOf = (done: readonly Reorganisation[] | undefined, code: string): string =>
  sectionsNow(stepsOf(done), code)[0] ?? code
