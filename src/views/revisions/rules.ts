import { z } from 'zod'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import { block, choice, dateField, line } from '../../lib/form-text.ts'
import type { ProposalAnswer, RevisionState } from '../../platform/db/tables/revisions.ts'
import { partCodes } from './texts.ts'

export const most = { title: 100, line: 200, text: 4000, file: 1_000_000 } as const
export const answerKinds = ['taken', 'later', 'declined'] as const satisfies readonly ProposalAnswer[]

export const office: Policy = { says: 'the coordination office', may: isCoordination }
export const proposers: Policy = {
  says: 'staff, a member of the council, or, from the evaluation of their own case, a party of it',
  may: (viewer) => viewer !== undefined && !viewer.person.guest && viewer.hat.kind !== 'former',
}
/** Who proposes without a case at hand: whose task the guideline is. */
export const proposesFreely = (viewer: Viewer): boolean => isStaff(viewer) || viewer?.hat.kind === 'council'
/** A draft before it is shown to everybody. */
export const readsDrafts = (viewer: Viewer): boolean => proposesFreely(viewer)

/** Only while it is neither decided nor withdrawn is a draft written on. */
export const isOpen = (state: RevisionState): boolean => state === 'draft' || state === 'shown'

const version = z.coerce.number().int().min(1)
export const versionForm = z.object({ version })
export const proposalForm = z.object({
  body: line({ max: 60 }),
  number: line({ max: 20 }),
  part: choice(partCodes),
  title: line({ max: most.title, required: true }),
  wish: block({ max: most.text, required: true }),
  reason: block({ max: most.text, required: true }),
})
export type ProposalInput = z.output<typeof proposalForm>
export const answerForm = z.object({
  version,
  kind: choice(answerKinds),
  answer: block({ max: most.text, required: true }),
})
export const revisionForm = z.object({
  title: line({ max: most.title, required: true }),
  reason: block({ max: most.text, required: true }),
})
/** The texts of one part, each with its place; an empty Japanese text is a mistake, the others may go. */
export const partForm = z.object({
  version,
  texts: z
    .array(
      z.object({
        path: line({ max: 300, required: true }),
        ja: block({ max: most.text, required: true }),
        en: block({ max: most.text }),
        easy: block({ max: most.text }),
      }),
    )
    .max(1000),
})
export type PartInput = z.output<typeof partForm>
export const decisionForm = z.object({
  version,
  title: line({ max: most.title, required: true }),
  decidedBy: line({ max: most.line, required: true }),
  decidedOn: dateField(),
  effectiveFrom: dateField(),
  decision: block({ max: most.text, required: true }),
})
export type DecisionInput = z.output<typeof decisionForm>
