import { z } from 'zod'
import type { Definition } from '../../../core/edition/schema/index.ts'
import type { Joint } from '../../../core/joint/index.ts'
import { block, choice, line } from '../../../lib/form-text.ts'

export const outcomes = ['whole', 'part', 'none'] as const

export const outcomeForm = z
  .object({
    version: z.coerce.number().int().min(0),
    outcome: choice(outcomes),
    forms: z
      .array(line({ max: 60 }))
      .max(20)
      .optional(),
    goal: block({ max: 500 }),
    reason: block({ max: 2000 }),
    thanks: block({ max: 1000 }),
    else: block({ max: 2000 }),
    criteria: block({ max: 2000 }),
  })
  .superRefine(({ outcome, reason, else: other }, context) => {
    const missing = (field: string) =>
      context.addIssue({ code: 'custom', path: [field], message: 'required' })
    if (outcome !== 'whole' && reason === '') missing('reason')
    if (outcome === 'none' && other === '') missing('else')
  })
export type OutcomeInput = z.output<typeof outcomeForm>

/** How the table ends, as every party confirms it. */
export type TableOutcome = Omit<OutcomeInput, 'version' | 'forms'> & { forms: string[] }
export type CurrentOutcome = Joint<TableOutcome> | undefined

/** Only forms that the city has; of none there are none. */
export const outcomeFrom = (
  { version: _, forms = [], ...input }: OutcomeInput,
  definition: Definition,
): TableOutcome => ({
  ...input,
  forms:
    input.outcome === 'none'
      ? []
      : forms.filter((code) => definition.forms.some((form) => form.code === code)),
})
