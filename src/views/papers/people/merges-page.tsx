import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { DataTable, EmptyState, Heading, Notice } from '../../../ui/components/index.ts'
import { Button, Form } from '../../../ui/forms.tsx'
import { counterPeopleMessages } from './messages.ts'
import type { MergeRow } from './queries.ts'

const Undo = ({ visit, row }: { visit: Visit; row: MergeRow }) => {
  const { lang, city } = visit
  const words = counterPeopleMessages(lang)
  if (row.undone_at) return <>{words.undone(row.undone_name ?? '', formatDateTime(row.undone_at, lang))}</>
  return (
    <Form lang={lang} action={cityPath(city, `/counter/merges/${row.id}/undo`)} submissionId={blindId()}>
      <Button kind="quiet">
        {words.undo}
        <span class="yui-visually-hidden"> {words.whatText(row.from_name, row.into_name)}</span>
      </Button>
    </Form>
  )
}

/** What was merged, by whom and when, and the way back. */
export function mergesPage(visit: Visit, rows: readonly MergeRow[], more: boolean): Page {
  const { lang, city } = visit
  const words = counterPeopleMessages(lang)
  const done = { merged: words.done, undone: words.undoneDone }[visit.query.done ?? '']
  const last = rows.at(-1)
  const body = (
    <>
      <Heading level={1} lead={words.mergesLead}>
        {words.merges}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      {rows.length === 0 ? (
        <EmptyState title={words.noMerges} text={words.noMergesText} />
      ) : (
        <DataTable
          id="merges"
          caption={words.merges}
          stack
          columns={[{ label: words.what, wide: true }, { label: words.who }, { label: words.undo }]}
          rows={rows.map((row) => [
            words.whatText(row.from_name, row.into_name),
            `${row.by_name} ${row.how === 'counter' ? words.howCounter : words.howClaimed} ${formatDateTime(row.at, lang)}`,
            <Undo visit={visit} row={row} />,
          ])}
        />
      )}
      {more && last && (
        <p>
          <a href={cityPath(city, `/counter/merges?before=${last.id}`)}>{words.toMerges}</a>
        </p>
      )}
    </>
  )
  const breadcrumbs = [
    { label: words.title, href: cityPath(city, '/counter/people') },
    { label: words.merges },
  ]
  return { title: words.merges, body, breadcrumbs }
}
