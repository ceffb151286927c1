import type { Entry } from '../../../core/case/types.ts'
import { maySeeEntry } from '../../../core/case/visibility.ts'
import { actorOf } from '../../../core/people/signature.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { PlainText, Section, Timeline } from '../../../ui/components/index.ts'
import { consultationMessages } from '../messages.ts'
import { consultationEntries } from '../words.tsx'

const fromPeople = ['answer', 'said']

function toEntry(visit: CaseVisit, entry: Entry) {
  const { lang, definition } = visit
  const said = consultationEntries[entry.kind]?.(entry.facts, { lang, definition, subject: visit })
  return {
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

/** Everything said and done in the consultation that the reader may see, in its order. */
export const Talk = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const words = consultationMessages(visit.lang)
  const entries = thread.filter(
    (entry) => entry.stage === 'consultation' && maySeeEntry(visit.viewer, visit, entry),
  )
  return (
    <Section id="talk" title={words.talk}>
      <Timeline label={words.talk} entries={entries.map((entry) => toEntry(visit, entry))} />
    </Section>
  )
}
