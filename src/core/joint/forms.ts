import { z } from 'zod'
import { block, dateField, line } from '../../lib/form-text.ts'

const version = z.coerce.number().int().min(1)

export const confirmForm = z.object({ version, hash: line({ max: 64, required: true }) })
export const paperForm = z.object({
  partyId: line({ max: 36, required: true }),
  signer: line({ max: 100, required: true }),
  signedOn: dateField().optional(),
  version,
  hash: line({ max: 100, required: true }),
})
export const reminderForm = z.object({ version, partyId: line({ max: 36, required: true }) })
export const silenceForm = reminderForm.extend({ silence: block({ max: 1000, required: true }) })
export const wordForm = z.object({ version, word: block({ max: 1000, required: true }) })
export const objectionForm = z.object({ version, reason: block({ max: 1000, required: true }) })
