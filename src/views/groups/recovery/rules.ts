import { z } from 'zod'
import { readEmail, seenThings } from '../../../core/group/index.ts'
import { block, choice, line, reading } from '../../../lib/form-text.ts'

const email = z.unknown().transform((value, context): string => {
  const typed = typeof value === 'string' ? value.trim() : ''
  const read = typed === '' ? '' : readEmail(typed)
  if (read === undefined) context.addIssue({ code: 'custom', message: 'badEmail', input: undefined })
  return read ?? ''
})

export const recoveryForm = z
  .object({
    member: line({ max: 36 }),
    name: line({ max: 100 }),
    reading: reading({ max: 100 }),
    email,
    ends: z.array(line({ max: 36 })),
    seen: z.array(choice(seenThings)).min(1),
    checked: block({ max: 1000, required: true }),
  })
  .refine(({ member, name }) => member !== '' || name !== '', { path: ['member'], message: 'needWho' })
export type RecoveryInput = z.output<typeof recoveryForm>

export const objectionForm = z.object({ reason: block({ max: 1000, required: true }) })
