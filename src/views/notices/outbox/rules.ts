import { z } from 'zod'
import { email, line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'

export const mailStates = ['waiting', 'held', 'sent', 'bounced', 'givenUp'] as const
export type MailState = (typeof mailStates)[number]

type Told = {
  sent_at: Date | null
  held_at: Date | null
  bounced_at: Date | null
  failed_count: number
}

/** After so many tries the sender leaves it, see core/mail. */
const mostTries = 12

export function stateOf({ sent_at, held_at, bounced_at, failed_count }: Told): MailState {
  if (bounced_at) return failed_count >= mostTries ? 'givenUp' : 'bounced'
  if (sent_at) return 'sent'
  return held_at ? 'held' : 'waiting'
}

export const listQuery = z.object({
  state: z.enum(mailStates).optional().catch(undefined),
  q: z.string().max(60).optional().catch(undefined),
  after: z.string().refine(isUuid).optional().catch(undefined),
})
export const resendForm = z.object({ address: email() })
export const nothing = z.object({})
export const waitForm = z.object({
  minutes: line({ max: 10, required: true }).transform((text, context): number => {
    const minutes = /^\d{1,4}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : Number.NaN
    if (minutes >= 0 && minutes <= 1440) return minutes
    context.addIssue({ code: 'custom', message: 'badNumber', input: undefined })
    return z.NEVER
  }),
})
