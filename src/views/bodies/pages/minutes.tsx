import { keptText } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  Chip,
  DataTable,
  Disclosure,
  EmptyState,
  Notice,
  PlainText,
  Section,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, Form, messageFor, RadioGroup, SelectField, TextArea } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { Seat } from '../queries.ts'
import { confirmed, leads, membersAndStaff, most, office } from '../rules.ts'
import { errorsOf, meetingPath } from './frame.tsx'
import type { Held } from './meeting-page.tsx'

type Shown = { visit: Visit; held: Held; seat: Seat | undefined; failed?: Failed | undefined }

/** What each of those who were there says of this edition. */
const Said = ({ visit, held: { records, seats } }: Shown) => {
  const { lang } = visit
  const words = bodyMessages(lang)
  if (records.present.length === 0) return null
  return (
    <DataTable
      id="said-table"
      caption={words.whoSaid}
      stack
      columns={[{ label: words.name }, { label: words.state }, { label: words.words, wide: true }]}
      rows={seats
        .filter(({ id }) => records.present.includes(id))
        .map((seat) => {
          const said = records.words.find(({ seat_id }) => seat_id === seat.id)
          const [tone, state] = said?.fine
            ? (['success', words.saidFine] as const)
            : (['warning', said ? words.saidChange : words.waiting] as const)
          return [
            seat.name,
            <Chip tone={tone}>{state}</Chip>,
            said?.words ? <Typed text={said.words} lang={lang} /> : '',
          ]
        })}
    />
  )
}

const WordFields = ({ visit, failed }: Pick<Shown, 'visit' | 'failed'>) => {
  const { lang } = visit
  const words = bodyMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? {}
  return (
    <>
      <RadioGroup
        lang={lang}
        name="said"
        label={words.said}
        required
        value={keptText(kept, 'said')}
        error={messageFor(errors, 'said')}
        options={[
          { value: 'fine', label: words.fine },
          { value: 'change', label: words.changeWanted },
        ]}
      />
      <TextArea
        lang={lang}
        name="words"
        label={words.words}
        value={keptText(kept, 'words')}
        error={messageFor(errors, 'words')}
        maxLength={most.text}
      />
    </>
  )
}

/** A member's own word; or, where the secretariat heard it, with whose it is. */
const WordForm = (shown: Shown & { to: string; whose?: readonly Seat[] }) => {
  const { visit, held, failed, to, whose } = shown
  const { lang, city } = visit
  const words = bodyMessages(lang)
  return (
    <Form
      lang={lang}
      action={cityPath(city, meetingPath(held.body, held.meeting.id, to))}
      submissionId={blindId()}
    >
      <input type="hidden" name="edition" value={String(held.meeting.minutes_edition)} />
      {whose && (
        <SelectField
          lang={lang}
          name="seat"
          label={words.heardOf}
          required
          value={keptText(failed?.kept ?? {}, 'seat')}
          error={messageFor(errorsOf(visit, failed), 'seat')}
          options={whose.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <WordFields visit={visit} failed={failed} />
      <Button>{words.send}</Button>
    </Form>
  )
}

const Publish = ({ visit, held: { body, meeting, records, seats } }: Shown) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  if (!confirmed(records.present, seats, records.words)) return <p>{words.notConfirmed}</p>
  return (
    <Form
      lang={lang}
      action={cityPath(city, meetingPath(body, meeting.id, '/publication'))}
      submissionId={blindId()}
      version={meeting.version}
    >
      <p>{words.publishText}</p>
      <Button>{words.publish}</Button>
    </Form>
  )
}

/** Somebody who was there and has not said anything of this edition yet. */
const mayWord = ({ held: { meeting, records }, seat }: Shown): boolean =>
  seat !== undefined &&
  meeting.published_at === null &&
  records.present.includes(seat.id) &&
  !records.words.some(({ seat_id }) => seat_id === seat.id)

/** Members who were there, have no account, and of whom no word has been written down. */
const unheard = ({ held: { seats, records } }: Shown): Seat[] =>
  seats.filter(
    ({ id, member_id }) =>
      member_id === null &&
      records.present.includes(id) &&
      !records.words.some(({ seat_id }) => seat_id === id),
  )

const Heard = (shown: Shown) => {
  const { visit, held, failed } = shown
  const whose = unheard(shown)
  if (!office.may(visit.viewer) || held.meeting.published_at !== null || whose.length === 0) return null
  return (
    <Disclosure summary={bodyMessages(visit.lang).heard} open={failed !== undefined}>
      <WordForm {...shown} to="/minutes/heard" whose={whose} />
    </Disclosure>
  )
}

const Inside = (shown: Shown) => {
  const { viewer, today } = shown.visit
  const { meeting, seats } = shown.held
  return (
    <>
      {membersAndStaff.may(viewer) && <Said {...shown} />}
      {mayWord(shown) ? <WordForm {...shown} to="/minutes/word" /> : <Heard {...shown} />}
      {leads(viewer, seats, today) && meeting.published_at === null && <Publish {...shown} />}
    </>
  )
}

/** Before they are confirmed only members and staff read them. */
export const Minutes = (shown: Shown) => {
  const { visit, held } = shown
  const { lang, viewer } = visit
  const { meeting } = held
  const words = bodyMessages(lang)
  const reads = meeting.published_at !== null || (meeting.minutes_edition > 0 && membersAndStaff.may(viewer))
  return (
    <Section id="minutes" title={words.minutes} lead={words.minutesLead}>
      {!reads && <EmptyState title={words.minutesNone} text={words.minutesNoneText} />}
      {meeting.published_at && (
        <Notice
          lang={lang}
          kind="success"
          title={words.publishedOn(formatDate(todayInJapan(new Date(meeting.published_at)), lang))}
        />
      )}
      {reads && (
        <>
          <p>
            <Chip>{words.edition(String(meeting.minutes_edition))}</Chip>
          </p>
          <PlainText text={meeting.minutes} />
        </>
      )}
      {reads && <Inside {...shown} />}
    </Section>
  )
}
