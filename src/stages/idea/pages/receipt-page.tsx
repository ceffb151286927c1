import type { Entry } from '../../../core/case/types.ts'
import { takenUpOn } from '../../../core/edition/office-hours.ts'
import { findSection } from '../../../core/edition/view.ts'
import { CaseFiles } from '../../../core/files/index.ts'
import { shownKey } from '../../../core/people/guest-session.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../../lib/dates.ts'
import { colon, pick } from '../../../lib/language.ts'
import {
  CopyText,
  DescriptionList,
  Heading,
  Notice,
  PrintButton,
  Prose,
  Section,
  Stat,
  StatRow,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { aimMessages } from '../aim/messages.ts'
import { messages } from '../messages.ts'
import { answerDueOn, routeOf } from '../rules.ts'
import { factsOf } from './facts.tsx'
import { AnswersInTime } from './new-page.tsx'
import { seenBy } from './seen-by.ts'

const dueOf = ({ duties, lang }: CaseVisit): string => {
  const due = answerDueOn(duties)
  return due ? formatDate(due, lang) : messages(lang).noDate
}

/** Why this section answers, where the field or the theme is the reason. */
function whyThem({ lang, definition, case: { source, section, field } }: CaseVisit): string {
  const words = messages(lang)
  if (source === 'theme') return aimMessages(lang).byTheme
  const route = routeOf(definition, field ?? '')
  if (route.section !== section) return ''
  return route.reason === 'field' ? words.routedByField : words.routedByDefault
}

/** The number, large enough to copy by hand; then who answers, and by when. */
const Arrival = ({ visit }: { visit: CaseVisit }) => {
  const { lang, definition, case: subject } = visit
  const words = messages(lang)
  const section = findSection(definition, subject.section ?? undefined)
  const why = whyThem(visit)
  const byRule =
    subject.kind === 'policyProposal' && definition.policyProposal?.answerWorkingDays !== undefined
  const dueNote = definition.answering.published || byRule ? '' : words.yuiDefault
  return (
    <>
      <StatRow>
        <Stat label={words.number} value={subject.number} />
      </StatRow>
      <DescriptionList
        items={[
          { term: words.arrived, description: formatDateTime(subject.created_at, lang) },
          {
            term: words.whoAnswers,
            description: <Noted said={section && pick(section.name, lang)} note={why} />,
          },
          { term: words.byWhen, description: <Noted said={dueOf(visit)} note={dueNote} /> },
        ]}
      />
    </>
  )
}

const Noted = ({ said, note }: { said: string | undefined; note: string }) => (
  <>
    <strong>{said}</strong>
    {note !== '' && (
      <>
        <br />
        <small>{note}</small>
      </>
    )}
  </>
)

/** The key, once; with it and the number its sender comes back without an account. */
const AccessKey = ({ visit }: { visit: CaseVisit }) => {
  const { lang, city, runtime, viewer } = visit
  const words = messages(lang)
  if (!viewer?.person.guest) return null
  const key = shownKey(visit)
  if (key === undefined) return <p>{words.keyGone}</p>
  return (
    <>
      <StatRow>
        <Stat label={words.keyTitle} value={key} />
      </StatRow>
      <p>{words.keyText}</p>
      <p>
        {words.followLink}
        {colon(lang)}
        <a href={cityPath(city, '/follow')}>{`${runtime.origin}${cityPath(city, '/follow')}`}</a>
      </p>
    </>
  )
}

/** Arrived is arrived; by day the office says when it takes it up. */
const OutOfHours = ({ visit: { lang, definition, case: subject } }: { visit: CaseVisit }) => {
  const day = takenUpOn(definition, subject.created_at)
  return day === undefined ? null : (
    <Notice lang={lang}>
      <p>{messages(lang).outOfHours(formatDate(day, lang))}</p>
    </Notice>
  )
}

/** A mark to keep: whoever holds it finds out a later change of the record. */
const Keep = ({ visit }: { visit: CaseVisit }) => {
  const { lang, case: subject, city, runtime } = visit
  const words = messages(lang)
  const address = `${runtime.origin}${casePath(city, subject.number)}`
  return (
    <Section id="keep" title={words.keep} lead={words.keepText}>
      <p>
        <small>
          {words.trailHead(subject.trail_seq)}
          {colon(lang)}
          <code>{subject.trail_hash}</code>
        </small>
      </p>
      <CopyText lang={lang} text={address} />
      <PrintButton lang={lang} />
    </Section>
  )
}

export function receiptPage(visit: CaseVisit, thread: readonly Entry[]): Page {
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const here = casePath(city, subject.number)
  const body = (
    <>
      <Heading level={1} kicker={subject.title} lead={words.receiptLead}>
        {words.receiptTitle}
      </Heading>
      <Arrival visit={visit} />
      <AccessKey visit={visit} />
      <OutOfHours visit={visit} />
      <Section id="next" title={words.nextSteps}>
        <Prose>
          <ol>
            <li>{words.next1}</li>
            <li>{words.next2}</li>
            <li>{words.next3}</li>
          </ol>
        </Prose>
        <AnswersInTime visit={visit} />
        <p>
          <LinkButton href={here}>{words.seeCase}</LinkButton>
        </p>
      </Section>
      <Section id="understood" title={words.understood}>
        <DescriptionList
          items={[
            { term: words.title, description: subject.title },
            ...factsOf(visit),
            { term: words.visibility, description: seenBy(visit) },
          ]}
        />
      </Section>
      <CaseFiles visit={visit} thread={thread} hashes />
      <Keep visit={visit} />
    </>
  )
  const breadcrumbs = [{ label: subject.number, href: here }, { label: words.receiptTitle }]
  return { title: `${words.receiptTitle} ${subject.number}`, body, breadcrumbs, shortPath: here }
}
