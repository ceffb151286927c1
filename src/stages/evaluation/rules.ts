import { type CaseSubject, type Party, partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { hasStage } from '../../core/edition/view.ts'
import { isOfSection, mayBind, type Viewer } from '../../core/people/viewer.ts'
import { addDays, type PlainDate } from '../../lib/dates.ts'
import type { Text } from '../../lib/language.ts'

export type Question = {
  code: string
  question: Text
  for?: 'citizens' | 'government' | undefined
  about?: 'ourselves' | 'others' | undefined
}
/** What is asked in one round, fixed when it opens: a later edition of the city changes nothing in it. */
export type Questions = {
  relationship: Question[]
  result: Question[]
  notes: Question[]
  reasonAt: number[]
  proposedByYui: boolean
  switchedOnByDemo: boolean
}
export type Mark = { value: number; label: Text }

/** One party's sheet. A mark of null: does not know, or would rather not say. */
export type Answers = {
  marks: Record<string, number | null>
  words: Record<string, string>
  notes: Record<string, string>
}
export type Opening = { partyId: string; answers: Answers }
export type Round = {
  questions: Questions
  scale: Mark[]
  sealKey: string
  dueOn: PlainDate
  /** Parties whose sheet is in. What they wrote is not here: it exists only encrypted. */
  handedIn: string[]
  /** Empty until all are in and the job has opened them. */
  openings: Opening[]
}

/** What every sheet asks in words, besides what the city asks. */
export const freeNotes = ['wentWell', 'wouldChange', 'learned'] as const

/** A city without an evaluation of its own has none, unless somebody switched Yui's on. */
export const hasEvaluation = (definition: Definition): boolean =>
  hasStage(definition, 'evaluation') && definition.evaluation !== undefined

const question = ({ code, question, for: side, about }: Question): Question => ({
  code,
  question,
  ...(side ? { for: side } : {}),
  ...(about ? { about } : {}),
})

export function questionsOf(evaluation: NonNullable<Definition['evaluation']>): Questions {
  return {
    relationship: evaluation.relationship.map(question),
    result: evaluation.result.map(question),
    notes: (evaluation.notes ?? []).map(question),
    reasonAt: evaluation.reasonAt ?? [],
    proposedByYui: evaluation.proposedByYui,
    switchedOnByDemo: evaluation.switchedOnByDemo,
  }
}

const daysToAnswer = 30
export const sheetDueOn = (today: PlainDate): PlainDate => addDays(today, daysToAnswer)

export const isAskedOf = (asked: Question, party: Pick<Party, 'government'>): boolean =>
  asked.for === undefined || asked.for === (party.government ? 'government' : 'citizens')

/** The marked questions that a party is asked, relationship first. */
export const askedOf = ({ relationship, result }: Questions, party: Pick<Party, 'government'>): Question[] =>
  [...relationship, ...result].filter((asked) => isAskedOf(asked, party))

export const isEvaluating = ({ case: { stage, state } }: Pick<CaseSubject, 'case'>): boolean =>
  stage === 'evaluation' && state === 'open'

const handsInFor = ['secretary', 'officer', 'coordination']

/** Whoever acts for a party hands its sheet in: who may bind it, its secretary, its section's officers. */
export const sheetParty = (viewer: Viewer, { parties }: Pick<CaseSubject, 'parties'>): Party | undefined =>
  mayBind(viewer) || handsInFor.includes(viewer?.hat.kind ?? '') ? partyOf(viewer, parties) : undefined

/** Nobody of this party has an account: it writes on paper, and staff type it in. */
export const writesOnPaper = ({ person_id, organization_id, section }: Party): boolean =>
  (person_id ?? organization_id ?? section) === null

/**
 * The section in charge may type in a paper sheet, and thereby knows it; a section that is itself a party only after
 * its own sheet is sealed, so that what it read changes nothing in what it wrote.
 */
export function mayTypeIn(viewer: Viewer, subject: CaseSubject, round: Round, party: Party): boolean {
  const own = partyOf(viewer, subject.parties)
  const isFree = own === undefined || round.handedIn.includes(own.id)
  const waits = isEvaluating(subject) && !round.handedIn.includes(party.id)
  return waits && isFree && writesOnPaper(party) && isOfSection(viewer, subject.case.section)
}

export type RoundState = 'waiting' | 'opening' | 'opened'

/** Nothing is opened before every party is in; a due date that has passed opens nothing either. */
export const allIn = (handedIn: readonly string[], parties: readonly { id: string }[]): boolean =>
  parties.length > 0 && parties.every(({ id }) => handedIn.includes(id))

export function stateOf({ handedIn, openings }: Round, parties: readonly Party[]): RoundState {
  if (openings.length > 0) return 'opened'
  return allIn(handedIn, parties) ? 'opening' : 'waiting'
}

/** What a sealed sheet is bound to: it cannot be passed off as another party's or another case's. */
export const sealContext = (cityId: string, caseId: string, partyId: string): string =>
  `${cityId}/${caseId}/${partyId}`

/** What the parties say together, once all have confirmed it. */
export type Statement = { achieved: string; wentWell: string; change: string; learned: string }
export const statementParts = ['achieved', 'wentWell', 'change', 'learned'] as const
