import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { EmptyState } from '../../../ui/components/index.ts'
import { CheckboxField, CheckboxGroup, FileField } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { Meeting, Seat } from '../queries.ts'
import { type Body, sitsOn } from '../rules.ts'
import { bodyForm, meetingPath } from './frame.tsx'

type Of = { body: Body; meeting: Meeting; seats: readonly Seat[]; present: readonly string[] }

/** Who of those appointed for the day was there. */
export function attendancePage(visit: Visit, { body, meeting, seats, present }: Of, failed?: Failed): Page {
  const { lang } = visit
  const words = bodyMessages(lang)
  const sitting = seats.filter((seat) => sitsOn(seat, meeting.held_on))
  return bodyForm(visit, {
    body,
    failed,
    title: words.presence,
    to: meetingPath(body, meeting.id, '/attendance'),
    button: words.savePresence,
    values: { present: [...present] },
    above: <p>{words.presenceLead}</p>,
    fields: (_, values) =>
      sitting.length === 0 ? (
        <EmptyState title={words.noMembers} text={words.noSeats} />
      ) : (
        <CheckboxGroup
          lang={lang}
          name="present"
          label={words.presence}
          values={[values.present ?? []].flat()}
          options={sitting.map(({ id, name, role }) => ({ value: id, label: `${name}（${words[role]}）` }))}
        />
      ),
  })
}

export function paperPage(visit: Visit, body: Body, meeting: Meeting, failed?: Failed): Page {
  const { lang } = visit
  const words = bodyMessages(lang)
  return bodyForm(visit, {
    body,
    failed,
    title: words.addPaper,
    to: meetingPath(body, meeting.id, '/papers'),
    multipart: true,
    values: { shown: 'yes' },
    fields: (field, values) => (
      <>
        <FileField
          lang={lang}
          name="paper"
          label={words.paperFile}
          required
          accept=".pdf,.jpg,.jpeg,.png"
          error={field('paper').error}
        />
        <CheckboxField lang={lang} name="shown" label={words.paperShown} checked={Boolean(values.shown)} />
      </>
    ),
  })
}
