import { z } from 'zod'
import type { Party } from '../../../core/case/types.ts'
import { resourceKinds } from '../../../core/proposal/index.ts'
import { block, choice, dateField, line, yen } from '../../../lib/form-text.ts'
import type { Field } from './rules.ts'
import type { LineContent, LineShape } from './types.ts'

/** One form for every line; its part of the sheet says which fields it shows. */
export const lineForm = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  text: block({ max: 500, required: true }),
  party: line({ max: 36 }),
  able: choice(['can', 'cannot']).optional(),
  kind: choice(resourceKinds).optional(),
  amount: line({ max: 100 }),
  yen: yen().optional(),
  side: choice(['income', 'expense']).optional(),
  by: dateField().optional(),
  struck: choice(['yes']).optional(),
  /** Of a paper that was filled in by hand: whose proposal it is. */
  onPaperOf: line({ max: 36 }),
  /** Which button: one more line of the same part, or back to the sheet. */
  more: line({ max: 1 }),
})
export type LineInput = z.output<typeof lineForm>

export const answerForm = z.object({
  version: z.coerce.number().int().min(1),
  hash: line({ max: 64, required: true }),
  answer: choice(['agree', 'withdraw']),
})
export type AnswerInput = z.output<typeof answerForm>

/** What each shape asks besides the words; `must` cannot be left empty. */
export const askedOf: Readonly<Record<LineShape, { must: readonly Field[]; may: readonly Field[] }>> = {
  text: { must: [], may: [] },
  dated: { must: [], may: ['by'] },
  party: { must: ['party'], may: [] },
  able: { must: ['party', 'able'], may: [] },
  resource: { must: ['party', 'kind'], may: ['amount', 'yen'] },
  budget: { must: ['side', 'yen'], may: ['party'] },
}

const isAsked = (shape: LineShape, field: Field): boolean =>
  [...askedOf[shape].must, ...askedOf[shape].may].includes(field)

/** Only what the part asks for stands in the line; what else was sent is nobody's. */
export function contentFrom(shape: LineShape, input: LineInput): LineContent {
  const { text, struck, ...rest } = input
  const own = Object.entries(rest).filter(
    ([field, value]) => isAsked(shape, field as Field) && value !== undefined && value !== '',
  )
  return { text, ...Object.fromEntries(own), ...(struck ? { struck: true as const } : {}) }
}

type Mistake = { field: string; code: string }

export function mistakesIn(
  shape: LineShape,
  input: LineInput,
  parties: readonly Pick<Party, 'id'>[],
): Mistake[] {
  const content = contentFrom(shape, input)
  const missing = askedOf[shape].must.filter((field) => content[field] === undefined)
  const strangers = (['party', 'onPaperOf'] as const).filter((field) => {
    const named = field === 'party' ? content.party : input.onPaperOf
    return named !== undefined && named !== '' && parties.every(({ id }) => id !== named)
  })
  return [
    ...missing.map((field) => ({ field, code: 'required' })),
    ...strangers.map((field) => ({ field, code: 'badChoice' })),
  ]
}
