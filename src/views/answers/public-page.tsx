import { findSection, takesIdeas } from '../../core/edition/view.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { pick } from '../../lib/language.ts'
import { BarChart, DataTable, EmptyState, Heading, Section } from '../../ui/components/index.ts'
import { answerMessages } from './messages.ts'
import { bySection, byYear, type Count, leastShown, percentOf, type SectionLine, type Sum } from './rules.ts'

type Props = { visit: Visit; sums: readonly Sum[] }

const cells = (count: Count, percent: string) => [
  count.answered,
  count.inTime,
  `${percentOf(count)}${percent}`,
]

const Years = ({ visit, sums }: Props) => {
  const { lang, city } = visit
  const words = answerMessages(lang)
  const years = byYear(sums).filter(({ count }) => count.answered >= leastShown)
  if (years.length === 0) return <p>{words.fewAll(leastShown)}</p>
  return (
    <Section id="years" title={words.yearsTitle}>
      <BarChart
        lang={lang}
        id="years-chart"
        caption={words.chart}
        unit={words.percent}
        bars={years.map(({ year, count }) => ({
          label: words.year(year),
          value: percentOf(count),
          href: cityPath(city, `/answers?year=${year}`),
        }))}
      />
      <DataTable
        id="years-table"
        stack
        caption={words.table}
        columns={[
          { label: words.columnYear },
          { label: words.columnAnswered, number: true },
          { label: words.columnInTime, number: true },
          { label: words.columnPercent, number: true },
        ]}
        rows={years.map(({ year, count }) => [words.year(year), ...cells(count, words.percent)])}
      />
    </Section>
  )
}

function nameOf({ lang, definition }: Visit, { sections }: SectionLine): string {
  const [only, ...more] = sections
  if (more.length > 0) return answerMessages(lang).together(sections.length)
  const section = findSection(definition, only)
  return section ? pick(section.name, lang) : (only ?? '')
}

const Sections = ({ visit, sums, year }: Props & { year: number }) => {
  const { lang } = visit
  const words = answerMessages(lang)
  const lines = bySection(sums.filter(({ fiscal_year }) => fiscal_year === year))
  if (lines.length === 0) return null
  return (
    <Section id="sections" title={words.sectionsTitle(year)} lead={words.few(leastShown)}>
      <DataTable
        id="sections-table"
        stack
        caption={words.sectionsTable}
        columns={[
          { label: words.columnSection },
          { label: words.columnAnswered, number: true },
          { label: words.columnInTime, number: true },
          { label: words.columnPercent, number: true },
        ]}
        rows={lines.map((line) => [nameOf(visit, line), ...cells(line.count, words.percent)])}
      />
    </Section>
  )
}

/** 回答の公表: how many were answered in time, and how many wait for longer than was promised; for everybody. */
export function answersPage({ visit, sums, overdue }: Props & { overdue: number }): Page {
  const { lang, city, definition } = visit
  const words = answerMessages(lang)
  const years = byYear(sums).map(({ year }) => year)
  const asked = Number(visit.query.year)
  const year = years.find((one) => one === asked) ?? years[0]
  const body = (
    <>
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <p>
        {words.promise(definition.answering.workingDays)}
        {!definition.answering.published && ` ${words.byYui}`}
      </p>
      {(overdue > 0 || year !== undefined) && <p>{words.overdue(overdue)}</p>}
      {year === undefined ? (
        <EmptyState
          title={words.noneTitle}
          text={words.noneText}
          {...(takesIdeas(definition)
            ? { action: { href: cityPath(city, '/ideas/new'), label: words.writeIdea } }
            : {})}
        />
      ) : (
        <>
          <Years visit={visit} sums={sums} />
          <Sections visit={visit} sums={sums} year={year} />
          <p>{words.counted}</p>
        </>
      )}
    </>
  )
  const breadcrumbs = [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: words.title },
  ]
  return { title: words.title, body, breadcrumbs }
}
