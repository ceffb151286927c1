import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import type { Joint } from '../../core/joint/index.ts'
import { isOfSection, type Viewer } from '../../core/people/viewer.ts'
import type { BudgetLine, ResourceKind } from '../../core/proposal/index.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Text } from '../../lib/language.ts'
import type { AgreementInput } from './forms.ts'

export type Resource = {
  party: string
  kind: ResourceKind
  what: string
  amount: string
  yen?: number | undefined
  hours?: number | undefined
}

/** What the parties agree on. Promises stand here in the city's words of that day, so that they stay what was confirmed. */
export type Agreement = {
  purpose: string
  issue: string
  goal: string
  roles: { party: string; role: string }[]
  resources: Resource[]
  /** The draft budget, where money comes in or goes out. */
  budget?: BudgetLine[] | undefined
  startsOn: PlainDate
  endsOn: PlainDate
  promises: { title: Text; text?: Text | undefined }[]
  clauses: string
  /** What is known to be undecided yet, and will be talked about while it runs. */
  open?: string | undefined
}

export type CurrentAgreement = Joint<Agreement> | undefined

/** The stage is still the agreement, and nothing is in effect: only then is anything written. */
export const isBeingWritten = (subject: CaseSubject, joint: CurrentAgreement): boolean =>
  subject.case.stage === 'agreement' && subject.case.state === 'open' && !joint?.effect

/** Somebody at a screen belongs to one of the parties: by account, group or section. */
const hasOwnWriter = ({ parties }: CaseSubject): boolean =>
  parties.some((party) => party.person_id ?? party.organization_id ?? party.section)

/**
 * Every party writes. The section in charge, when it is none itself, writes the first draft for all, and goes on only
 * where no party could. Nobody else, and no administrator.
 */
export function mayWrite(viewer: Viewer, subject: CaseSubject, joint: CurrentAgreement): boolean {
  if (!isBeingWritten(subject, joint)) return false
  if (partyOf(viewer, subject.parties) !== undefined) return true
  const firstOrOnly = joint === undefined || !hasOwnWriter(subject)
  return isOfSection(viewer, subject.case.section) && firstOrOnly
}

/** A party came or left since the newest version was written: that version can no longer be confirmed by all. */
export function namesOtherParties({ parties }: CaseSubject, joint: Joint<unknown>): boolean {
  const named = joint.document.parties.map(({ id }) => id).sort()
  const present = parties.map(({ id }) => id).sort()
  return named.join() !== present.join()
}

/** The city's agreement template for the case's form, else its principles; a city without either leaves it to the parties. */
export function promisesOf(definition: Definition, form: string | null): Agreement['promises'] {
  const templates = definition.agreementTemplates
  const fitting = templates.find(({ forms }) => form !== null && forms?.includes(form))
  const template = fitting ?? templates.find(({ forms }) => forms === undefined)
  if (template !== undefined) return template.clauses.map(({ title, text }) => ({ title, text }))
  return definition.principles.map(({ name, slogan }) => ({ title: name, text: slogan }))
}

export type FormMistake = { field: string; code: string }

/** What the form alone cannot know: every party has a role, and nobody but a party brings anything. */
export function mistakesIn(input: AgreementInput, { parties }: CaseSubject): FormMistake[] {
  return parties.flatMap(({ id }, index) =>
    input.roles.some(({ party }) => party === id) ? [] : [{ field: `roles.${index}.role`, code: 'required' }],
  )
}

export const namesStrangers = (input: AgreementInput, { parties }: CaseSubject): boolean =>
  [...input.roles, ...input.resources, ...input.budget.filter(({ party }) => party !== '')].some(
    ({ party }) => parties.every(({ id }) => id !== party),
  )

const budgetLineFrom = ({ party, ...line }: AgreementInput['budget'][number]): BudgetLine =>
  party === '' ? line : { ...line, party }

export function agreementFrom(
  input: AgreementInput,
  { parties }: CaseSubject,
  promises: Agreement['promises'],
): Agreement {
  const { purpose, issue, goal, resources, budget, startsOn, endsOn, clauses, open } = input
  const roles = parties.map(({ id }) => ({
    party: id,
    role: input.roles.find(({ party }) => party === id)?.role ?? '',
  }))
  return {
    purpose,
    issue,
    goal,
    roles,
    resources,
    ...(budget.length > 0 ? { budget: budget.map(budgetLineFrom) } : {}),
    startsOn,
    endsOn,
    promises,
    clauses,
    ...(open !== '' ? { open } : {}),
  }
}
