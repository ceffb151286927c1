import { z } from 'zod'
import { choice, dateField, line } from '../../../lib/form-text.ts'
import { isUuid } from '../../../lib/ids.ts'

export const lettersQuery = z.object({
  show: z.enum(['waiting', 'posted']).catch('waiting'),
  after: z.string().refine(isUuid).optional().catch(undefined),
})

const uuids = z
  .array(line({ max: 36 }).refine(isUuid))
  .max(100)
  .optional()

export const marksForm = z
  .object({
    mark: choice(['printed', 'posted']),
    letters: uuids,
    on: dateField().optional().catch(undefined),
  })
  .superRefine(({ mark, letters, on }, context) => {
    if ((letters ?? []).length === 0)
      context.addIssue({ code: 'custom', path: ['letters'], message: 'letters' })
    if (mark === 'posted' && on === undefined)
      context.addIssue({ code: 'custom', path: ['on'], message: 'badDate' })
  })
