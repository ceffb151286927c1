import { z } from 'zod'
import { isCoordination } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import { block, line } from '../../lib/form-text.ts'

/** Answers of a fiscal year, by field, first section and the one that answered. */
export type Sum = {
  fiscal_year: number
  field: string
  first_section: string
  answered_section: string
  answered: number
  in_time: number
}
export type Count = { answered: number; inTime: number }

/** Fewer than this could be told to be somebody's own matter: such sections are counted together. */
export const leastShown = 5

const add = (one: Count, { answered, in_time }: Sum): Count => ({
  answered: one.answered + answered,
  inTime: one.inTime + in_time,
})
export const totalOf = (sums: readonly Sum[]): Count => sums.reduce(add, { answered: 0, inTime: 0 })

export const percentOf = ({ answered, inTime }: Count): number =>
  answered === 0 ? 0 : Math.floor((100 * inTime) / answered)

/** The years there are, the newest first, with their totals; one with too few is not told. */
export const byYear = (sums: readonly Sum[]): { year: number; count: Count }[] =>
  [...Map.groupBy(sums, ({ fiscal_year }) => fiscal_year)]
    .map(([year, own]) => ({ year, count: totalOf(own) }))
    .sort((a, b) => b.year - a.year)

export type SectionLine = { sections: string[]; count: Count }

/**
 * Sections by their answers. Those with few are put together, and the next smallest with them until there are enough:
 * what is left out could otherwise be told from the total.
 */
export function bySection(sums: readonly Sum[]): SectionLine[] {
  const lines = [...Map.groupBy(sums, ({ answered_section }) => answered_section)]
    .map(([section, own]) => ({ sections: [section], count: totalOf(own) }))
    .sort(
      (a, b) =>
        b.count.answered - a.count.answered || (a.sections[0] ?? '').localeCompare(b.sections[0] ?? ''),
    )
  const shown = lines.filter(({ count }) => count.answered >= leastShown)
  const few = lines.filter(({ count }) => count.answered < leastShown)
  if (few.length === 0) return shown
  const together = few.reduce(merge)
  const next = together.count.answered < leastShown ? shown.pop() : undefined
  const last = next ? merge(next, together) : together
  return last.count.answered < leastShown ? shown : [...shown, last]
}

const merge = (one: SectionLine, other: SectionLine): SectionLine => ({
  sections: [...one.sections, ...other.sections],
  count: {
    answered: one.count.answered + other.count.answered,
    inTime: one.count.inTime + other.count.inTime,
  },
})

export type Accuracy = {
  field: string
  answered: number
  /** Answered by another section than the one it went to first. */
  wrong: number
  /** The section that should perhaps have it, where that is another than it has now. */
  suggested: string | undefined
}

const leastForSuggestion = 3

/** How often the first section of a field was not the one that answered, and which one mostly did. */
export function accuracyOf(sums: readonly Sum[], field: string, now: string): Accuracy {
  const own = sums.filter((sum) => sum.field === field)
  const wrong = totalOf(own.filter((sum) => sum.first_section !== sum.answered_section)).answered
  const [most] = [...Map.groupBy(own, ({ answered_section }) => answered_section)]
    .map(([section, of]) => ({ section, answered: totalOf(of).answered }))
    .sort((a, b) => b.answered - a.answered)
  const { answered } = totalOf(own)
  const isClear = most !== undefined && most.answered >= leastForSuggestion && most.answered * 2 > answered
  return { field, answered, wrong, suggested: isClear && most.section !== now ? most.section : undefined }
}

export const answersQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
})

export const routingForm = z.object({
  field: line({ max: 60, required: true }),
  /** Empty: as the city's edition says. */
  section: line({ max: 60 }),
  reason: block({ max: 500, required: true }),
  /** The newest choice that was seen: who decided on an older one is told. */
  seen: line({ max: 36 }),
})

export const routingKeeper: Policy = { says: 'the coordination office', may: isCoordination }
