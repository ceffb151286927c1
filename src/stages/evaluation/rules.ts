import { type CaseSubject, type Party, partyOf } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { hasStage } from '../../core/edition/view.ts'
import { isOfSection, mayBind, type Viewer } from '../../core/people/viewer.ts'
import type { PlainDate } from '../../lib/dates.ts'
import type { Layer, Mark, Moment, Questions } from './plan.ts'

export {
  askedOf,
  type Layer,
  type Mark,
  type Moment,
  type Question,
  type Questions,
  questionsOf,
} from './plan.ts'

/** One party's sheet. A mark of null: does not know, or would rather not say. */
export type Answers = {
  marks: Record<string, number | null>
  words: Record<string, string>
  notes: Record<string, string>
}
/** Of somebody from outside there is no party. */
export type Opening = { partyId: string | null; answers: Answers }
/** One collection of sealed sheets: of one moment, in one layer. */
export type Round = {
  /** Counts the rounds of a case from 1. */
  round: number
  moment: Moment
  layer: Layer
  planVersion: number
  questions: Questions
  scale: Mark[]
  sealKey: string
  dueOn: PlainDate
  openedOn: PlainDate
  /** Who has handed in: parties, or people from outside. What they wrote is not here: it exists only encrypted. */
  handedIn: string[]
  /** Those of them whose sheet came after the date. */
  late: string[]
  /** How many from outside were asked. */
  judges: number
  /** Empty until all are in or the date has come, and the job has opened them. */
  openings: Opening[]
}

/** What every sheet asks in words, besides what the city asks. */
export const freeNotes = ['wentWell', 'wouldChange', 'learned'] as const

/** A city without an evaluation of its own has none, unless somebody switched Yui's on. */
export const hasEvaluation = (definition: Definition): boolean =>
  hasStage(definition, 'evaluation') && definition.evaluation !== undefined

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
  const waits = takesSheets(subject, round) && !round.handedIn.includes(party.id)
  return waits && isFree && writesOnPaper(party) && isOfSection(viewer, subject.case.section)
}

export type RoundState = 'waiting' | 'opening' | 'opened'

/** Every one of them is in. */
export const allIn = (handedIn: readonly string[], parties: readonly { id: string }[]): boolean =>
  parties.length > 0 && parties.every(({ id }) => handedIn.includes(id))

/** The day until which sheets are sealed has passed: what is in is opened, and who is missing is shown as missing. */
export const isDue = ({ dueOn }: Pick<Round, 'dueOn'>, today: PlainDate): boolean => dueOn < today

type Progress = Pick<Round, 'handedIn' | 'openings' | 'dueOn'>

export function stateOf(round: Progress, parties: readonly { id: string }[], today?: PlainDate): RoundState {
  const { handedIn, openings } = round
  if (openings.length > 0) return 'opened'
  const dated = today !== undefined && isDue(round, today) && handedIn.length > 0
  return dated || allIn(handedIn, parties) ? 'opening' : 'waiting'
}

/**
 * Whose words a viewer may read once a round is open: whoever has not handed in reads nobody's. Staff who are no party
 * stand beside the city's own: they wait until it has.
 */
export function mayReadSheets(
  viewer: Viewer,
  { parties }: Pick<CaseSubject, 'parties'>,
  round: Round,
): boolean {
  const own = partyOf(viewer, parties)
  const waitFor = own ? [own] : parties.filter(({ government }) => government)
  return waitFor.every(({ id }) => round.handedIn.includes(id))
}

/** Sheets of the end belong to the stage; those of other moments are taken whatever the case is doing. */
export const takesSheets = (subject: Pick<CaseSubject, 'case'>, { moment, layer }: Round): boolean =>
  layer !== 'thirdParty' && (moment === 'end' ? isEvaluating(subject) : true)

/** What a sealed sheet is bound to: it cannot be passed off as another judge's, another round's or another case's. */
export const sealContext = (cityId: string, caseId: string, judgeId: string, round = 1): string =>
  round === 1 ? `${cityId}/${caseId}/${judgeId}` : `${cityId}/${caseId}/${round}/${judgeId}`

/** What the parties say together, once all have confirmed it. */
export type Statement = { achieved: string; wentWell: string; change: string; learned: string }
export const statementParts = ['achieved', 'wentWell', 'change', 'learned'] as const
