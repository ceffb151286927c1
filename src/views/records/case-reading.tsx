import type { CaseSubject, Entry } from '../../core/case/types.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import { entryWords } from '../../core/entry-words.ts'
import { nameIn } from '../../core/people/signature.ts'
import { Rows, readingFile, type TableRows } from '../../core/records/reading.tsx'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate, formatDateTime } from '../../lib/dates.ts'
import { joined, pick } from '../../lib/language.ts'
import { PlainText } from '../../ui/components/index.ts'
import { recordsMessages } from './messages.ts'
import { classNames } from './pages/overview-page.tsx'
import type { Transferred } from './transfer-queries.ts'

export type Attached = { path: string; name: string; size: number; sha256: string }
type Props = {
  visit: Visit
  one: Transferred
  /** What the city had decided when the case began: its words are read in them. */
  definition: Definition
  subject: CaseSubject
  entries: readonly Entry[]
  attached: readonly Attached[]
  tables: readonly TableRows[]
}

const Facts = ({ visit, one, definition, subject }: Props) => {
  const { lang } = visit
  const words = recordsMessages(lang)
  const section = findSection(definition, subject.case.section ?? undefined)
  const parties = subject.parties.map(({ name }) => nameIn(name, definition, lang))
  const facts: [string, string][] = [
    [words.number, one.number],
    [words.className, classNames(visit).get(one.class) ?? one.class],
    [words.closedOn, formatDate(one.closed_on, lang)],
    [words.expiredOn, formatDate(one.expired_on, lang)],
    [words.section, section ? pick(section.name, lang) : ''],
    [words.parties, joined(parties, lang)],
    [words.issue, subject.case.issue],
    [words.wish, subject.case.wish],
  ]
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== '')
        .map(([term, value]) => (
          <>
            <dt>{term}</dt>
            <dd>
              <PlainText text={value} />
            </dd>
          </>
        ))}
    </dl>
  )
}

const Thread = ({ visit, definition, subject, entries }: Props) => {
  const { lang, runtime } = visit
  return (
    <section>
      <h2>{recordsMessages(lang).thread}</h2>
      {entries.map((entry) => {
        const said = entryWords(runtime.stages, entry, { lang, definition, subject })
        return (
          <article>
            <h3>{said?.title ?? entry.kind}</h3>
            <p>
              {formatDateTime(entry.at, lang)}　{nameIn(entry.actor_name, definition, lang)}
            </p>
            {said?.text && <PlainText text={said.text} />}
          </article>
        )
      })}
    </section>
  )
}

const Files = ({ visit, one, attached }: Pick<Props, 'visit' | 'one' | 'attached'>) =>
  attached.length === 0 ? null : (
    <section>
      <h2>{recordsMessages(visit.lang).files}</h2>
      <ul>
        {attached.map(({ path, name, size, sha256 }) => (
          <li>
            <a href={`files/${encodeURIComponent(path.slice(`cases/${one.number}/files/`.length))}`}>
              {name}
            </a>
            {` ${size} bytes SHA-256 `}
            <code>{sha256}</code>
          </li>
        ))}
      </ul>
    </section>
  )

/** One case to be read in an archive, long after this program: what it was, everything that happened, its files, every row. */
export function caseReading(props: Props): Promise<Buffer> {
  const { visit, subject } = props
  const words = recordsMessages(visit.lang)
  const body = (
    <>
      <Facts {...props} />
      <Thread {...props} />
      <Files {...props} />
      <section>
        <h1>{words.allRows}</h1>
        <Rows lang={visit.lang} tables={props.tables} />
      </section>
    </>
  )
  const lead = words.readingLead(
    pick(visit.definition.city.name, visit.lang),
    formatDateTime(visit.now, visit.lang),
  )
  return readingFile({ lang: visit.lang, title: subject.case.title, lead, body })
}
