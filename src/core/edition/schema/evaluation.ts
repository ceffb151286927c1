import { z } from '@hono/zod-openapi'
import { code, sourced, text } from './text.ts'

/** Moments at which a case looks back, and the layers in which it does, each in its order. */
const moments = ['start', 'middle', 'end', 'yearAfter'] as const
const layers = ['self', 'mutual', 'thirdParty'] as const

const question = {
  code,
  question: text,
  for: z.enum(['citizens', 'government']).optional().describe('Only this side answers; both when left out'),
  about: z.enum(['ourselves', 'others']).optional().describe('One half of a pair of items'),
  pair: code.optional().describe('The other half: the code of the item that asks the same of the other side'),
  moments: z.array(z.enum(moments)).optional().describe('When it is asked; each time when left out'),
  layers: z.array(z.enum(layers)).optional().describe('In which layers; in all when left out'),
}
const marked = {
  ...question,
  answer: z.enum(['mark', 'words']).optional().describe('words: a free box in place of a mark'),
  scale: code.optional().describe('One of `scales`; the common scale when left out'),
  weight: z.number().min(0).max(100).optional().describe('In the totals; 1 when left out'),
}
const marks = z.array(z.strictObject({ value: z.number().int().min(1).max(5), label: text }))
const weight = z.number().min(0).max(1000)

/** What a city asks when both sides look back. Items come from its principles (relationship) and aims (result). */
export const evaluation = z.strictObject({
  proposedByYui: z.boolean().describe("true: the city has published no sheet; this one is Yui's proposal"),
  switchedOnByDemo: z
    .boolean()
    .default(false)
    .describe(
      'true: the city publishes no evaluation; it is there for the office to switch on (`stages`: `off`)',
    ),
  relationship: z.array(z.strictObject({ ...marked, principle: code.optional() })).default([]),
  result: z.array(z.strictObject({ ...marked, effect: code.optional() })).default([]),
  notes: z.array(z.strictObject(question)).optional().describe('Questions answered in words only'),
  scale: marks
    .min(2)
    .optional()
    .describe(
      'The common scale, of two to five marks: anchored 1–5, three levels, A–C, はい/△/いいえ …; left out: free boxes only',
    ),
  scales: z
    .array(z.strictObject({ code, marks: marks.min(2) }))
    .optional()
    .describe('Other scales, for single items'),
  reasonAt: z
    .array(z.number().int())
    .optional()
    .describe('Values that need a reason in words: under a threshold, at the ends'),
  short: z
    .array(code)
    .optional()
    .describe(
      'Items of the short sheet, for cases without an agreement; the first of each topic when left out',
    ),
  occasions: z
    .boolean()
    .optional()
    .describe(
      'true: meetings, a bulletin, open seats, which have neither proposal nor agreement, are looked back on too, with the short sheet; they close without one when left out',
    ),
  totals: z.boolean().optional().describe('true: totals of each kind of judge are shown'),
  weights: z
    .strictObject({ citizens: weight, government: weight, thirdParty: weight.optional() })
    .optional()
    .describe('Of each kind of judge in the whole, such as 20, 20 and 60'),
  layers: z.array(z.enum(layers)).optional().describe('Who looks back; the parties together when left out'),
  thirdParty: z
    .strictObject({ body: code.describe('One of `bodies`') })
    .optional()
    .describe('Whose members look at it from outside, where the layers name a third party'),
  moments: z.array(z.enum(moments)).optional().describe('When; at the end when left out'),
  days: z.number().int().min(1).max(365).optional().describe('Days to hand in; 30 when left out'),
  askAheadDays: z
    .number()
    .int()
    .min(7)
    .max(365)
    .optional()
    .describe('Days before its end at which the parties are asked how a case shall go on; 60 when left out'),
  beneficiaries: z.boolean().optional().describe('true: those it was for are asked too'),
  askBeneficiaries: z
    .array(z.strictObject({ code, question: text, answer: marked.answer, scale: marked.scale }))
    .optional()
    .describe('What those it was for are asked; Yui’s own few questions when left out'),
  ...sourced,
})
