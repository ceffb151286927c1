import type { Child } from 'hono/jsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDateTime } from '../../../lib/dates.ts'
import type { Lang } from '../../../lib/language.ts'
import {
  BarChart,
  DataTable,
  Heading,
  PlainText,
  PrintButton,
  ScreenOnly,
  Section,
  Stat,
  StatRow,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import type { Cell, Figures, Row } from './figures.ts'
import { monthName, reportMessages } from './messages.ts'
import type { Released } from './queries.ts'

export const cellText = (cell: Cell | undefined, lang: Lang): string => {
  if (cell === 'few' || cell === 'withheld') return reportMessages(lang)[cell]
  return (cell ?? 0).toLocaleString('ja-JP')
}

const tables = ['channel', 'visitor', 'newness', 'theme'] as const

const Table = ({ lang, figures, of }: { lang: Lang; figures: Figures; of: (typeof tables)[number] }) => {
  const words = reportMessages(lang)
  return (
    <DataTable
      id={`table-${of}`}
      caption={words[of]}
      columns={[
        { label: words.item },
        ...figures.months.map((month) => ({ label: monthName(month, lang), number: true })),
      ]}
      rows={figures[of].map((row) => [row.label, ...row.cells.map((cell) => cellText(cell, lang))])}
    />
  )
}

const Total = ({ lang, row, unit }: { lang: Lang; row: Row; unit?: string }) => {
  const [now, before] = row.cells
  const words = reportMessages(lang)
  return (
    <Stat
      label={row.label}
      value={cellText(now, lang)}
      unit={typeof now === 'number' ? unit : undefined}
      note={words.before(cellText(before, lang))}
    />
  )
}

const hasHidden = ({ total, minutes, referrals, channel, visitor, newness, theme }: Figures): boolean =>
  [total, minutes, referrals, ...channel, ...visitor, ...newness, ...theme].some(({ cells }) =>
    cells.some((cell) => typeof cell !== 'number'),
  )

/** The numbers as they are shown to the centre and to whoever it lets read them. */
export const FiguresView = ({ lang, figures }: { lang: Lang; figures: Figures }) => {
  const words = reportMessages(lang)
  const bars = figures.theme.flatMap(({ label, cells: [now] }) =>
    typeof now === 'number' && now > 0 ? [{ label, value: now }] : [],
  )
  return (
    <>
      <StatRow>
        <Total lang={lang} row={figures.total} unit={words.unit} />
        <Total lang={lang} row={figures.minutes} />
        <Total lang={lang} row={figures.referrals} unit={words.unit} />
      </StatRow>
      {hasHidden(figures) && <p>{words.fewNote}</p>}
      {bars.length > 0 && (
        <BarChart lang={lang} id="chart-theme" caption={words.chart} unit={words.unit} bars={bars} />
      )}
      {tables.map((of) => (
        <Table lang={lang} figures={figures} of={of} />
      ))}
    </>
  )
}

/** The report as rows for a spreadsheet. */
export const csvRows = (figures: Figures, lang: Lang): (string | number)[][] => {
  const words = reportMessages(lang)
  const value = (cell: Cell) => (typeof cell === 'number' ? cell : words[cell])
  const rows = (group: string, list: readonly Row[]) =>
    list.map(({ label, cells }) => [group, label, ...cells.map(value)])
  return [
    ['', words.item, ...figures.months.map((month) => monthName(month, lang))],
    ...rows('', [figures.total, figures.minutes, figures.referrals]),
    ...tables.flatMap((of) => rows(words[of], figures[of])),
  ]
}

/** What the centre released, as it then was. */
export function releasedPage(visit: Visit, released: Released): Page {
  const { lang, city } = visit
  const words = reportMessages(lang)
  const here = cityPath(city, `/centre/reports/${released.month}`)
  const title = words.titleOf(monthName(released.month, lang))
  const to: Child = released.audience === 'public' ? words.public : words.city
  const body = (
    <>
      <Heading level={1} lead={words.leadReleased}>
        {title}
      </Heading>
      <p>
        {words.releasedTo(String(to), released.edition)} {formatDateTime(released.released_at, lang)}
      </p>
      {released.remark !== '' && <PlainText text={released.remark} />}
      <FiguresView lang={lang} figures={released.figures} />
      <ScreenOnly>
        <Section id="take" title={words.csv}>
          <p>
            <LinkButton href={`${here}/csv`} kind="secondary">
              {words.csv}
            </LinkButton>
          </p>
          <PrintButton lang={lang} />
        </Section>
      </ScreenOnly>
    </>
  )
  return {
    title,
    body,
    breadcrumbs: [{ label: words.title, href: cityPath(city, '/centre') }, { label: title }],
  }
}
