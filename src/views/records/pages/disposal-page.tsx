import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { fiscalYear, formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
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
import { Button, CheckboxGroup, Form } from '../../../ui/forms.tsx'
import { type Due, isByYear } from '../due.ts'
import { recordsMessages } from '../messages.ts'
import type { Item, List } from '../queries.ts'
import type { Transfer } from '../transfer-queries.ts'
import { classNames, holdPath } from './overview-page.tsx'

/** How many of each class. */
const Counts = ({ visit, rows }: { visit: Visit; rows: readonly { class: string }[] }) => {
  const words = recordsMessages(visit.lang)
  const names = classNames(visit)
  return (
    <Prose>
      <ul>
        {[...Map.groupBy(rows, (row) => row.class)].map(([code, some]) => (
          <li>{words.dueCount(String(some.length), names.get(code) ?? code)}</li>
        ))}
      </ul>
    </Prose>
  )
}

type Named = Pick<Due, 'record' | 'name' | 'closed_on'> & { recordId: string }

/** A case by its number; what has a name by it while it is decided on; papers by their year. */
const What = ({ visit, one, label }: { visit: Visit; one: Named; label: string }) => {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  if (one.record === 'case') return <a href={cityPath(city, `/cases/${label}`)}>{label}</a>
  if (isByYear(one.record)) return <>{words.ofYear(words[one.record], fiscalYear(one.closed_on))}</>
  const name = <Typed text={one.name ?? ''} lang={lang} />
  const { record, recordId } = one
  const held = record === 'person' || record === 'group'
  return (
    <>
      {`${words[record]}　`}
      {held ? <a href={holdPath(visit, { record, record_id: recordId, name: '' })}>{name}</a> : name}
    </>
  )
}

const Preview = ({ visit, due }: { visit: Visit; due: readonly Due[] }) => {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const names = classNames(visit)
  if (due.length === 0) return <EmptyState title={words.none} text={words.noneText} />
  const columns = [words.what, words.className, words.closedOn, words.measure].map((label) => ({ label }))
  const rows = due.map((one) => [
    <What visit={visit} one={{ ...one, recordId: one.id }} label={one.number} />,
    names.get(one.class) ?? one.class,
    formatDate(one.closed_on, lang),
    words[one.measure],
  ])
  return (
    <>
      <Counts visit={visit} rows={due} />
      <DataTable id="due" caption={words.disposal} columns={columns} rows={rows} stack />
      <Form lang={lang} action={cityPath(city, '/records/disposal')} submissionId={blindId()}>
        <p>{words.makeText}</p>
        <Button>{words.make}</Button>
      </Form>
    </>
  )
}

const statusOf = (visit: Visit, { excluded, measure }: Item): string => {
  const words = recordsMessages(visit.lang)
  if (excluded) return words.excluded
  return measure === 'discard' ? words.toDispose : words.toTransfer
}

const Version = ({ list }: { list: List }) => (
  <input type="hidden" name="version" value={String(list.version)} />
)

const Exclusions = ({ visit, list }: { visit: Visit; list: List }) => {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const options = list.items.map((one) => ({
    value: one.id,
    label: (
      <>
        {one.record === 'case' ? (
          one.label
        ) : (
          <What visit={visit} one={{ ...one, recordId: one.record_id }} label={one.label} />
        )}
        （{words.expiredOn}：{formatDate(one.expired_on, lang)}）
      </>
    ),
  }))
  return (
    <Form lang={lang} action={cityPath(city, '/records/disposal/exclusions')} submissionId={blindId()}>
      <Version list={list} />
      <CheckboxGroup
        lang={lang}
        name="keep"
        label={words.exclude}
        hint={words.excludeText}
        options={options}
        values={list.items.filter(({ excluded }) => excluded).map(({ id }) => id)}
      />
      <Button kind="secondary">{words.saveExclusions}</Button>
    </Form>
  )
}

const Decide = ({ visit, list }: { visit: Visit; list: List }) => {
  const { lang, city, viewer } = visit
  const words = recordsMessages(lang)
  const own = viewer?.person.id === list.made_by
  return (
    <>
      {own ? (
        <p>{words.approveYours}</p>
      ) : (
        <Form lang={lang} action={cityPath(city, '/records/disposal/approval')} submissionId={blindId()}>
          <Version list={list} />
          <p>{words.approveText}</p>
          <Button kind="danger">{words.approve}</Button>
        </Form>
      )}
      <Form lang={lang} action={cityPath(city, '/records/disposal/withdrawal')} submissionId={blindId()}>
        <Version list={list} />
        <Button kind="quiet">{words.dropList}</Button>
      </Form>
    </>
  )
}

const Draft = ({ visit, list }: { visit: Visit; list: List }) => {
  const { lang } = visit
  const words = recordsMessages(lang)
  const names = classNames(visit)
  const columns = [words.what, words.className, words.expiredOn, words.status].map((label) => ({ label }))
  const rows = list.items.map((one) => [
    <What visit={visit} one={{ ...one, recordId: one.record_id }} label={one.label} />,
    names.get(one.class) ?? one.class,
    formatDate(one.expired_on, lang),
    statusOf(visit, one),
  ])
  return (
    <>
      <Counts visit={visit} rows={list.items.filter(({ excluded }) => !excluded)} />
      <DataTable id="list" caption={words.disposal} columns={columns} rows={rows} stack />
      <Section id="exclusions" title={words.exclude}>
        <Exclusions visit={visit} list={list} />
      </Section>
      <Section id="approval" title={words.approve}>
        <Decide visit={visit} list={list} />
      </Section>
    </>
  )
}

const Transfers = ({ visit, transfers }: { visit: Visit; transfers: readonly Transfer[] }) => {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  if (transfers.length === 0) return null
  return (
    <Section id="transfers" title={words.transfers} lead={words.transfersLead}>
      {transfers.map((one) => (
        <Form lang={lang} action={cityPath(city, `/records/transfers/${one.id}`)} submissionId={blindId()}>
          <p>
            {words.transferOf(formatDate(todayInJapan(one.approved_at), lang), one.cases)}
            {one.fetched_at &&
              ` ${words.fetched(formatDate(todayInJapan(one.fetched_at), lang), one.by ?? '')}`}
          </p>
          <Button kind="secondary">{words.fetch}</Button>
        </Form>
      ))}
    </Section>
  )
}

type Shown = { list: List | undefined; due: readonly Due[]; transfers: readonly Transfer[] }

export function disposalPage(visit: Visit, { list, due, transfers }: Shown): Page {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const body = (
    <Stack>
      <Heading level={1} lead={words.disposalLead}>
        {words.disposal}
      </Heading>
      {visit.query.done === 'approved' && <Notice lang={lang} kind="success" title={words.approved} />}
      {list ? <Draft visit={visit} list={list} /> : <Preview visit={visit} due={due} />}
      <Transfers visit={visit} transfers={transfers} />
    </Stack>
  )
  const crumbs = [{ label: words.title, href: cityPath(city, '/records') }, { label: words.disposal }]
  return { title: words.disposal, body, breadcrumbs: crumbs }
}
