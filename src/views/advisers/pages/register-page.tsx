import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import {
  DataTable,
  EmptyState,
  Heading,
  Notice,
  Prose,
  Section,
  Stack,
  Typed,
} from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/forms.tsx'
import { adviserMessages } from '../messages.ts'
import type { Entry } from '../queries.ts'
import type { Service, Wanted } from '../seat-queries.ts'
import { EntryFields, errorsOf } from './entry-form.tsx'
import { ServiceTable } from './service-table.tsx'

/** Codes as the city calls them. */
export const namesOf = (
  visit: Visit,
  codes: readonly string[],
  all: readonly { code: string; name: { ja: string } }[],
): string =>
  all
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => pick(name, visit.lang))
    .join('、')

const Entries = ({ visit, entries }: { visit: Visit; entries: readonly Entry[] }) => {
  const { lang, city, definition } = visit
  const words = adviserMessages(lang)
  if (entries.length === 0) return <EmptyState title={words.registerNone} text={words.registerNoneText} />
  const columns = [words.name, words.role, words.fields, words.districts, words.sits, words.open].map(
    (label) => ({
      label,
    }),
  )
  const rows = entries.map((one) => [
    <a href={cityPath(city, `/advisers/${one.id}`)}>
      <Typed text={one.name} lang={lang} />
    </a>,
    words[one.role],
    namesOf(visit, one.fields, definition.fields),
    namesOf(visit, one.districts, definition.districts?.list ?? []) || words.anywhere,
    one.resting ? words.restingMark : words.sitsOf(one.sits),
    one.open.includes('listed') ? words.openMark : words.closedMark,
  ])
  return <DataTable id="register" caption={words.register} columns={columns} rows={rows} stack />
}

const Asked = ({ visit, wanted }: { visit: Visit; wanted: readonly Wanted[] }) => {
  if (wanted.length === 0) return <p>{adviserMessages(visit.lang).wantedNone}</p>
  return (
    <Prose>
      <ul>
        {wanted.map(({ number, title, why, asked_at }) => (
          <li>
            <a href={casePath(visit.city, number, '/advisers')}>
              {number}　<Typed text={title} lang={visit.lang} />
            </a>
            {`　${formatDate(todayInJapan(asked_at), visit.lang)}`}
            <br />
            <Typed text={why} lang={visit.lang} />
          </li>
        ))}
      </ul>
    </Prose>
  )
}

export function registerPage(visit: Visit, entries: readonly Entry[], wanted: readonly Wanted[]): Page {
  const words = adviserMessages(visit.lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.registerLead}>
        {words.register}
      </Heading>
      <p>
        <LinkButton href={cityPath(visit.city, '/advisers/new')}>{words.add}</LinkButton>
      </p>
      <Section id="wanted" title={words.wanted}>
        <Asked visit={visit} wanted={wanted} />
      </Section>
      <Section id="entries" title={words.register}>
        <Entries visit={visit} entries={entries} />
      </Section>
    </Stack>
  )
  return { title: words.register, body, breadcrumbs: [deskCrumb(visit), { label: words.register }] }
}

const crumbsOf = (visit: Visit, label: string) => [
  { label: adviserMessages(visit.lang).register, href: cityPath(visit.city, '/advisers/register') },
  { label },
]

export function newEntryPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = adviserMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1}>{words.addTitle}</Heading>
      <Form lang={lang} action={cityPath(city, '/advisers/register')} submissionId={blindId()}>
        <EntryFields visit={visit} entry={undefined} failed={failed} office />
        <Button>{words.add}</Button>
      </Form>
    </Stack>
  )
  return { title: words.addTitle, body, breadcrumbs: crumbsOf(visit, words.addTitle) }
}

const End = ({ visit, entry }: { visit: Visit; entry: Entry }) => {
  const words = adviserMessages(visit.lang)
  return (
    <Section id="end" title={words.end} lead={words.endText}>
      <Form
        lang={visit.lang}
        action={cityPath(visit.city, `/advisers/${entry.id}/end`)}
        submissionId={blindId()}
      >
        <input type="hidden" name="version" value={String(entry.version)} />
        <Button kind="danger">{words.end}</Button>
      </Form>
    </Section>
  )
}

export function entryPage(visit: Visit, entry: Entry, service: readonly Service[], failed?: Failed): Page {
  const { lang, city } = visit
  const words = adviserMessages(lang)
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(visit, failed)} />
      <Heading level={1}>
        <Typed text={entry.name} lang={lang} />
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.saved} />}
      <Form lang={lang} action={cityPath(city, `/advisers/${entry.id}`)} submissionId={blindId()}>
        <input type="hidden" name="version" value={String(entry.version)} />
        <EntryFields visit={visit} entry={entry} failed={failed} office />
        <Button>{words.save}</Button>
      </Form>
      <ServiceTable visit={visit} service={service} />
      <End visit={visit} entry={entry} />
    </Stack>
  )
  return { title: entry.name, body, breadcrumbs: crumbsOf(visit, entry.name) }
}
