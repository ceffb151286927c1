import type { Listed } from '../../../core/register/listed.ts'
import { yearName } from '../../../core/register/words.ts'
import { formPage } from '../../../core/web/form-page.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, type Lang, pick } from '../../../lib/language.ts'
import type { RegisterRowState } from '../../../platform/db/tables/register.ts'
import { DataTable, Heading, Notice, Section, Stat, StatRow, Typed } from '../../../ui/components/index.ts'
import { Button, CheckboxField, Form, LinkButton, SelectField } from '../../../ui/forms.tsx'
import { crumbsOf } from '../pages/crumbs.ts'
import { yearsToChoose } from '../rules.ts'
import { Changes } from './changes.tsx'
import { type ImportField, importFields } from './fields.ts'
import { goingPage } from './going-page.tsx'
import { importMessages } from './messages.ts'
import { Preview } from './preview.tsx'
import type { Import, StoredRow } from './store.ts'
import { Undo } from './undo-form.tsx'

import { base, fieldName, mistakesOf, placeText, reasonText } from './words.ts'

type Shown = {
  read: Import
  counts: ReadonlyMap<RegisterRowState, number>
  /** The first that would be taken, and the first that cannot be. */
  first: readonly StoredRow[]
  rejected: readonly StoredRow[]
  /** The first that change what the register has, and what that is. */
  changed: readonly StoredRow[]
  listed: ReadonlyMap<string, Listed>
}

const Counts = ({ lang, counts }: { lang: Lang } & Pick<Shown, 'counts'>) => {
  const words = importMessages(lang)
  const states = ['new', 'changed', 'same', 'rejected', 'taken'] as const
  return (
    <StatRow>
      {states
        .filter((state) => state !== 'taken' || counts.has('taken'))
        .map((state) => (
          <Stat label={words[state]} value={String(counts.get(state) ?? 0)} unit={words.rows} />
        ))}
    </StatRow>
  )
}

const Rejected = ({ visit, read, rejected }: { visit: Visit } & Pick<Shown, 'read' | 'rejected'>) => {
  const { lang, city } = visit
  const words = importMessages(lang)
  const at = read.choices.fields.indexOf('title')
  if (rejected.length === 0) return null
  return (
    <Section id="rejected" title={words.wrong} lead={words.wrongNote}>
      <p>
        <LinkButton kind="secondary" href={cityPath(city, `${base}/${read.id}/rejected`)}>
          {words.wrongFile}
        </LinkButton>
      </p>
      {rejected.length === 20 && <p>{words.firstOnly}</p>}
      <DataTable
        id="rejected-rows"
        stack
        caption={words.wrong}
        columns={[{ label: words.place }, { label: words.fieldTitle }, { label: words.what, wide: true }]}
        rows={rejected.map(({ sheet, cells, reasons }) => [
          placeText(lang, sheet),
          <Typed text={cells[at] ?? ''} lang={lang} />,
          reasons.map((reason) => reasonText(lang, reason, read, cells)).join('　'),
        ])}
      />
    </Section>
  )
}

const Take = ({ visit, read, counts }: { visit: Visit } & Pick<Shown, 'read' | 'counts'>) => {
  const { lang, city } = visit
  const words = importMessages(lang)
  const n = (counts.get('new') ?? 0) + (counts.get('changed') ?? 0)
  if (n === 0) return <p>{words.nothing}</p>
  return (
    <Form
      lang={lang}
      action={cityPath(city, `${base}/${read.id}/taking`)}
      submissionId={blindId()}
      version={read.version}
    >
      <Button>{words.take(n)}</Button>
    </Form>
  )
}

/** Columns that are not read: whoever misses something sees it here. */
const Unused = ({ lang, read: { headings, choices } }: { lang: Lang; read: Import }) => {
  const names = headings.filter((heading, at) => heading !== '' && !choices.fields[at])
  return names.length === 0 ? null : <p>{importMessages(lang).unusedColumns(joined(names, lang))}</p>
}

const Result = ({ visit, ...shown }: { visit: Visit } & Shown) => {
  const { read, counts, first, rejected, changed, listed } = shown
  const isTaken = read.state === 'imported'
  const { lang, city } = visit
  const words = importMessages(lang)
  return (
    <>
      {isTaken && (
        <Notice lang={lang} kind="success" title={words.done}>
          <p>{words.doneText}</p>
          <p>
            <a href={cityPath(city, '/register')}>{words.toRegister}</a>
          </p>
        </Notice>
      )}
      <Section
        id="result"
        title={isTaken ? words.resultTaken : words.result}
        lead={isTaken ? undefined : words.dry}
      >
        <Counts lang={lang} counts={counts} />
        <Preview visit={visit} read={read} rows={first} />
        <Take visit={visit} read={read} counts={counts} />
        <p>{words.namesNote}</p>
        {!read.choices.fields.includes('key') && <p>{words.noKeyNote}</p>}
        <Unused lang={lang} read={read} />
      </Section>
      <Changes
        visit={visit}
        read={read}
        rows={changed}
        listed={listed}
        more={(counts.get('changed') ?? 0) > changed.length}
      />
      <Rejected visit={visit} read={read} rejected={rejected} />
    </>
  )
}

const columnName = (field: ImportField) => `column-${field}`

export function importPage(visit: Visit, shown: Shown, failed?: Failed): Page {
  const { lang, definition, today } = visit
  const words = importMessages(lang)
  const { read } = shown
  const { choices, headings } = read
  if (read.state !== 'checked' && read.state !== 'imported') return goingPage(visit, read)
  const columns = headings.map((heading, at) => ({ value: String(at), label: heading || String(at + 1) }))
  const chosen = (field: ImportField) => {
    const at = choices.fields.indexOf(field)
    return at < 0 ? '' : String(at)
  }
  const labels = Object.fromEntries(importFields.map((field) => [columnName(field), fieldName(lang, field)]))
  const values = Object.fromEntries(importFields.map((field) => [columnName(field), chosen(field)]))
  return formPage(visit, {
    title: words.checkTitle,
    kicker: read.file_name,
    to: `${base}/${read.id}/columns`,
    failed,
    version: read.version,
    labels: { ...labels, year: words.year, section: words.section, keepUnknown: words.forms },
    mistakes: mistakesOf(lang),
    values: {
      ...values,
      year: choices.year === null ? '' : String(choices.year),
      section: choices.section ?? '',
      keepUnknown: choices.keepUnknown ? 'yes' : '',
    },
    above: (
      <>
        <Result visit={visit} {...shown} />
        <Heading level={2} lead={words.columnsLead}>
          {words.columns}
        </Heading>
      </>
    ),
    fields: (field, kept) => (
      <>
        {importFields.map((one) => (
          <SelectField
            {...field(columnName(one))}
            options={columns}
            emptyLabel={words.none}
            required={one === 'title'}
          />
        ))}
        <SelectField
          {...field('year')}
          hint={words.yearHint}
          options={yearsToChoose(today).map((year) => ({ value: String(year), label: yearName(year, lang) }))}
        />
        <SelectField
          {...field('section')}
          hint={words.sectionHint}
          options={definition.sections.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        />
        <CheckboxField
          {...field('keepUnknown')}
          label={words.keepUnknown}
          checked={kept.keepUnknown === 'yes'}
        />
      </>
    ),
    below: read.state === 'imported' && shown.counts.has('taken') && <Undo visit={visit} read={read} />,
    button: words.again,
    breadcrumbs: crumbsOf(visit, { label: words.title, href: base }),
  })
}
