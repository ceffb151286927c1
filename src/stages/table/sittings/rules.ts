import { z } from 'zod'
import { choice, dateField, line } from '../../../lib/form-text.ts'

/** A time of day as people type it: 18:30, １８：３０, 18時30分, 18時. */
const timeField = () =>
  line({ max: 20, required: true }).transform((text, context): string => {
    const found = /^(\d{1,2})(?:[:：時](\d{1,2})?分?)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
    const [hour, minute] = [Number(found?.[1] ?? 99), Number(found?.[2] ?? 0)]
    if (hour > 23 || minute > 59) {
      context.addIssue({ code: 'custom', message: 'badTime', input: undefined })
      return z.NEVER
    }
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  })

/** Whole minutes, or none said. */
const minutesField = () =>
  line({ max: 3 }).transform((text, context): number | undefined => {
    if (text === '') return undefined
    const plain = text.normalize('NFKC')
    if (/^[1-9]\d{0,2}$/.test(plain)) return Number(plain)
    context.addIssue({ code: 'custom', message: 'badNumber', input: undefined })
    return z.NEVER
  })

/** How a round of writing is kept: its day, from beginning to end. */
export const wholeDay = { from: '00:00', until: '23:59' } as const

export const mostCandidates = 5

const candidate = z
  .object({ on: dateField(), from: timeField(), until: timeField() })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'endsBeforeStart' })

const where = { place: line({ max: 200 }), online: line({ max: 300 }) }

/** One time is the date; of several the best is looked for. */
export const sittingForm = z.object({
  candidates: z.array(candidate).max(mostCandidates).optional(),
  ...where,
})
export type SittingInput = z.output<typeof sittingForm>

export const answerForm = z.object({
  member: line({ max: 36 }),
  answers: z.array(
    z.object({ candidate: line({ max: 36, required: true }), answer: choice(['yes', 'maybe', 'no']) }),
  ),
})
export type AnswerInput = z.output<typeof answerForm>

export const choiceForm = z.object({ candidate: line({ max: 36, required: true }) })

export const mostPoints = 20
export const planForm = z.object({
  version: z.coerce.number().int().catch(-1),
  ...where,
  agenda: z
    .array(z.object({ text: line({ max: 200 }), minutes: minutesField() }))
    .max(mostPoints)
    .optional(),
})
export type PlanInput = z.output<typeof planForm>
