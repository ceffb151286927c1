import type { ApprovalDraft } from '../../core/approval/index.ts'
import type { AttachedFile } from '../../core/files/index.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDate } from '../../lib/dates.ts'
import type { Decision } from './conclusion.ts'
import type { ReplyInput } from './forms.ts'
import { pointName } from './guideline-points.ts'
import { consultationMessages } from './messages.ts'

/** Papers that circulate in the city hall are in Japanese, whatever language the officer reads. */
const words = consultationMessages('ja')

type Reply = Pick<ReplyInput, 'text' | 'nextOn'>

export function replyPaper(
  visit: CaseVisit,
  { text, nextOn }: Reply,
  files: readonly AttachedFile[],
): ApprovalDraft {
  const attached =
    files.length === 0 ? [] : [{ label: words.files, text: files.map(({ name }) => name).join('\n') }]
  const next = nextOn === undefined ? [] : [{ label: words.nextOn, text: formatDate(nextOn, 'ja') }]
  return {
    paper: {
      subject: words.paperReply(visit.case.title),
      parts: [{ label: words.text, text }, ...attached, ...next],
    },
    content: { text, ...(nextOn === undefined ? {} : { nextOn }), ...(files.length === 0 ? {} : { files }) },
  }
}

export function decisionPaper(visit: CaseVisit, decision: Decision): ApprovalDraft {
  const { outcome, reason, point, parties } = decision
  const parts = [
    { label: words.outcome, text: words[outcome] },
    { label: words.reason, text: reason },
    { label: words.point, text: pointName(visit.definition, point, 'ja') ?? '' },
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
