import { z } from 'zod'
import { resourceKinds } from '../../core/proposal/index.ts'
import { block, choice, dateField, hours, line, yen } from '../../lib/form-text.ts'

export const mostRows = 50

const resource = z.object({
  party: line({ max: 36, required: true }),
  kind: choice(resourceKinds),
  what: line({ max: 200, required: true }),
  amount: line({ max: 100 }),
  yen: yen().optional(),
  hours: hours().optional(),
})

const budgetLine = z.object({
  side: choice(['income', 'expense']),
  what: line({ max: 200, required: true }),
  yen: yen(),
  party: line({ max: 36 }),
})

/** Everything but its parties, which are those of the case. Every agreement has an end. */
export const agreementForm = z
  .object({
    version: z.coerce.number().int().min(0),
    purpose: block({ max: 2000, required: true }),
    issue: block({ max: 2000, required: true }),
    goal: block({ max: 1000, required: true }),
    roles: z.array(
      z.object({
        party: line({ max: 36, required: true }),
        role: block({ max: 1000, required: true }),
      }),
    ),
    resources: z.array(resource).max(mostRows),
    budget: z.array(budgetLine).max(mostRows),
    startsOn: dateField(),
    endsOn: dateField(),
    clauses: block({ max: 4000 }),
    open: block({ max: 2000 }),
    addRow: line({ max: 1 }),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'endsBeforeStart' })

export type AgreementInput = z.output<typeof agreementForm>

/** A party from the register, a section of the city hall, or whoever is in neither, by name and kind. */
export const partyForm = z
  .object({
    organization: line({ max: 36 }),
    section: line({ max: 60 }),
    name: line({ max: 100 }),
    kind: line({ max: 60 }),
  })
  .superRefine(({ organization, section, name, kind }, context) => {
    const given = [organization, section, name].filter((one) => one !== '')
    const fail = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (given.length !== 1) fail('organization', given.length === 0 ? 'whichParty' : 'oneParty')
    if (name !== '' && kind === '') fail('kind', 'required')
  })
export type PartyInput = z.output<typeof partyForm>
