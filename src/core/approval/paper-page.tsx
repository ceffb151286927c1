import { formatDate, formatDateTime } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import {
  DescriptionList,
  Heading,
  PlainText,
  PrintButton,
  ScreenOnly,
  Section,
  Stack,
  StampBoxes,
} from '../../ui/components/index.ts'
import { ErrorSummary } from '../../ui/forms.tsx'
import { findSection } from '../edition/view.ts'
import { sayErrors } from '../web/form-words.ts'
import { casePath } from '../web/paths.ts'
import type { Failed, Page } from '../web/route.ts'
import type { CaseVisit } from '../web/visit.ts'
import { type Approval, draftHash, isWaiting } from './approval.ts'
import { approvalMessages } from './messages.ts'
import { PaperForms } from './paper-forms.tsx'
import { kindName } from './words.ts'

type PaperProps = { visit: CaseVisit; approval: Approval }

const Facts = ({ visit, approval }: PaperProps) => {
  const words = approvalMessages(visit.lang)
  const section = findSection(visit.definition, visit.case.section ?? undefined)
  const approved = approval.approved_on !== null && [
    { term: words.approvalNumber, description: approval.approval_number ?? '' },
    { term: words.approvedOn, description: formatDate(approval.approved_on, visit.lang) },
  ]
  return (
    <DescriptionList
      items={[
        { term: words.subject, description: approval.draft.paper.subject },
        { term: words.caseNumber, description: visit.case.number },
        { term: words.kind, description: kindName(approval.kind, visit.lang) },
        { term: words.state, description: words[approval.state] },
        { term: words.section, description: section ? pick(section.name, visit.lang) : '—' },
        { term: words.drafter, description: approval.drafter },
        { term: words.draftedAt, description: formatDateTime(approval.created_at, visit.lang) },
        ...(approved || []),
      ]}
    />
  )
}

const Circulation = ({ visit }: { visit: CaseVisit }) => {
  const words = approvalMessages(visit.lang)
  const boxes = [words.boxDecider, words.boxChief, words.boxSubChief, words.boxOfficer, words.boxOthers]
  return <StampBoxes caption={words.circulation} labels={boxes} />
}

const Text = ({ visit, approval }: PaperProps) => {
  const words = approvalMessages(visit.lang)
  return (
    <Section id="paper-text" title={words.body}>
      {approval.draft.paper.parts.map((part) => (
        <>
          <Heading level={3}>{part.label}</Heading>
          <PlainText text={part.text} />
        </>
      ))}
      <DescriptionList
        items={[
          {
            term: words.hash,
            description: (
              <>
                <code>{draftHash(approval)}</code>
                <br />
                <small>{words.hashHint}</small>
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

/** The draft as it circulates, printed on A4, and what can be done with it next. */
export function paperPage(visit: CaseVisit, approval: Approval, failed?: Failed): Page {
  const words = approvalMessages(visit.lang)
  const labels = { number: words.approvalNumber, approvedOn: words.approvedOn }
  const errors = sayErrors(failed?.errors ?? [], visit.lang, labels, { futureDate: words.futureDate })
  const body = (
    <>
      <ErrorSummary lang={visit.lang} errors={errors} />
      <Heading level={1} kicker={visit.case.title}>
        {words.paperTitle}
      </Heading>
      {isWaiting(approval) && (
        <ScreenOnly>
          {approval.state === 'draft' && <p>{words.paperLead}</p>}
          <PrintButton lang={visit.lang} />
        </ScreenOnly>
      )}
      <Facts visit={visit} approval={approval} />
      <Circulation visit={visit} />
      <Text visit={visit} approval={approval} />
      <ScreenOnly>
        <Stack>
          <PaperForms visit={visit} approval={approval} errors={errors} kept={failed?.kept ?? {}} />
        </Stack>
      </ScreenOnly>
    </>
  )
  return {
    title: `${words.paperTitle} ${visit.case.number}`,
    body,
    breadcrumbs: [
      { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
      { label: words.listTitle, href: casePath(visit.city, visit.case.number, '/approvals') },
    ],
    ...(failed ? { status: 422 as const } : {}),
  }
}
