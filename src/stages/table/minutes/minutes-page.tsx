import {
  Confirmations,
  type Earlier,
  isInEffect,
  isSettled,
  type JointPlace,
  sayJointErrors,
} from '../../../core/joint/index.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { EmptyState, Heading } from '../../../ui/components/index.ts'
import { ErrorSummary, LinkButton } from '../../../ui/forms.tsx'
import { ChangedSeats } from '../changed-seats.tsx'
import { crumbs } from '../crumbs.ts'
import { sittingNumber, sittingPath } from '../here.ts'
import { endedMessages } from '../pages/ended-messages.ts'
import { isAtTable, maySitHere } from '../rules.ts'
import { sittingMessages } from '../sittings/messages.ts'
import { nameOfWriting } from './edit-page.tsx'
import { minutesMessages } from './messages.ts'
import type { CurrentMinutes, Minutes } from './rules.ts'
import { MinutesText } from './text.tsx'
import { Amendment, EarlierVersions } from './versions.tsx'

type Shown = { visit: CaseVisit; joint: CurrentMinutes; earlier: readonly Earlier<Minutes>[] }
type Asked = { place: JointPlace<Minutes>; failed: Failed | undefined }

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
  if (joint && isSettled(joint)) return isInEffect(joint) ? minutesLead : undefined
  if (isAtTable(visit)) return minutesMessages(visit.lang).lead
  return joint && minutesOpen
}

const Written = ({ visit, joint, earlier }: Shown) => {
  const words = minutesMessages(visit.lang)
  if (joint === undefined) return <Unwritten visit={visit} />
  return (
    <>
      <ChangedSeats visit={visit} joint={joint} />
      <Amendment visit={visit} joint={joint} earlier={earlier} />
      <MinutesText visit={visit} content={joint.document.content} parties={joint.document.parties} />
      <EarlierVersions visit={visit} earlier={earlier} />
      <p>
        <a href={sittingPath(visit, '/minutes/print')}>{words.print}</a>
      </p>
    </>
  )
}

/** The minutes of one sitting, and how far their confirmation has come. */
export function minutesPage({ visit, joint, earlier, place, failed }: Shown & Asked): Page {
  const { lang, case: subject } = visit
  const words = minutesMessages(lang)
  const number = sittingNumber(visit)
  const mayWrite = maySitHere(visit.viewer, visit)
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
        <Written visit={visit} joint={joint} earlier={earlier} />
        {mayWrite && (
          <p>
            <LinkButton href={sittingPath(visit, '/minutes/edit')} kind={joint ? 'secondary' : 'primary'}>
              {nameOfWriting(words, joint)}
            </LinkButton>
          </p>
        )}
        {joint && <Confirmations visit={visit} joint={joint} place={place} failed={failed} />}
      </>
    ),
  }
}
