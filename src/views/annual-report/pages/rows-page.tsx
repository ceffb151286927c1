import type { Child } from 'hono/jsx'
import { standingOf } from '../../../core/stage-name.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { DataTable, EmptyState, Heading, Pager, Stack, Typed } from '../../../ui/components/index.ts'
import { reportMessages } from '../messages.ts'
import { figureName, sinceOf } from '../names.ts'
import type { FigureName } from '../rules.ts'

type Row = {
  number: string
  title: string | null
  stage: string
  state: string
  source: string | null
  created_on: string
}
type Props = {
  visit: Visit
  figure: FigureName
  key: string
  year: number
  rows: readonly Row[]
  lead: Child
  back: string
  first?: string | undefined
  next?: string | undefined
}

const Table = ({ visit, rows, caption }: Pick<Props, 'visit' | 'rows'> & { caption: string }) => {
  const { lang, city, definition, runtime } = visit
  const words = reportMessages(lang)
  return (
    <DataTable
      id="rows"
      stack
      caption={caption}
      columns={[
        { label: words.number },
        { label: words.caseTitle, wide: true },
        { label: words.standing },
        { label: words.since },
      ]}
      rows={rows.map((row) =>
        row.title === null
          ? [row.number, words.hidden, '', '']
          : [
              row.number,
              <a href={casePath(city, row.number)}>
                <Typed text={row.title} lang={lang} />
              </a>,
              standingOf(runtime.stages, definition, row, lang).label,
              sinceOf(row, lang, formatDate(row.created_on, lang)),
            ],
      )}
    />
  )
}

/** The rows behind one figure. */
export function rowsPage({ visit, figure, key, year, rows, lead, back, first, next }: Props): Page {
  const { lang, city, definition } = visit
  const words = reportMessages(lang)
  const title = words.rowsTitle(figureName(definition, figure, key, lang), year)
  const body = (
    <Stack>
      <Heading level={1} lead={lead}>
        {title}
      </Heading>
      {rows.length === 0 ? (
        <EmptyState
          title={words.rowsNone}
          text={words.rowsNoneText}
          action={{ href: back, label: words.back }}
        />
      ) : (
        <Table visit={visit} rows={rows} caption={title} />
      )}
      <Pager
        lang={lang}
        {...(first ? { prevHref: first, prevLabel: words.first } : {})}
        {...(next ? { nextHref: next } : {})}
      />
      <p>
        <a href={back}>{words.back}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.nav, href: back },
    { label: title },
  ]
  return { title, body, breadcrumbs }
}
