import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Card, Chip, Notice, PlainText, Stack, Typed } from '../../../ui/components/index.ts'
import { Button, Form, LinkButton } from '../../../ui/forms.tsx'
import { isOutOf } from '../here.ts'
import type { Item } from '../meeting-queries.ts'
import { bodyMessages } from '../messages.ts'
import type { Seat } from '../queries.ts'
import { leads, membersAndStaff, standing } from '../rules.ts'
import { meetingPath } from './frame.tsx'
import type { Held } from './meeting-page.tsx'

type Shown = { visit: Visit; held: Held; seat: Seat | undefined }

/** Who stepped out: by name for members and staff and where the name is public, otherwise by their role. */
const Out = ({ visit, held: { seats, meeting, records }, item }: Shown & { item: Item }) => {
  const { lang, viewer } = visit
  const words = bodyMessages(lang)
  if (item.out.length === 0) return null
  const names = item.out.flatMap(({ seat_id, cause }) => {
    const seat = seats.find(({ id }) => id === seat_id)
    if (!seat) return []
    const name = seat.shown || membersAndStaff.may(viewer) ? seat.name : words[seat.role]
    return [`${name}（${cause === 'party' ? words.outParty : words.outOwn}）`]
  })
  const out = item.out.filter(({ seat_id }) => records.present.includes(seat_id)).length
  const { enough } = standing(meeting, records.present.length, out)
  return (
    <p>
      <small>
        {words.out}: {names.join('、')}{' '}
        {records.present.length > 0 && enough === false && (
          <Chip tone="error">{words.short(String(meeting.quorum))}</Chip>
        )}
      </small>
    </p>
  )
}

/** To somebody who is out of it: that they are, and why. */
const OwnOut = ({ visit: { lang }, seat, item }: Shown & { item: Item }) => {
  const words = bodyMessages(lang)
  const own = item.out.find(({ seat_id }) => seat_id === seat?.id)
  return own ? (
    <Notice lang={lang} kind="warning" title={words.youAreOut}>
      <p>{own.cause === 'party' ? words.youAreParty : words.youSteppedOut}</p>
    </Notice>
  ) : null
}

const StepOut = ({ visit, held: { body, meeting }, seat, item }: Shown & { item: Item }) => {
  const { lang, city } = visit
  const words = bodyMessages(lang)
  if (!seat || item.outcome !== '' || item.out.some(({ seat_id }) => seat_id === seat.id)) return null
  return (
    <Form
      lang={lang}
      action={cityPath(city, meetingPath(body, meeting.id, `/items/${item.id}/recusal`))}
      submissionId={blindId()}
    >
      <p>
        <small>{words.stepOutText}</small>
      </p>
      <Button kind="quiet">{words.stepOut}</Button>
    </Form>
  )
}

const Said = ({ title, text }: { title: string; text: string }) =>
  text === '' ? null : (
    <>
      <h4>{title}</h4>
      <PlainText text={text} />
    </>
  )

const AgendaItem = (shown: Shown & { item: Item }) => {
  const { visit, held, item } = shown
  const { lang, city, viewer, today } = visit
  const words = bodyMessages(lang)
  const path = meetingPath(held.body, held.meeting.id, `/items/${item.id}`)
  return (
    <Card
      title={
        <>
          {item.position}. <Typed text={item.title} lang={lang} />
        </>
      }
      chips={
        <>
          <Chip tone={item.kind === 'verify' ? 'accent' : 'neutral'}>{words[item.kind]}</Chip>{' '}
          {item.outcome === '' && <Chip>{words.noOutcome}</Chip>}
        </>
      }
      footer={
        leads(viewer, held.seats, today) &&
        !isOutOf(visit, held, item) && (
          <LinkButton kind="secondary" href={cityPath(city, path)}>
            {words.writeOutcome}
          </LinkButton>
        )
      }
    >
      {item.number && (
        <p>
          <a href={casePath(city, item.number)}>{item.number}</a>
        </p>
      )}
      {item.note && <PlainText text={item.note} />}
      <Said title={words.outcome} text={item.outcome} />
      <Said title={words.issue} text={item.issue} />
      <Out {...shown} />
      <OwnOut {...shown} />
      <StepOut {...shown} />
    </Card>
  )
}

export const Agenda = (shown: Shown) => (
  <Stack>
    {shown.held.records.items.map((item) => (
      <AgendaItem {...shown} item={item} />
    ))}
  </Stack>
)
