import { formatDate, formatDateTime } from '../../lib/dates.ts'
import { Chip, DataTable, EmptyState, Heading, type Tone } from '../../ui/components/index.ts'
import { casePath } from '../web/paths.ts'
import type { Page } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import type { Approval } from './approval.ts'
import { approvalMessages } from './messages.ts'
import { kindName } from './words.ts'

const tones: Record<Approval['state'], Tone> = {
  draft: 'warning',
  approved: 'info',
  released: 'success',
  withdrawn: 'neutral',
}

const approvalCell = (approval: Approval, { lang }: CaseVisit) =>
  approval.approved_on === null
    ? '—'
    : `${approval.approval_number} ${formatDate(approval.approved_on, lang)}`

/** Everything drafted in the case, for the section in charge. */
export function approvalListPage(visit: CaseVisit, approvals: readonly Approval[]): Page {
  const words = approvalMessages(visit.lang)
  const caseHref = casePath(visit.city, visit.case.number)
  const body = (
    <>
      <Heading level={1} kicker={`${visit.case.number} ${visit.case.title}`} lead={words.listLead}>
        {words.listTitle}
      </Heading>
      {approvals.length === 0 ? (
        <EmptyState
          title={words.none}
          text={words.noneText}
          action={{ href: caseHref, label: words.backToCase }}
        />
      ) : (
        <DataTable
          id="approvals"
          stack
          caption={words.listTitle}
          columns={[
            { label: words.columnPaper },
            { label: words.columnState },
            { label: words.columnDrafted },
            { label: words.columnApproval },
          ]}
          rows={approvals.map((approval) => [
            <a href={casePath(visit.city, visit.case.number, `/approvals/${approval.id}`)}>
              {kindName(approval.kind, visit.lang)}
            </a>,
            <Chip tone={tones[approval.state]}>{words[approval.state]}</Chip>,
            `${approval.drafter} ${formatDateTime(approval.created_at, visit.lang)}`,
            approvalCell(approval, visit),
          ])}
        />
      )}
    </>
  )
  return { title: words.listTitle, body, breadcrumbs: [{ label: visit.case.number, href: caseHref }] }
}
