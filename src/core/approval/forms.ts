import { z } from 'zod'
import { dateField, line } from '../../lib/form-text.ts'

/** A version that is no number never matches a row: the sender is told that somebody was faster. */
const version = z.coerce.number().int().catch(-1)

export const recordForm = z.object({
  number: line({ max: 60, required: true }),
  approvedOn: dateField(),
  version,
})
export const versionForm = z.object({ version })
