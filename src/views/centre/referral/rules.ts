import { z } from 'zod'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import { version } from '../slips/rules.ts'

export const most = { title: 100, text: 4000, about: 1000, purpose: 300, name: 100, reason: 500 }
export const outcomes = ['none', 'state', 'reply'] as const

const needed = (field: string) => ({ path: [field], message: 'required', when: () => true })

/** What is passed on; whoever agreed to be named is named, nobody else can be. */
export const referralForm = z
  .object({
    version,
    title: line({ max: most.title, required: true }),
    issue: block({ max: most.text, required: true }),
    wish: block({ max: most.text, required: true }),
    field: line({ max: 60, required: true }),
    about: block({ max: most.about }),
    named: choice(['no', 'yes']),
    name: line({ max: most.name }),
    email: line({ max: 200 }),
    phone: line({ max: 40 }),
    purpose: line({ max: most.purpose, required: true }),
    untilOn: dateField(),
    outcome: choice(outcomes),
  })
  .refine(({ named, name }) => named === 'no' || name !== '', needed('name'))
export type ReferralInput = z.output<typeof referralForm>

export const consentForm = z.object({
  version,
  how: choice(['screen', 'paper']),
  consentedOn: dateField().optional(),
  agreed: choice(['yes']),
})
export type ConsentInput = z.output<typeof consentForm>

export const withdrawalForm = z.object({ version, reason: block({ max: most.reason }) })

/** Half a year, unless the person says another day. */
export const usualUntil = (today: PlainDate): PlainDate => addDays(today, 183)

type Known = { state: string; outcome: string; until_on: PlainDate }

/** The centre sees what became of it only while the person's consent says so. */
export const mayKnowOutcome = ({ state, outcome, until_on }: Known, today: PlainDate): boolean =>
  state === 'sent' && outcome !== 'none' && today <= until_on
