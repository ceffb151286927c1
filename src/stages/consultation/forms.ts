import { z } from 'zod'
import { attachedField } from '../../core/files/index.ts'
import { block, choice, dateField, line } from '../../lib/form-text.ts'
import { outcomes } from './rules.ts'

/** A version that is no number never matches a row: the sender is told that somebody was faster. */
const version = z.coerce.number().int().catch(-1)
export const limits = { text: 4000, reason: 1000, name: 100 }

export const acceptanceForm = z.object({ version })
export const replyForm = z.object({
  text: block({ max: limits.text, required: true }),
  nextOn: dateField().optional(),
  replyFiles: attachedField(),
  version,
})
export const handoverForm = z.object({
  section: line({ max: 60, required: true }),
  handoverReason: block({ max: limits.reason, required: true }),
  version,
})
export const messageForm = z.object({
  message: block({ max: limits.text, required: true }),
  messageFiles: attachedField(),
})

export const noteForm = z.object({ note: block({ max: limits.text, required: true }) })
export const officerForm = z.object({
  officer: choice(['take', 'giveBack', 'assign']),
  /** Whom it is given to; empty: nobody in particular. */
  colleague: line({ max: 36 }),
  version,
})
export type OfficerInput = z.output<typeof officerForm>

const partyFields = z.object({
  organization: line({ max: 60 }).optional(),
  kind: line({ max: 60 }).optional(),
  name: line({ max: limits.name }).optional(),
})

/** Somebody who is in no list needs a kind and a name. */
const partyRow = partyFields.superRefine(({ organization, kind, name }, context) => {
  if (organization !== undefined) return
  for (const [field, value] of Object.entries({ kind, name }))
    if (value === undefined)
      context.addIssue({ code: 'custom', path: [field], message: 'required', input: value })
})

export const conclusionForm = z
  .object({
    outcome: choice(outcomes),
    reason: block({ max: limits.reason }),
    point: line({ max: 80 }).optional(),
    government: choice(['yes']).optional(),
    table: choice(['yes']).optional(),
    parties: z.array(partyRow).max(20).optional(),
    version,
  })
  .superRefine(({ outcome, reason }, context) => {
    if (outcome !== 'fits' && reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: 'reasonNeeded', input: reason })
  })

export type ReplyInput = { text: string; nextOn?: string | undefined }
export type PartyRow = z.output<typeof partyRow>
export type ConclusionInput = Omit<z.output<typeof conclusionForm>, 'version'>
