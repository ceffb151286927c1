import { z } from 'zod'
import { type Entry, withPublicNames } from '../../core/case/types.ts'
import { maySeeEntry } from '../../core/case/visibility.ts'
import type { EntryWords } from '../../core/contribution.ts'
import { entryWords } from '../../core/entry-words.ts'
import { actorOf, nameIn } from '../../core/people/signature.ts'
import { casePath, cityPath } from '../../core/web/paths.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { formatDateTime } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import { Disclosure, PlainText, Section, Timeline, type TimelineEntry } from '../../ui/components/index.ts'
import { casePageMessages } from './messages.ts'
import { seesNames } from './turns.ts'

/** `thread=all`: also what lies before the newest entries. */
export const threadQuery = z.object({ thread: z.enum(['all']).optional().catch(undefined) })

/** So many are shown at first: a long talk is read from where it now stands. */
const mostAtFirst = 100

type Told = TimelineEntry & { together?: EntryWords['together'] }

/** So many in a row are told one by one; more are one line. */
const mostInARow = 2

/** Many small steps of one kind in a row become one line, under the last of their times, that opens. */
function foldRows(entries: readonly Told[]): TimelineEntry[] {
  const rows: Told[][] = []
  for (const entry of entries) {
    const row = rows.at(-1)
    const goesOn = entry.together !== undefined && row?.[0]?.together === entry.together
    if (goesOn) row?.push(entry)
    else rows.push([entry])
  }
  return rows.flatMap((row) => (row.length > mostInARow ? [foldOf(row)] : row))
}

function foldOf(row: readonly Told[]): TimelineEntry {
  const last = row.at(-1) as Told
  const title = last.together?.(row.length) ?? ''
  return {
    when: last.when,
    dateTime: last.dateTime,
    body: (
      <Disclosure summary={title}>
        <Timeline label={title} entries={[...row]} />
      </Disclosure>
    ),
  }
}

function threadEntries(visit: CaseVisit, thread: readonly Entry[]): Told[] {
  const named = seesNames(visit)
  const subject = named ? visit : withPublicNames(visit)
  return thread.map((entry) => {
    const words = entryWords(visit.runtime.stages, entry, {
      lang: visit.lang,
      definition: visit.definition,
      subject,
    })
    return {
      id: `entry-${entry.seq}`,
      when: formatDateTime(entry.at, visit.lang),
      dateTime: entry.at.toISOString(),
      who: nameIn(actorOf(entry, named), visit.definition, visit.lang),
      together: words?.together,
      what: words?.title ?? `${entry.stage}.${entry.kind}`,
      body: (
        <>
          {words?.text && <PlainText text={words.text} />}
          {words?.details}
        </>
      ),
    }
  })
}

/** What happened so far, as far as the reader may see it, with the head of the trail beneath. */
export const Thread = ({ visit, thread }: { visit: CaseVisit; thread: readonly Entry[] }) => {
  const { lang, city, definition } = visit
  const words = casePageMessages(lang)
  const seen = thread.filter((entry) => maySeeEntry(visit.viewer, visit, entry))
  const shown = visit.query.thread === 'all' ? seen : seen.slice(-mostAtFirst)
  const before = seen.length - shown.length
  return (
    <Section id="thread" title={words.thread} lead={words.threadLead}>
      {before > 0 && (
        <p>
          <a href={casePath(city, visit.case.number, '?thread=all#thread')}>{words.threadBefore(before)}</a>
        </p>
      )}
      <Timeline label={words.thread} entries={foldRows(threadEntries(visit, shown))} />
      <p>
        <small>
          {words.trailNote(visit.case.trail_seq, visit.case.trail_hash.slice(0, 16))}{' '}
          <a href={cityPath(city, '/trail')}>{words.trailLink}</a>
        </small>
      </p>
      <p>
        <small>
          {words.edition(pick(definition.edition.title, lang))}
          {visit.case.demo && ` ${words.demo}`}
        </small>
      </p>
    </Section>
  )
}
