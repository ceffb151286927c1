import type { ProposalDraft } from '../../core/proposal/index.ts'
import { fieldsFrom } from '../../lib/form-fields.ts'
import { agreementMessages } from './messages.ts'

type Kept = Readonly<Record<string, string | string[]>>
type Case = { wish: string; issue: string }

const words = agreementMessages('ja')

const titled = (title: string, text: string): string[] => (text === '' ? [] : [`${title}\n${text}`])

/** What has no field of its own in an agreement stands among its other clauses, under its name. */
const clausesOf = (draft: ProposalDraft): string =>
  [
    ...(draft.target === '' ? [] : titled(words.endOfTable, draft.end)),
    ...draft.others.flatMap(({ title, text }) => titled(title, text)),
  ].join('\n\n')

const openOf = ({ open }: ProposalDraft): string =>
  open.flatMap(({ title, text }) => titled(words.openPart(title), text)).join('\n\n')

/**
 * The first agreement as the table left it: nothing that was agreed there is typed again. Where the sheet names no result
 * by a day, the goal that the table set itself is the goal.
 */
export function keptFromTable(draft: ProposalDraft, { wish, issue }: Case): Kept {
  const { purpose, target, roles, resources, budget, targetBy } = draft
  return fieldsFrom({
    purpose: purpose || wish,
    issue: draft.issue || issue,
    goal: target || draft.end,
    roles,
    resources,
    budget,
    endsOn: targetBy,
    clauses: clausesOf(draft),
    open: openOf(draft),
  })
}
