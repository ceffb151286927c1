import {
  ConfirmationList,
  Confirmations,
  type JointPlace,
  sayJointErrors,
  VersionNote,
} from '../../../core/joint/index.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { DataTable, EmptyState, Heading, PrintButton, Section } from '../../../ui/components/index.ts'
import { ErrorSummary, LinkButton } from '../../../ui/forms.tsx'
import { ChangedSeats } from '../changed-seats.tsx'
import { crumbs } from '../crumbs.ts'
import { sittingNumber, sittingPath } from '../here.ts'
import { endedMessages } from '../pages/ended-messages.ts'
import { isAtTable, maySitHere } from '../rules.ts'
import { sittingMessages } from '../sittings/messages.ts'
import { minutesMessages } from './messages.ts'
import type { CurrentMinutes, Minutes } from './rules.ts'
import { MinutesText } from './text.tsx'

const Unwritten = ({ visit }: { visit: CaseVisit }) => {
  const { empty, emptyText } = minutesMessages(visit.lang)
  const { noMinutes, noMinutesText } = endedMessages(visit.lang)
  return isAtTable(visit) ? (
    <EmptyState title={empty} text={emptyText} />
  ) : (
    <EmptyState title={noMinutes} text={noMinutesText} />
  )
}

/** Whoever may still write is told so; of what is settled only that. */
function leadOf(visit: CaseVisit, joint: CurrentMinutes): string | undefined {
  const { minutesLead, minutesOpen } = endedMessages(visit.lang)
  if (joint?.effect) return minutesLead
  if (isAtTable(visit)) return minutesMessages(visit.lang).lead
  return joint && minutesOpen
}

const Written = ({ visit, joint }: { visit: CaseVisit; joint: CurrentMinutes }) => {
  const words = minutesMessages(visit.lang)
  if (joint === undefined) return <Unwritten visit={visit} />
  return (
    <>
      <ChangedSeats visit={visit} joint={joint} />
      <MinutesText visit={visit} content={joint.document.content} parties={joint.document.parties} />
      {joint.version > 1 && <p>{words.older(joint.version)}</p>}
      <p>
        <a href={sittingPath(visit, '/minutes/print')}>{words.print}</a>
      </p>
    </>
  )
}

/** The minutes of one sitting, and how far their confirmation has come. */
export function minutesPage(
  visit: CaseVisit,
  joint: CurrentMinutes,
  place: JointPlace<Minutes>,
  failed?: Failed,
): Page {
  const { lang, case: subject } = visit
  const words = minutesMessages(lang)
  const number = sittingNumber(visit)
  const mayWrite = maySitHere(visit.viewer, visit) && !joint?.effect
  return {
    title: `${words.title(number)} ${subject.title}`,
    breadcrumbs: crumbs(
      visit,
      { label: sittingMessages(lang).sitting(number), href: sittingPath(visit) },
      words.title(number),
    ),
    body: (
      <>
        <ErrorSummary lang={lang} errors={sayJointErrors(visit, failed)} />
        <Heading level={1} kicker={subject.title} lead={leadOf(visit, joint)}>
          {words.title(number)}
        </Heading>
        <Written visit={visit} joint={joint} />
        {mayWrite && (
          <p>
            <LinkButton href={sittingPath(visit, '/minutes/edit')} kind={joint ? 'secondary' : 'primary'}>
              {joint ? words.amend : words.write}
            </LinkButton>
          </p>
        )}
        {joint && <Confirmations visit={visit} joint={joint} place={place} failed={failed} />}
      </>
    ),
  }
}

/** On A4, with lines to sign: whoever has no screen confirms on this. */
export function minutesPrint(visit: CaseVisit, joint: NonNullable<CurrentMinutes>): Page {
  const { lang, case: subject } = visit
  const words = minutesMessages(lang)
  const number = sittingNumber(visit)
  return {
    title: `${words.title(number)} ${subject.number}`,
    breadcrumbs: crumbs(
      visit,
      { label: words.title(number), href: sittingPath(visit, '/minutes') },
      words.print,
    ),
    body: (
      <>
        <PrintButton lang={lang} />
        <Heading level={1} kicker={`${subject.number}　${subject.title}`}>
          {words.title(number)}
        </Heading>
        <VersionNote visit={visit} joint={joint} />
        <MinutesText visit={visit} content={joint.document.content} parties={joint.document.parties} />
        <Section id="signatures" title={words.signature}>
          <ConfirmationList visit={visit} joint={joint} />
          <DataTable
            id="signature-lines"
            caption={words.signature}
            columns={[words.parties, words.signature, words.date].map((label) => ({ label }))}
            rows={joint.document.parties.map(({ name }) => [name, '', ''])}
          />
        </Section>
      </>
    ),
  }
}
