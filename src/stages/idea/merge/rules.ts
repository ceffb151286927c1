import { z } from 'zod'
import type { Case, CaseSubject, Entry } from '../../../core/case/types.ts'
import { isOfSection, type Viewer } from '../../../core/people/viewer.ts'
import { block, line } from '../../../lib/form-text.ts'
import { isWithdrawable, most } from '../rules.ts'

const reason = block({ max: most.reason, required: true })

export const mergeForm = z.object({ into: line({ max: 40, required: true }), reason })
export type MergeInput = z.output<typeof mergeForm>

export const undoForm = z.object({ reason })

/** The part that goes on as a matter of its own; the words of the first stay as they were sent. */
export const splitForm = z.object({
  title: line({ max: most.title, required: true }),
  issue: block({ max: most.issue, required: true }),
  wish: block({ max: most.wish, required: true }),
  field: line({ max: 60, required: true }),
  reason,
  version: z.coerce.number().int().catch(-1),
})
export type SplitInput = z.output<typeof splitForm>

/** While an idea still waits for its answer: later the parties have begun to shape it together. */
export const isMovable = isWithdrawable

/** Whoever looks after it, and nobody who belongs to it in another hat. */
export const mayMove = (viewer: Viewer, subject: CaseSubject): boolean =>
  isMovable(subject.case) && isOfSection(viewer, subject.case.section)

/** Why an idea cannot be merged into this one; undefined where it can. */
export function whyNot(
  viewer: Viewer,
  from: Pick<Case, 'id'>,
  into: CaseSubject | undefined,
): 'unknown' | 'same' | 'notOpen' | undefined {
  if (into === undefined || !isOfSection(viewer, into.case.section)) return 'unknown'
  if (into.case.id === from.id) return 'same'
  return isMovable(into.case) ? undefined : 'notOpen'
}

const answers = ['answer', 'replied', 'concluded']

/** What is built on a merge, by the thread of the case it went into: an answer or a conclusion that both received since. */
export function isBuiltOn(thread: readonly Pick<Entry, 'stage' | 'kind' | 'facts'>[], from: string): boolean {
  const at = thread.findLastIndex(({ kind, facts }) => /^absorbed/.test(kind) && facts.number === from)
  return thread.slice(at + 1).some(({ stage, kind }) => stage === 'consultation' && answers.includes(kind))
}
