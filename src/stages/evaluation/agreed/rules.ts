import { z } from 'zod'
import { type CaseSubject, partyOf } from '../../../core/case/types.ts'
import type { Joint } from '../../../core/joint/index.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import { choice, line } from '../../../lib/form-text.ts'
import type { Plan, Question } from '../plan.ts'

const several = z.preprocess((sent) => [sent ?? []].flat(), z.array(z.string().max(60)).max(200))
const topics = ['relationship', 'result'] as const
/** Questions of the parties' own, besides the city's. */
export const ownQuestions = 3
export const longest = 200

export const changeForm = z.object({
  version: z.coerce.number().int().catch(-1),
  keep: several,
  own: z.array(z.object({ topic: choice(topics), text: line({ max: longest }) })).max(ownQuestions),
})
export type ChangeInput = z.output<typeof changeForm>

/** What is fixed is changed while the case runs, before anybody is asked at its end. */
export const mayChange = (
  viewer: Viewer,
  { case: { stage, state }, parties }: CaseSubject,
  joint: Joint<Plan> | undefined,
): boolean =>
  stage === 'running' && state === 'open' && !joint?.effect && partyOf(viewer, parties) !== undefined

/** The city's items that were kept, and the parties' own. */
export function changedPlan(plan: Plan, { keep, own }: ChangeInput): Plan {
  const of = (topic: (typeof topics)[number]): Question[] => [
    ...plan[topic].filter(({ code }) => keep.includes(code)),
    ...own.flatMap((asked, index) =>
      asked.topic === topic && asked.text !== ''
        ? [{ code: `own-${index + 1}`, question: { ja: asked.text } }]
        : [],
    ),
  ]
  return { ...plan, relationship: of('relationship'), result: of('result') }
}

/** Result and relationship are both looked at: neither may be left without a question. */
export const lacksTopic = ({ relationship, result }: Plan): boolean =>
  relationship.length === 0 || result.length === 0
