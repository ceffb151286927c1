import { z } from 'zod'
import { type Party, partyOf } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { isOfSection, mayBind } from '../../../core/people/viewer.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { block, choice, dateField, line } from '../../../lib/form-text.ts'
import type { AheadChoice, AheadVia } from '../../../platform/db/tables/review.ts'
import { writesOnPaper } from '../rules.ts'
import type { Answer, Asked } from './queries.ts'

export const choices = [
  'finish',
  'renew',
  'rebuild',
  'handOver',
  'standAlone',
] as const satisfies readonly AheadChoice[]
export const most = 2000
const daysAhead = 60

export const daysBefore = ({ evaluation }: Pick<Definition, 'evaluation'>): number =>
  evaluation?.askAheadDays ?? daysAhead

/** One side's answer does not lead the other's: they are shown when all are in, or the end has come. */
export const isShown = (
  { ends_on }: Pick<Asked, 'ends_on'>,
  answers: readonly Pick<Answer, 'party_id'>[],
  parties: readonly { id: string }[],
  today: PlainDate,
): boolean =>
  ends_on < today ||
  (parties.length > 0 && parties.every(({ id }) => answers.some(({ party_id }) => party_id === id)))

/** What all sides want; undefined while one has not answered or wants something else. Nobody decides for another. */
export function agreedOn(
  answers: readonly Pick<Answer, 'party_id' | 'choice'>[],
  parties: readonly { id: string }[],
): AheadChoice | undefined {
  const wanted = parties.map(({ id }) => answers.find(({ party_id }) => party_id === id)?.choice)
  const [first] = wanted
  return wanted.every((one) => one === first) ? first : undefined
}

/** Once the end has passed: what whoever answered wants, if that is one thing. Who did not answer has not consented. */
export function agreedByDate(answers: readonly Pick<Answer, 'choice'>[]): AheadChoice | undefined {
  const [first] = answers
  return answers.every(({ choice }) => choice === first?.choice) ? first?.choice : undefined
}

/** Sides that said nothing. */
export const silentOf = <P extends { id: string }>(
  answers: readonly Pick<Answer, 'party_id'>[],
  parties: readonly P[],
): P[] => parties.filter(({ id }) => answers.every(({ party_id }) => party_id !== id))

/**
 * Staff in charge type in what a side without an account said, once the city's own side has answered, so that what they
 * read leads nobody; whoever answered for another side does not speak for this one.
 */
export function mayTypeAhead(
  { viewer, parties, case: subject }: CaseVisit,
  answers: readonly Pick<Answer, 'party_id' | 'person_id' | 'via'>[],
  party: Party,
): boolean {
  const ownIsIn = silentOf(answers, parties).every(({ section }) => section === null)
  const answered = answers.some(({ person_id, via }) => via === 'web' && person_id === viewer?.person.id)
  return writesOnPaper(party) && isOfSection(viewer, subject.section) && ownIsIn && !answered
}

/** While it runs or is looked back on, and nothing was decided yet. */
export const isOpen = ({ case: { state } }: Pick<CaseVisit, 'case'>, asked: Asked | undefined): boolean =>
  state === 'open' && asked?.choice == null

/** What a side wants binds it: whoever may bind it says so. */
export const answersFor = ({ viewer, parties }: CaseVisit) =>
  mayBind(viewer) ? partyOf(viewer, parties) : undefined

export const answerForm = z.object({ choice: choice(choices), reason: block({ max: most, required: true }) })
export type AnswerInput = z.output<typeof answerForm>

export const vias = ['paper', 'counter', 'phone', 'fax', 'mail'] as const satisfies readonly AheadVia[]
export const typedForm = answerForm.extend({
  via: choice(vias),
  saidBy: line({ max: 100, required: true }),
  saidOn: dateField(),
})
export type TypedInput = z.output<typeof typedForm>
