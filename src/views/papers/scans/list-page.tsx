import { AttachField } from '../../../core/files/index.ts'
import type { ScanRow } from '../../../core/scan/index.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, EmptyState, Heading, Notice, Section } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor } from '../../../ui/forms.tsx'
import { scanMessages } from './messages.ts'
import { saidOf } from './words.ts'

const Done = ({ visit: { lang, query } }: { visit: Visit }) => {
  const words = scanMessages(lang)
  const count = (text: string | undefined) => (/^\d{1,3}$/.test(text ?? '') ? Number(text) : 0)
  const [taken, same] = [count(query.taken), count(query.same)]
  if (query.done) return <Notice lang={lang} kind="success" title={words.done} />
  if (taken + same === 0) return null
  return (
    <Notice lang={lang} kind="success" title={words.taken(taken)}>
      {taken > 0 && <p>{words.takenText}</p>}
      {same > 0 && <p>{words.same(same)}</p>}
    </Notice>
  )
}

const Waiting = ({ visit, rows }: { visit: Visit; rows: readonly ScanRow[] }) => {
  const { lang, city } = visit
  const words = scanMessages(lang)
  if (rows.length === 0) return <EmptyState title={words.none} text={words.noneText} />
  return (
    <DataTable
      id="waiting-scans"
      caption={words.waiting}
      stack
      columns={[{ label: words.came }, { label: words.state, wide: true }, { label: words.open }]}
      rows={rows.map((row) => [
        <>
          {row.name}
          <br />
          <small>
            {formatDateTime(row.added_at, lang)} {row.pages.length > 0 && words.sheets(row.pages.length)}
          </small>
        </>,
        saidOf(row, lang),
        row.state === 'waiting' ? (
          <a href={cityPath(city, `/counter/scans/${row.id}`)}>
            {words.open}
            <span class="yui-visually-hidden"> {row.name}</span>
          </a>
        ) : (
          ''
        ),
      ])}
    />
  )
}

const Settled = ({ visit, rows }: { visit: Visit; rows: readonly ScanRow[] }) => {
  const { lang, city } = visit
  if (rows.length === 0) return null
  return (
    <Section id="settled" title={scanMessages(lang).settled}>
      <ul>
        {rows.map((row) => (
          <li>
            {formatDateTime(row.added_at, lang)}{' '}
            <a href={casePath(city, row.number ?? '')}>{saidOf(row, lang)}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function listPage(visit: Visit, rows: readonly ScanRow[], { errors, kept }: Failed): Page {
  const { lang, city } = visit
  const words = scanMessages(lang)
  const said = sayErrors(
    errors,
    lang,
    { scans: words.files },
    { onlyScans: words.onlyScans, chooseFile: words.chooseFile },
  )
  const open = rows.filter(({ state }) => state === 'reading' || state === 'waiting')
  const body = (
    <>
      <ErrorSummary lang={lang} errors={said} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Done visit={visit} />
      <Form lang={lang} action={cityPath(city, '/counter/scans')} submissionId={blindId()} multipart>
        <AttachField
          visit={visit}
          name="scans"
          label={words.files}
          kept={{ ...kept }}
          error={messageFor(said, 'scans')}
        />
        <p>
          <Button>{words.upload}</Button>
        </p>
      </Form>
      <Section id="waiting" title={words.waiting}>
        <Waiting visit={visit} rows={open} />
      </Section>
      <Settled visit={visit} rows={rows.filter((row) => !open.includes(row))} />
    </>
  )
  return { title: words.title, body, breadcrumbs: [{ label: words.title }] }
}
