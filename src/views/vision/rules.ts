import { z } from 'zod'
import { publicationRules } from '../../core/moderation/index.ts'
import { isCoordination, isStaff, type Viewer } from '../../core/people/viewer.ts'
import type { Policy } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, choice, line } from '../../lib/form-text.ts'
import type { VisionState } from '../../platform/db/tables/vision.ts'

export const most = { text: 140, penName: 20, note: 500, objection: 1000, name: 40, lead: 300 } as const

export const postForm = z.object({
  text: block({ max: most.text, required: true }),
  penName: line({ max: most.penName }),
  credit: line({ max: 3 }),
  theme: line({ max: 10 }),
})
export type PostInput = z.output<typeof postForm>

export const cardForm = postForm.extend({ publish: line({ max: 3 }), scan: line({ max: 36 }) })
export type CardInput = z.output<typeof cardForm>

export const decisionForm = z.object({
  decision: choice(['show', 'refuse']),
  rule: line({ max: 60 }),
  note: block({ max: most.note }),
  themes: z.array(line({ max: 36 })),
  version: z.coerce.number().int(),
})
export type Decision = z.output<typeof decisionForm>

export const themeForm = z.object({
  name: line({ max: most.name, required: true }),
  lead: block({ max: most.lead }),
  post: line({ max: 10 }),
})
export const themeChangeForm = z.object({
  name: line({ max: most.name, required: true }),
  lead: block({ max: most.lead }),
  closed: line({ max: 3 }),
  version: z.coerce.number().int(),
})
export const objectionForm = z.object({ objection: block({ max: most.objection, required: true }) })

/** A telephone number or an address of mail is never needed here, and easily left in by mistake. */
const reaches = /[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+81|0)\d{1,4}[-ー－\s(（]?\d{1,4}[-ー－\s)）]?\d{3,4}/iu

/** What a writer is told at once, before anybody has read it. */
export const contactIn = ({ text, penName }: Pick<PostInput, 'text' | 'penName'>): FieldError[] =>
  [
    { field: 'text', typed: text },
    { field: 'penName', typed: penName },
  ]
    .filter(({ typed }) => reaches.test(typed.normalize('NFKC')))
    .map(({ field }) => ({ field, code: 'contactInIt' }))

type Decided = { state: VisionState; decided_by: string | null }

/** A refusal names a rule of the city; nobody looks a second time at what they refused themselves. */
export function mistakesIn(
  { definition, viewer }: Visit,
  decision: Pick<Decision, 'decision' | 'rule'>,
  post: Decided,
): FieldError[] {
  const known = publicationRules(definition).some(({ code }) => code === decision.rule)
  return [
    ...(decision.decision === 'refuse' && !known ? [{ field: 'rule', code: 'badChoice' }] : []),
    ...(isOwnRefusal(viewer, post) ? [{ field: 'decision', code: 'anotherPerson' }] : []),
  ]
}

export const isOwnRefusal = (viewer: Viewer, { state, decided_by }: Decided): boolean =>
  state === 'objected' && decided_by === viewer?.person.id

/** What is waiting is decided on; what is shown can be taken down. */
export const canDecide = (state: VisionState, decision: Decision['decision']): boolean =>
  ['waiting', 'objected'].includes(state) || (state === 'shown' && decision === 'refuse')

export const office: Policy = { says: 'the coordination office', may: isCoordination }
export const typists: Policy = {
  says: 'staff of the city hall, or the support centre, who type in what was written on a card',
  may: (viewer) => isStaff(viewer) || viewer?.hat.kind === 'supportCenter',
}
/** Whose it is stands with each post: another’s is not found. */
export const writers: Policy = {
  says: 'whoever wrote the post, by their account or by the cookie of their browser; another’s is not found',
  may: () => true,
}
