import type { GroupEvent } from '../../../core/group/index.ts'
import { hatKindName } from '../../../core/people/signature.ts'
import type { HatKind } from '../../../core/people/viewer.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { inBrackets } from '../../../lib/language.ts'
import { PlainText, Section, Timeline } from '../../../ui/components/index.ts'
import { deskMessages, eventMessages } from './messages.ts'

function entryOf({ lang }: Visit, event: GroupEvent) {
  const words = deskMessages(lang)
  const role = hatKindName(event.by_kind as HatKind, lang)
  const about = event.subject && event.subject !== event.by ? words.about(event.subject) : undefined
  return {
    when: formatDateTime(event.at, lang),
    dateTime: event.at.toISOString(),
    who: event.by + inBrackets(role, lang),
    what: eventMessages(lang)[event.kind],
    body: (about || event.note) && (
      <>
        {about && <p>{about}</p>}
        {event.note && <PlainText text={event.note} />}
      </>
    ),
  }
}

export const History = ({ visit, events }: { visit: Visit; events: readonly GroupEvent[] }) => {
  const words = deskMessages(visit.lang)
  return (
    <Section id="history" title={words.history} lead={words.historyLead}>
      {events.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <Timeline label={words.history} entries={events.map((event) => entryOf(visit, event))} />
      )}
    </Section>
  )
}
