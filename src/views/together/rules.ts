import { z } from 'zod'
import { type CaseSubject, partyOf } from '../../core/case/types.ts'
import { mayBind, type Viewer } from '../../core/people/viewer.ts'
import type { CasePolicy, Policy } from '../../core/web/route.ts'
import { block, choice, line } from '../../lib/form-text.ts'

export const most = { title: 100, text: 4000, message: 1000 } as const

export const newForm = z.object({
  title: line({ max: most.title, required: true }),
  issue: block({ max: most.text, required: true }),
  wish: block({ max: most.text, required: true }),
  offer: block({ max: most.message, required: true }),
  field: line({ max: 60, required: true }),
  visibility: choice(['public', 'desk']),
  partner: line({ max: 36 }),
  message: block({ max: most.message }),
})
export type NewTogether = z.output<typeof newForm>
export const inviteForm = z.object({
  partner: line({ max: 36, required: true }),
  message: block({ max: most.message }),
})
export const answerForm = z.object({ answer: choice(['accept', 'decline']), id: line({ max: 36 }) })
export const idForm = z.object({ id: line({ max: 36, required: true }) })
export const askForm = z.object({ message: block({ max: most.message }) })

/** Still looking for partners: what comes after is the agreement of all. */
export const isGathering = ({ case: { among_citizens, stage, state, kind } }: CaseSubject): boolean =>
  among_citizens && kind === 'idea' && stage === 'idea' && state === 'open'

const ofGroup = (viewer: Viewer): boolean => viewer?.hat.organizationId !== undefined

export const beginners: Policy = {
  says: 'the representative or the secretary of a group, who begin something for it',
  may: (viewer) => ofGroup(viewer) && ['representative', 'secretary'].includes(viewer?.hat.kind ?? ''),
}
export const representative: Policy = {
  says: 'the representative of the group that was asked; another group’s is not found',
  may: (viewer) => ofGroup(viewer) && mayBind(viewer),
}
export const groupOfIt: CasePolicy = {
  says: 'a group that is a party of a case among citizens',
  may: (viewer, subject) => subject.case.among_citizens && partyOf(viewer, subject.parties) !== undefined,
}
export const bindsGroupOfIt: CasePolicy = {
  says: 'whoever may bind a party of a case among citizens',
  may: (viewer, subject) => groupOfIt.may(viewer, subject) && mayBind(viewer),
}
/** Another group asks to join what it may read. */
export const otherGroup: CasePolicy = {
  says: 'the representative of a group that is no party yet, of a case among citizens that it may read',
  may: (viewer, subject) =>
    isGathering(subject) &&
    ofGroup(viewer) &&
    mayBind(viewer) &&
    partyOf(viewer, subject.parties) === undefined,
}
