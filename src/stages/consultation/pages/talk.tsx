import type { Entry } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import { actorOf } from '../../../core/people/signature.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { Pager, PlainText, Section, Timeline } from '../../../ui/components/index.ts'
import { consultationMessages } from '../messages.ts'
import type { RoomThread } from '../thread/queries.ts'
import { consultationEntries } from '../words.tsx'

const fromPeople = ['answer', 'said']

function toEntry(visit: CaseVisit, entry: Entry) {
  const { lang, definition } = visit
  const said = consultationEntries[entry.kind]?.(entry.facts, { lang, definition, subject: visit })
  return {
    id: `entry-${entry.seq}`,
    when: formatDateTime(entry.at, lang),
    dateTime: entry.at.toISOString(),
    who: actorOf(entry, true),
    what: said?.title ?? entry.kind,
    body: (
      <>
        {said?.text && <PlainText text={said.text} />}
        {said?.details}
      </>
    ),
    tone: fromPeople.includes(entry.kind) ? ('accent' as const) : ('plain' as const),
  }
}

/** What was said and done in the consultation that the reader may see, the newest first page of it, each page in its order. */
export const Talk = ({ visit, room }: { visit: CaseVisit; room: RoomThread }) => {
  const words = consultationMessages(visit.lang)
  const entries = room.talk.filter((entry) => maySeeEntry(visit.viewer, visit, entry))
  const href = (place: string) => casePath(visit.city, visit.case.number, `/consultation?${place}#talk`)
  const [first, last] = [entries[0], entries.at(-1)]
  return (
    <Section id="talk" title={words.talk}>
      {room.older && first && (
        <Pager lang={visit.lang} prevHref={href(`before=${first.seq}`)} prevLabel={words.older} />
      )}
      <Timeline label={words.talk} entries={entries.map((entry) => toEntry(visit, entry))} />
      {room.newer && last && (
        <p>
          <a href={href(`from=${last.seq}`)}>{words.newer}</a>
        </p>
      )}
    </Section>
  )
}
