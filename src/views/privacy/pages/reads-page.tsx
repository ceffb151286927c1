import type { Child } from 'hono/jsx'
import { hatLabel } from '../../../core/people/signature.ts'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { DataTable, EmptyState, FilterPanel, Heading, Pager, Stack } from '../../../ui/components/index.ts'
import { SelectField, TextField } from '../../../ui/forms.tsx'
import { fileMessages } from '../file-messages.ts'
import { privacyMessages, readWords } from '../messages.ts'
import { type ListedRead, type OfficeRead, pageSize, type ReadsQuery, readKinds } from '../reads.ts'

const roleOf = ({ definition, lang }: Visit, { role, section }: ListedRead): string =>
  hatLabel({ id: '', kind: role, section: section ?? undefined }, definition, lang)

const caseLink = (visit: Visit, { number }: ListedRead): Child =>
  number === null ? '' : <a href={casePath(visit.city, number)}>{number}</a>

/** Older lines: the same question from the last line on. */
function nextOf(visit: Visit, path: string, rows: readonly ListedRead[]): { nextHref: string } | undefined {
  const last = rows[pageSize - 1]
  if (rows.length <= pageSize || last === undefined) return undefined
  return {
    nextHref: `${cityPath(visit.city, path)}?${new URLSearchParams({ ...visit.query, before: last.id })}`,
  }
}

export function ownReadsPage(visit: Visit, rows: readonly ListedRead[]): Page {
  const { lang } = visit
  const words = privacyMessages(lang)
  const columns = [words.when, words.who, words.what, words.about].map((label) => ({ label }))
  const lines = rows
    .slice(0, pageSize)
    .map((row) => [
      formatDateTime(row.at, lang),
      roleOf(visit, row),
      readWords(lang)[row.what],
      caseLink(visit, row),
    ])
  const body = (
    <Stack>
      <Heading level={1} lead={words.readsLead}>
        {words.readsTitle}
      </Heading>
      {rows.length === 0 ? (
        <EmptyState title={words.readsNone} text={words.readsNoneText} />
      ) : (
        <DataTable id="reads" caption={words.readsTitle} columns={columns} rows={lines} stack />
      )}
      <p>{words.readsQuestion}</p>
      <Pager lang={lang} {...nextOf(visit, '/account/reads', rows)} />
    </Stack>
  )
  const crumbs = [
    { label: words.ownTitle, href: cityPath(visit.city, '/account/data') },
    { label: words.readsTitle },
  ]
  return { title: words.readsTitle, body, breadcrumbs: crumbs }
}

const LogFilter = ({ visit, query }: { visit: Visit; query: ReadsQuery }) => {
  const { lang } = visit
  const words = privacyMessages(lang)
  const on = [query.what, query.from, query.person].filter((one) => one !== undefined).length
  const here = cityPath(visit.city, '/privacy/reads')
  return (
    <FilterPanel lang={lang} action={here} active={on} {...(on > 0 ? { clearHref: here } : {})}>
      <SelectField
        lang={lang}
        name="what"
        label={words.what}
        value={query.what ?? ''}
        emptyLabel={words.all}
        options={readKinds.map((kind) => ({ value: kind, label: readWords(lang)[kind] }))}
      />
      <TextField
        lang={lang}
        name="from"
        label={words.fromDate}
        hint={words.fromHint}
        value={query.from ?? ''}
      />
      {query.person && <input type="hidden" name="person" value={query.person} />}
    </FilterPanel>
  )
}

export function readsPage(visit: Visit, query: ReadsQuery, rows: readonly OfficeRead[]): Page {
  const { lang } = visit
  const words = privacyMessages(lang)
  const labels = [words.when, words.whose, words.by, words.what, words.about, words.purpose]
  const lines = rows
    .slice(0, pageSize)
    .map((row) => [
      formatDateTime(row.at, lang),
      row.whose,
      `${row.by}（${roleOf(visit, row)}）`,
      readWords(lang)[row.what],
      caseLink(visit, row),
      row.purpose ?? '',
    ])
  const body = (
    <Stack>
      <Heading level={1} lead={words.logLead}>
        {words.logTitle}
      </Heading>
      <p>
        <a href={cityPath(visit.city, '/privacy/register')}>{fileMessages(lang).title}</a>
      </p>
      <LogFilter visit={visit} query={query} />
      {query.person && <p>{words.onePerson}</p>}
      {rows.length === 0 ? (
        <EmptyState title={words.logNone} text={words.logNoneText} />
      ) : (
        <DataTable
          id="reads"
          caption={words.logTitle}
          columns={labels.map((label) => ({ label }))}
          rows={lines}
          stack
        />
      )}
      <Pager lang={lang} {...nextOf(visit, '/privacy/reads', rows)} />
    </Stack>
  )
  return { title: words.logTitle, body, breadcrumbs: [deskCrumb(visit), { label: words.logTitle }] }
}
