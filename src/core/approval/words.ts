import { formatDate } from '../../lib/dates.ts'
import type { Lang } from '../../lib/language.ts'
import type { Stage } from '../contribution.ts'
import type { ApprovalKind } from './approval.ts'
import { approvalMessages } from './messages.ts'

const kinds: readonly ApprovalKind[] = ['reply', 'decision', 'agreement']

export function kindName(kind: unknown, lang: Lang): string {
  const known = kinds.find((one) => one === kind)
  return known === undefined ? '' : approvalMessages(lang)[known]
}

/** For the owning stage's `entries`: what happened to a draft is told in its thread, to staff alone. */
export const approvalEntries: Stage['entries'] = {
  approvalDrafted: ({ kind }, { lang }) => ({
    title: approvalMessages(lang).entryDrafted(kindName(kind, lang)),
  }),
  approvalRecorded: ({ kind, number, approvedOn }, { lang }) => ({
    title: approvalMessages(lang).entryRecorded(kindName(kind, lang)),
    text: approvalMessages(lang).entryRecordedText(String(number), formatDate(String(approvedOn), lang)),
  }),
  approvalReleased: ({ kind }, { lang }) => ({
    title: approvalMessages(lang).entryReleased(kindName(kind, lang)),
  }),
  approvalWithdrawn: ({ kind }, { lang }) => ({
    title: approvalMessages(lang).entryWithdrawn(kindName(kind, lang)),
  }),
}

export const approvalDuty = 'approval.record'

/** For the `duties` of every stage that drafts something. */
export const approvalDuties: Stage['duties'] = {
  [approvalDuty]: ({ lang }) => ({
    label: approvalMessages(lang).duty,
    path: '/approvals',
    action: approvalMessages(lang).dutyAction,
    internal: true,
  }),
}
