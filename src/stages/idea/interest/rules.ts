import { z } from 'zod'
import { type CaseSubject, partyOf } from '../../../core/case/types.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { resourceKinds } from '../../../core/proposal/index.ts'
import type { CasePolicy } from '../../../core/web/route.ts'
import { block, choice, line } from '../../../lib/form-text.ts'

export const followForm = z.object({ follow: choice(['yes', 'no']) })
export const joinForm = z.object({
  kinds: z.array(choice(resourceKinds)).default([]),
  offer: block({ max: 1000, required: true }),
})
export type Join = z.output<typeof joinForm>
export const answerForm = z.object({
  joining: line({ max: 36, required: true }),
  answer: block({ max: 1000 }),
  step: line({ max: 10 }),
  version: z.coerce.number().int(),
})
export const takeBackForm = z.object({ version: z.coerce.number().int() })
export type AnswerToJoin = z.output<typeof answerForm>

/** By account, or as whoever came with a number and its key. */
export const whoeverFollows: CasePolicy = {
  says: 'whoever is signed in and may see the case',
  may: (viewer) => viewer !== undefined,
}

/** A resident for themselves, a person of a group for it; a section takes part in other ways. */
const speaksForSomebody = (viewer: Viewer): boolean =>
  viewer !== undefined &&
  !viewer.entangled &&
  (viewer.hat.organizationId !== undefined || viewer.hat.kind === 'resident')

export const whoMayJoin: CasePolicy = {
  says: 'a resident, or a person of a group',
  may: (viewer) => speaksForSomebody(viewer),
}

/** Whoever is not a party yet, while it goes on. */
export const canJoin = (viewer: Viewer, { case: subject, parties }: CaseSubject): boolean =>
  subject.state === 'open' && speaksForSomebody(viewer) && partyOf(viewer, parties) === undefined

/** Until the parties shape their agreement, where new parties come in by its own way. */
export const canAdd = ({ case: { state, stage } }: CaseSubject): boolean =>
  state === 'open' && ['idea', 'consultation', 'form'].includes(stage)
