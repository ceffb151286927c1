import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  Chip,
  DataTable,
  type Description,
  DescriptionList,
  Disclosure,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { About, Meeting, Seat } from '../queries.ts'
import { type Body, membersAndStaff, office, sitsOn } from '../rules.ts'
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
      caption={id === 'past-table' ? words.past : words.members}
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
          caption={words.meetings}
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

/** Seats, the free ones among those for citizens, and the quorum; unknown stays unknown. */
function facts({ lang, today }: Visit, { about, seats, body }: Shown): Description[] {
  const words = bodyMessages(lang)
  const open = about?.open_seats ?? body.openSeats ?? null
  const taken = seats.filter((seat) => seat.open_call && sitsOn(seat, today)).length
  const rows: (readonly [string, string | undefined])[] = [
    [words.seats, about?.seats ? words.people(String(about.seats)) : undefined],
    [
      words.openSeats,
      open === null ? undefined : words.openSeatsFree(String(Math.max(0, open - taken)), String(open)),
    ],
    [words.term, body.term && pick(body.term, lang)],
    [words.quorum, about?.quorum ? words.quorumText(String(about.quorum)) : words.unknown],
  ]
  return rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))
}

const Call = ({ visit, about }: { visit: Visit; about: About | undefined }) => {
  const { lang, today } = visit
  const words = bodyMessages(lang)
  if (!about?.apply_until || about.apply_until < today) return null
  return (
    <Notice lang={lang} kind="info" title={words.callTitle}>
      <p>{words.callUntil(formatDate(about.apply_until, lang))}</p>
      {about.apply_how && <PlainText text={about.apply_how} />}
    </Notice>
  )
}

const OfficeDoors = ({ visit, body }: { visit: Visit; body: Body }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  const to = (rest: string) => cityPath(city, bodyPath(body, rest))
  return (
    <Section id="office" title={words.secretariat}>
      <p class="yui-actions">
        <LinkButton href={to('/meetings/new')}>{words.addMeeting}</LinkButton>{' '}
        <LinkButton kind="secondary" href={to('/seats/new')}>
          {words.addSeat}
        </LinkButton>{' '}
        <LinkButton kind="secondary" href={to('/about')}>
          {words.about}
        </LinkButton>
      </p>
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
      {body.does.length > 0 && (
        <Section id="does" title={words.does}>
          <ul>
            {body.does.map((one) => (
              <li>{pick(one, lang)}</li>
            ))}
          </ul>
        </Section>
      )}
      <Meetings visit={visit} shown={shown} />
      <Members visit={visit} shown={shown} />
      <DescriptionList items={facts(visit, shown)} />
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
