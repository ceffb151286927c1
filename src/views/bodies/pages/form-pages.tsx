import type { FieldOf, Values } from '../../../core/web/form-page.tsx'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { CheckboxField, DateField, RadioGroup, SelectField, TextArea, TextField } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { About, Meeting, Seat } from '../queries.ts'
import { type Body, itemKinds, most, observing, roles } from '../rules.ts'
import { bodyForm, bodyPath, meetingPath } from './frame.tsx'

const asText = (value: number | string | null | undefined): string => String(value ?? '')

export function aboutPage(visit: Visit, body: Body, about: About | undefined, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.about,
    to: bodyPath(body, '/about'),
    version: about?.version ?? 0,
    values: {
      seats: asText(about?.seats),
      openSeats: asText(about?.open_seats ?? body.openSeats),
      quorum: asText(about?.quorum),
      applyUntil: asText(about?.apply_until),
      applyHow: about?.apply_how ?? '',
    },
    fields: (field) => (
      <>
        <TextField {...field('seats')} inputmode="numeric" width="s" />
        <TextField {...field('openSeats')} inputmode="numeric" width="s" />
        <TextField {...field('quorum')} inputmode="numeric" width="s" />
        <DateField {...field('applyUntil')} />
        <TextArea {...field('applyHow')} maxLength={2000} />
      </>
    ),
  })
}

type Account = { id: string; name: string }

const SeatFields = ({ visit, field, values, accounts }: SeatFieldsProps) => {
  const { lang } = visit
  const words = bodyMessages(lang)
  return (
    <>
      <TextField {...field('name')} required maxlength={most.name} />
      <TextField {...field('affiliation')} maxlength={most.line} />
      <RadioGroup
        {...field('role')}
        required
        options={roles.map((value) => ({ value, label: words[value] }))}
      />
      <CheckboxField
        lang={lang}
        name="openCall"
        label={words.byOpenCall}
        checked={Boolean(values.openCall)}
      />
      <CheckboxField lang={lang} name="shown" label={words.shownName} checked={Boolean(values.shown)} />
      <SelectField
        {...field('member')}
        hint={words.accountHint}
        emptyLabel={words.accountNone}
        options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <DateField {...field('since')} required />
      <DateField {...field('until')} required />
    </>
  )
}
type SeatFieldsProps = { visit: Visit; field: FieldOf; values: Values; accounts: readonly Account[] }

export function seatPage(visit: Visit, body: Body, accounts: readonly Account[], failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.addSeat,
    to: bodyPath(body, '/seats'),
    values: { role: 'member' },
    fields: (field, values) => <SeatFields visit={visit} field={field} values={values} accounts={accounts} />,
  })
}

export function seatEndPage(visit: Visit, body: Body, seat: Seat, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.endSeat,
    to: bodyPath(body, `/seats/${seat.id}`),
    version: seat.version,
    button: words.end,
    values: { endedOn: visit.today },
    above: (
      <p>
        {seat.name}（{words[seat.role]}・
        {words.termOf(formatDate(seat.since, visit.lang), formatDate(seat.until, visit.lang))}）
      </p>
    ),
    fields: (field) => <DateField {...field('endedOn')} required />,
  })
}

const MeetingFields = ({ visit, field }: { visit: Visit; field: FieldOf }) => {
  const words = bodyMessages(visit.lang)
  return (
    <>
      <DateField {...field('heldOn')} required />
      <TextField {...field('begins')} required hint={words.beginsHint} maxlength={40} width="m" />
      <TextField {...field('place')} required maxlength={most.line} />
      <RadioGroup
        {...field('observers')}
        required
        options={observing.map((value) => ({
          value,
          label: value === 'none' ? words.noObservers : words[value],
        }))}
      />
      <TextField {...field('observersHow')} maxlength={most.line} />
    </>
  )
}

export function meetingNewPage(visit: Visit, body: Body, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.addMeeting,
    to: bodyPath(body, '/meetings'),
    values: { observers: 'welcome' },
    above: <p>{words.addMeetingText}</p>,
    fields: (field) => <MeetingFields visit={visit} field={field} />,
  })
}

export const toMeeting = (visit: Visit, body: Body, meeting: Meeting) => ({
  label: bodyMessages(visit.lang).dated(formatDate(meeting.held_on, visit.lang), pick(body.name, visit.lang)),
  href: `/${visit.city.slug}${meetingPath(body, meeting.id)}`,
})

export function meetingChangePage(visit: Visit, body: Body, meeting: Meeting, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  const { held_on: heldOn, begins, place, observers, observers_how: observersHow } = meeting
  return bodyForm(visit, {
    body,
    failed,
    title: words.change,
    to: meetingPath(body, meeting.id, '/change'),
    version: meeting.version,
    values: { heldOn, begins, place, observers, observersHow },
    crumbs: [toMeeting(visit, body, meeting)],
    fields: (field) => <MeetingFields visit={visit} field={field} />,
  })
}

export function itemPage(visit: Visit, body: Body, meeting: Meeting, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.addItem,
    to: meetingPath(body, meeting.id, '/items'),
    values: { kind: 'verify', number: visit.query.number ?? '' },
    crumbs: [toMeeting(visit, body, meeting)],
    fields: (field) => (
      <>
        <RadioGroup
          {...field('kind')}
          required
          options={itemKinds.map((value) => ({ value, label: words[value] }))}
        />
        <TextField {...field('number')} hint={words.numberHint} maxlength={20} width="m" />
        <TextField {...field('title')} hint={words.itemTitleHint} maxlength={most.name} />
        <TextArea {...field('note')} maxLength={most.text} />
      </>
    ),
  })
}

export function minutesPage(visit: Visit, body: Body, meeting: Meeting, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.writeMinutes,
    to: meetingPath(body, meeting.id, '/minutes'),
    version: meeting.version,
    button: words.saveMinutes,
    values: { minutes: meeting.minutes },
    above: <p>{words.minutesLead}</p>,
    crumbs: [toMeeting(visit, body, meeting)],
    fields: (field) => <TextArea {...field('minutes')} required rows={20} maxLength={most.minutes} />,
  })
}
