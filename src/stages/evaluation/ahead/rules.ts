import { z } from 'zod'
import { partyOf } from '../../../core/case/types.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { mayBind } from '../../../core/people/viewer.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { block, choice } from '../../../lib/form-text.ts'
import type { AheadChoice } from '../../../platform/db/tables/review.ts'
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
  answers: readonly Answer[],
  parties: readonly { id: string }[],
  today: PlainDate,
): boolean =>
  ends_on < today ||
  (parties.length > 0 && parties.every(({ id }) => answers.some(({ party_id }) => party_id === id)))

/** What all sides want; undefined while one has not answered or wants something else. Nobody decides for another. */
export function agreedOn(
  answers: readonly Answer[],
  parties: readonly { id: string }[],
): AheadChoice | undefined {
  const wanted = parties.map(({ id }) => answers.find(({ party_id }) => party_id === id)?.choice)
  const [first] = wanted
  return wanted.every((one) => one === first) ? first : undefined
}

/** While it runs or is looked back on, and nothing was decided yet. */
export const isOpen = ({ case: { state } }: Pick<CaseVisit, 'case'>, asked: Asked | undefined): boolean =>
  state === 'open' && asked?.choice == null

/** What a side wants binds it: whoever may bind it says so. */
export const answersFor = ({ viewer, parties }: CaseVisit) =>
  mayBind(viewer) ? partyOf(viewer, parties) : undefined

export const answerForm = z.object({ choice: choice(choices), reason: block({ max: most, required: true }) })
export type AnswerInput = z.output<typeof answerForm>
