import type { Child } from 'hono/jsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  Chip,
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PrintButton,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/forms.tsx'
import type { Records } from '../meeting-queries.ts'
import { bodyMessages } from '../messages.ts'
import type { Meeting, Seat } from '../queries.ts'
import { type Body, leads, membersAndStaff, office, ownSeat, standing } from '../rules.ts'
import { Agenda } from './agenda.tsx'
import { crumbsOf, errorsOf, meetingPath } from './frame.tsx'
import { Minutes } from './minutes.tsx'

export type Held = { body: Body; meeting: Meeting; seats: readonly Seat[]; records: Records }

const Quorum = ({ visit, held: { meeting, records } }: { visit: Visit; held: Held }) => {
  const words = bodyMessages(visit.lang)
  const { present, enough } = standing(meeting, records.present.length)
  if (records.present.length === 0) return null
  return (
    <>
      {words.presentCount(String(present))} {enough === true && <Chip tone="success">{words.enough}</Chip>}
      {enough === false && <Chip tone="error">{words.short(String(meeting.quorum))}</Chip>}
    </>
  )
}

const Facts = ({ visit, held }: { visit: Visit; held: Held }) => {
  const { lang } = visit
  const { meeting } = held
  const words = bodyMessages(lang)
  const observers = meeting.observers === 'none' ? words.noObservers : words[meeting.observers]
  const rows: (readonly [string, Child])[] = [
    [words.begins, <Typed text={meeting.begins} lang={lang} />],
    [words.place, <Typed text={meeting.place} lang={lang} />],
    [
      words.observers,
      <>
        {observers} {meeting.observers_how && <Typed text={meeting.observers_how} lang={lang} />}
      </>,
    ],
    [words.quorum, meeting.quorum === null ? words.unknown : words.quorumText(String(meeting.quorum))],
    ...(held.records.present.length > 0
      ? [[words.presence, <Quorum visit={visit} held={held} />] as const]
      : []),
  ]
  return <DescriptionList items={rows.map(([term, description]) => ({ term, description }))} />
}

const Papers = ({ visit, held: { body, meeting, records, seats } }: { visit: Visit; held: Held }) => {
  const { lang, city, viewer, today } = visit
  const words = bodyMessages(lang)
  const seen = records.papers.filter(({ shown }) => shown || membersAndStaff.may(viewer))
  const to = (rest: string) => cityPath(city, meetingPath(body, meeting.id, rest))
  return (
    <Section id="papers" title={words.papers}>
      {seen.length === 0 ? (
        <p>{words.noPapers}</p>
      ) : (
        <ul class="yui-files">
          {seen.map(({ id, name, shown }) => (
            <li>
              <a href={to(`/papers/${id}`)}>{name}</a> {!shown && <Chip>{words.membersOnly}</Chip>}
            </li>
          ))}
        </ul>
      )}
      {leads(viewer, seats, today) && (
        <p>
          <LinkButton kind="secondary" href={to('/papers/new')}>
            {words.addPaper}
          </LinkButton>
        </p>
      )}
    </Section>
  )
}

const OfficeActs = ({ visit, held: { body, meeting } }: { visit: Visit; held: Held }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  const to = (rest: string) => cityPath(city, meetingPath(body, meeting.id, rest))
  const begun = meeting.held_on <= visit.today
  return (
    <Section id="office" title={words.secretariat}>
      <p class="yui-actions">
        <LinkButton kind="secondary" href={to('/change')}>
          {words.change}
        </LinkButton>
        {begun && (
          <>
            {' '}
            <LinkButton kind="secondary" href={to('/attendance')}>
              {words.presence}
            </LinkButton>{' '}
            <LinkButton kind="secondary" href={to('/minutes')}>
              {words.writeMinutes}
            </LinkButton>
          </>
        )}
      </p>
      {!begun && <p>{words.fromTheDay}</p>}
      {meeting.held_on >= visit.today && meeting.minutes_edition === 0 && (
        <Form lang={lang} action={to('/calling-off')} submissionId={blindId()} version={meeting.version}>
          <Button kind="danger">{words.callOff}</Button>
        </Form>
      )}
    </Section>
  )
}

/** One meeting: when and where, the agenda with its papers, who was there, what was decided, the minutes. */
export function meetingPage(visit: Visit, held: Held, failed?: Failed): Page {
  const { lang, viewer, query, today } = visit
  const { body, meeting, records, seats } = held
  const words = bodyMessages(lang)
  const errors = errorsOf(visit, failed)
  const title = words.dated(formatDate(meeting.held_on, lang), pick(body.name, lang))
  const seat = ownSeat(viewer, seats, today)
  const page = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.done} />}
      <Heading level={1}>{title}</Heading>
      {meeting.state === 'calledOff' && <Notice lang={lang} kind="warning" title={words.calledOff} />}
      <Facts visit={visit} held={held} />
      <Section id="agenda" title={words.agenda}>
        {records.items.length === 0 ? (
          <EmptyState title={words.noAgenda} text={words.noAgendaText} />
        ) : (
          <Agenda visit={visit} held={held} seat={seat} />
        )}
        {leads(viewer, seats, today) && (
          <p>
            <LinkButton href={cityPath(visit.city, meetingPath(body, meeting.id, '/items/new'))}>
              {words.addItem}
            </LinkButton>
          </p>
        )}
      </Section>
      <Papers visit={visit} held={held} />
      <Minutes visit={visit} held={held} seat={seat} failed={failed} />
      {office.may(viewer) && meeting.state === 'planned' && <OfficeActs visit={visit} held={held} />}
      <PrintButton lang={lang} />
    </Stack>
  )
  return {
    title,
    body: page,
    breadcrumbs: crumbsOf(visit, body, { label: formatDate(meeting.held_on, lang) }),
    shortPath: cityPath(visit.city, meetingPath(body, meeting.id)),
  }
}
