import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { CheckboxGroup, TextArea } from '../../../ui/forms.tsx'
import type { Item } from '../meeting-queries.ts'
import { bodyMessages } from '../messages.ts'
import { most, sitsOn } from '../rules.ts'
import { toMeeting } from './form-pages.tsx'
import { bodyForm, meetingPath } from './frame.tsx'
import type { Held } from './meeting-page.tsx'

/** What came of an item, and who was not in the room for it. */
export function outcomePage(visit: Visit, { body, meeting, seats }: Held, item: Item, failed?: Failed): Page {
  const words = bodyMessages(visit.lang)
  const free = seats.filter(
    (seat) => sitsOn(seat, meeting.held_on) && !item.out.some(({ seat_id }) => seat_id === seat.id),
  )
  return bodyForm(visit, {
    body,
    failed,
    title: item.title,
    to: meetingPath(body, meeting.id, `/items/${item.id}`),
    version: item.version,
    button: words.settle,
    values: { outcome: item.outcome, issue: item.issue },
    crumbs: [toMeeting(visit, body, meeting)],
    fields: (field, values) => (
      <>
        <TextArea {...field('outcome')} required maxLength={most.text} />
        <TextArea {...field('issue')} hint={words.issueHint} maxLength={most.text} />
        {free.length > 0 && (
          <CheckboxGroup
            lang={visit.lang}
            name="out"
            label={words.out}
            hint={words.outHint}
            values={[values.out ?? []].flat()}
            options={free.map(({ id, name, role }) => ({ value: id, label: `${name}（${words[role]}）` }))}
          />
        )}
      </>
    ),
  })
}
