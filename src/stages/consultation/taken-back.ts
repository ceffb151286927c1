import type { Approval } from '../../core/approval/index.ts'
import type { Viewer } from '../../core/people/viewer.ts'
import type { Failed } from '../../core/web/route.ts'
import { fieldsFrom } from '../../lib/form-fields.ts'
import type { Decision } from './conclusion.ts'
import type { Asked } from './pages/form-state.ts'

const kindOf: Partial<Record<Asked['form'], Approval['kind']>> = { reply: 'reply', conclusion: 'decision' }

/** A conclusion as its form was filled in. */
const decisionFields = ({ outcome, reason, point = '', parties, table }: Decision) => ({
  outcome,
  reason,
  point,
  table: table ? 'yes' : '',
  government: parties.some(({ section }) => section !== undefined) ? 'yes' : '',
  parties: parties
    .filter(({ section }) => section === undefined)
    .map(({ organizationId, kind, name }) =>
      organizationId === undefined ? { kind, name } : { organization: organizationId },
    ),
})

/**
 * What its drafter wrote, where the newest draft of a form was withdrawn: a draft is withdrawn to be put right, and is not
 * typed again. Its files stay in the thread.
 */
export function takenBack(
  viewer: Viewer,
  approvals: readonly Approval[],
  form: Asked['form'],
): Failed['kept'] | undefined {
  const newest = approvals.find(({ kind }) => kind === kindOf[form])
  if (newest?.state !== 'withdrawn' || newest.drafted_by !== viewer?.person.id) return undefined
  const { content } = newest.draft
  if (form === 'conclusion') return fieldsFrom(decisionFields(content as Decision))
  const { text, nextOn } = content
  return fieldsFrom({ text: String(text), nextOn: typeof nextOn === 'string' ? nextOn : '' })
}
