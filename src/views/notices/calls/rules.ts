import { z } from 'zod'
import { block, choice, dateField } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'

export const results = ['talked', 'away', 'callAgain', 'wrongNumber', 'byLetter'] as const
export type CallResult = (typeof results)[number]

/** What ends a call: it was said, or a letter says it. */
export const closes = (result: CallResult): boolean => result === 'talked' || result === 'byLetter'

export const callsQuery = z.object({ after: z.string().refine(isUuid).optional().catch(undefined) })
export const tryForm = z.object({
  version: z.coerce.number().int().min(0).catch(-1),
  result: choice(results),
  note: block({ max: 300 }),
  againOn: dateField().optional(),
})
export type CallTry = z.output<typeof tryForm>
