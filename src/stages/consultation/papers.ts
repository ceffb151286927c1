import type { ApprovalDraft } from '../../core/approval/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import type { Decision } from './conclusion.ts'
import type { ReplyInput } from './forms.ts'
import { consultationMessages } from './messages.ts'

/** Papers that circulate in the city hall are in Japanese, whatever language the officer reads. */
const words = consultationMessages('ja')

export function replyPaper(visit: CaseVisit, { text, nextOn }: ReplyInput): ApprovalDraft {
  const next = nextOn === undefined ? [] : [{ label: words.nextOn, text: formatDate(nextOn, 'ja') }]
  return {
    paper: { subject: words.paperReply(visit.case.title), parts: [{ label: words.text, text }, ...next] },
    content: { text, ...(nextOn === undefined ? {} : { nextOn }) },
  }
}

export function decisionPaper(visit: CaseVisit, decision: Decision): ApprovalDraft {
  const { outcome, reason, parties } = decision
  const parts = [
    { label: words.outcome, text: words[outcome] },
    { label: words.reason, text: reason },
    { label: words.paperParties, text: parties.map(({ name }) => name).join('\n') },
  ]
  return {
    paper: {
      subject: words.paperDecision(visit.case.title),
      parts: parts.filter(({ text }) => text !== ''),
    },
    content: decision,
  }
}
