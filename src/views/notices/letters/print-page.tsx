import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import {
  EmptyState,
  Heading,
  PrintButton,
  ScreenOnly,
  Section,
  Timeline,
} from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import type { NoticeEventRow } from '../queries.ts'
import { LetterSheet } from './letter-sheet.tsx'
import { letterMessages } from './messages.ts'
import type { ListedLetter } from './queries.ts'

const crumbs = (visit: Visit, label: string) => [
  { label: letterMessages(visit.lang).title, href: cityPath(visit.city, '/letters') },
  { label },
]

/** One sheet each; who prints says so below, since no page can know that the paper came out. */
const MarkPrinted = ({ visit, letters }: { visit: Visit; letters: readonly ListedLetter[] }) => (
  <Form lang={visit.lang} action={cityPath(visit.city, '/letters/marks')} submissionId={blindId()}>
    {letters.map(({ id }) => (
      <input type="hidden" name="letters" value={id} />
    ))}
    <Button kind="secondary" name="mark" value="printed">
      {letterMessages(visit.lang).printedAll}
    </Button>
  </Form>
)

/** All letters that were not printed yet. */
export function printPage(visit: Visit, letters: readonly ListedLetter[]): Page {
  const { lang } = visit
  const words = letterMessages(lang)
  const body = (
    <>
      <ScreenOnly>
        <Heading level={1} lead={words.printLead}>
          {words.printTitle}
        </Heading>
        {letters.length === 0 ? (
          <EmptyState title={words.nonePrint} text={words.nonePrintText} />
        ) : (
          <>
            <PrintButton lang={lang} />
            <MarkPrinted visit={visit} letters={letters} />
          </>
        )}
      </ScreenOnly>
      {letters.map((letter) => (
        <LetterSheet visit={visit} letter={letter} />
      ))}
    </>
  )
  return { title: words.printTitle, body, breadcrumbs: crumbs(visit, words.printTitle) }
}

export function letterPage(visit: Visit, letter: ListedLetter, events: readonly NoticeEventRow[]): Page {
  const { lang, city } = visit
  const words = letterMessages(lang)
  const said: Record<string, string> = { printed: words.printed_, posted: words.posted_ }
  const body = (
    <>
      <ScreenOnly>
        <Heading level={1} lead={words.printLead}>
          {letter.subject}
        </Heading>
        <PrintButton lang={lang} />
        {!letter.printed_at && <MarkPrinted visit={visit} letters={[letter]} />}
        <p>
          <a href={cityPath(city, `/contacts/${letter.person_id}`)}>{words.person}</a>
        </p>
      </ScreenOnly>
      <LetterSheet visit={visit} letter={letter} />
      {events.length > 0 && (
        <ScreenOnly>
          <Section id="history" title={words.history}>
            <Timeline
              label={words.history}
              entries={events.map(({ kind, note, by, at }) => ({
                when: formatDateTime(at, lang),
                dateTime: at.toISOString(),
                who: by,
                what: said[kind] ?? kind,
                body: note,
              }))}
            />
          </Section>
        </ScreenOnly>
      )}
    </>
  )
  return { title: letter.subject, body, breadcrumbs: crumbs(visit, letter.subject) }
}
