import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  Chip,
  DataTable,
  DescriptionList,
  Disclosure,
  EmptyState,
  Heading,
  Notice,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { About, Meeting, Seat } from '../queries.ts'
import { type Body, membersAndStaff, office, sitsOn } from '../rules.ts'
import { Call, facts, OfficeDoors } from './body-facts.tsx'
import { bodyPath, crumbsOf, meetingPath } from './frame.tsx'

export type Shown = {
  body: Body
  about: About | undefined
  seats: readonly Seat[]
  meetings: readonly Meeting[]
}

const termText = ({ lang }: Visit, { since, until, ended_on }: Seat): string =>
  bodyMessages(lang).termOf(formatDate(since, lang), formatDate(ended_on ?? until, lang))

const SeatName = ({ visit, seat }: { visit: Visit; seat: Seat }) => {
  const words = bodyMessages(visit.lang)
  const named = seat.shown || membersAndStaff.may(visit.viewer)
  return <Typed text={named ? seat.name : words.hidden} lang={visit.lang} />
}

/** Who sits there. For the secretariat each line leads to where the seat is ended. */
const SeatTable = ({
  visit,
  body,
  seats,
  id,
}: {
  visit: Visit
  body: Body
  seats: readonly Seat[]
  id: string
}) => {
  const { lang, city, viewer } = visit
  const words = bodyMessages(lang)
  const edits = office.may(viewer)
  return (
    <DataTable
      id={id}
      caption={id === 'past-table' ? words.past : words.membersTable}
      stack
      columns={[
        { label: words.name },
        { label: words.role },
        { label: words.affiliation },
        { label: words.term },
        ...(edits ? [{ label: words.endSeat }] : []),
      ]}
      rows={seats.map((seat) => [
        <>
          <SeatName visit={visit} seat={seat} /> {seat.open_call && <Chip>{words.openCall}</Chip>}
        </>,
        words[seat.role],
        <Typed text={seat.affiliation} lang={lang} />,
        termText(visit, seat),
        ...(edits
          ? [
              seat.ended_on === null ? (
                <a href={cityPath(city, bodyPath(body, `/seats/${seat.id}`))}>{words.end}</a>
              ) : (
                words.endedText(formatDate(seat.ended_on, lang))
              ),
            ]
          : []),
      ])}
    />
  )
}

const Members = ({ visit, shown: { body, seats } }: { visit: Visit; shown: Shown }) => {
  const { lang, today } = visit
  const words = bodyMessages(lang)
  const now = seats.filter((seat) => sitsOn(seat, today) || seat.since > today)
  const past = seats.filter((seat) => !now.includes(seat))
  return (
    <Section id="members" title={words.members} lead={words.membersLead}>
      {now.length === 0 ? (
        <EmptyState title={words.noMembers} text={words.noMembersText} />
      ) : (
        <SeatTable visit={visit} body={body} seats={now} id="members-table" />
      )}
      {past.length > 0 && (
        <Disclosure summary={`${words.past}（${past.length}）`}>
          <SeatTable visit={visit} body={body} seats={past} id="past-table" />
        </Disclosure>
      )}
    </Section>
  )
}

const observersWord = ({ lang }: Visit, { observers }: Meeting): string => {
  const words = bodyMessages(lang)
  return observers === 'none' ? words.noObservers : words[observers]
}

const Meetings = ({ visit, shown: { body, meetings } }: { visit: Visit; shown: Shown }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  return (
    <Section id="meetings" title={words.meetings}>
      {meetings.length === 0 ? (
        <EmptyState title={words.noMeetings} text={words.noMeetingsText} />
      ) : (
        <DataTable
          id="meetings-table"
          caption={words.meetingsTable}
          stack
          columns={[
            { label: words.date },
            { label: words.place },
            { label: words.observers },
            { label: words.minutes },
          ]}
          rows={meetings.map((meeting) => [
            <a href={cityPath(city, meetingPath(body, meeting.id))}>{formatDate(meeting.held_on, lang)}</a>,
            <>
              {meeting.state === 'calledOff' && <Chip tone="warning">{words.calledOff}</Chip>}{' '}
              <Typed text={meeting.place} lang={lang} />
            </>,
            observersWord(visit, meeting),
            meeting.published_at === null ? words.minutesNot : words.minutesThere,
          ])}
        />
      )}
    </Section>
  )
}

export function bodyPage(visit: Visit, shown: Shown): Page {
  const { lang, city, viewer, query } = visit
  const { body, about } = shown
  const words = bodyMessages(lang)
  const title = pick(body.name, lang)
  const page = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.done} />}
      <Heading level={1} kicker={words.title} lead={body.who && pick(body.who, lang)}>
        {title}
      </Heading>
      {membersAndStaff.may(viewer) && (
        <p>
          <LinkButton kind="secondary" href={cityPath(city, bodyPath(body, '/work'))}>
            {words.toWork}
          </LinkButton>
        </p>
      )}
      <Call visit={visit} about={about} />
      <DescriptionList items={facts(visit, shown)} />
      {body.does.length > 0 && (
        <Section id="does" title={words.does}>
          <div class="yui-prose">
            <ul>
              {body.does.map((one) => (
                <li>{pick(one, lang)}</li>
              ))}
            </ul>
          </div>
        </Section>
      )}
      <Meetings visit={visit} shown={shown} />
      <Members visit={visit} shown={shown} />
      {office.may(viewer) && <OfficeDoors visit={visit} body={body} />}
    </Stack>
  )
  return {
    title,
    body: page,
    breadcrumbs: [...crumbsOf(visit, undefined), { label: title }],
    shortPath: cityPath(city, bodyPath(body)),
  }
}
