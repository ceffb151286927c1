import type { ProposalDraft } from '../../core/proposal/index.ts'
import { fieldsFrom } from '../../lib/form-fields.ts'
import { agreementMessages } from './messages.ts'
import { grouped } from './words.ts'

type Kept = Readonly<Record<string, string | string[]>>
type Case = { wish: string; issue: string }

const words = agreementMessages('ja')

const budgetText = ({ budget }: ProposalDraft): string[] => {
  if (budget.length === 0) return []
  const line = ({ side, what, yen }: ProposalDraft['budget'][number]) =>
    `${side === 'income' ? words.income : words.expense}：${what} ${grouped(yen)}円`
  return [[words.budget, ...budget.map(line)].join('\n')]
}

const titled = (title: string, text: string): string[] => (text === '' ? [] : [`${title}\n${text}`])

/** What has no field of its own in an agreement stands among its other clauses, under its name. */
const clausesOf = (draft: ProposalDraft): string =>
  [
    ...budgetText(draft),
    ...titled(words.endOfTable, draft.end),
    ...draft.others.flatMap(({ title, text }) => titled(title, text)),
    ...draft.open.flatMap(({ title, text }) => titled(words.openPart(title), text)),
  ].join('\n\n')

/** The first agreement as the table left it: nothing that was agreed there is typed again. */
export function keptFromTable(draft: ProposalDraft, { wish, issue }: Case): Kept {
  const { purpose, target, roles, resources, targetBy } = draft
  return fieldsFrom({
    purpose: purpose || wish,
    issue: draft.issue || issue,
    goal: target,
    roles,
    resources,
    endsOn: targetBy,
    clauses: clausesOf(draft),
  })
}
