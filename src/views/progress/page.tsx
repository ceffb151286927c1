import { findSection } from '../../core/edition/view.ts'
import { stageName } from '../../core/stage-name.ts'
import { deskCrumb } from '../../core/web/desk-crumb.ts'
import type { Page } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { fiscalYear, formatDate } from '../../lib/dates.ts'
import { pick } from '../../lib/language.ts'
import {
  BarChart,
  DataTable,
  EmptyState,
  Heading,
  PrintButton,
  Section,
  Stack,
  StackedChart,
  Stat,
  StatRow,
} from '../../ui/components/index.ts'
import { progressMessages } from './messages.ts'
import type { SectionProgress } from './queries.ts'

const sum = (rows: readonly SectionProgress[], of: (row: SectionProgress) => number): number =>
  rows.reduce((total, row) => total + of(row), 0)

function sectionWord({ definition, lang }: Visit, code: string | null): string {
  const section = findSection(definition, code ?? undefined)
  return section ? pick(section.name, lang) : progressMessages(lang).nobody
}

/** The city's order of sections; cases of none come last. */
function ordered({ definition }: Visit, rows: readonly SectionProgress[]): SectionProgress[] {
  const place = (code: string | null) => {
    const at = definition.sections.findIndex((section) => section.code === code)
    return at < 0 ? Number.MAX_SAFE_INTEGER : at
  }
  return [...rows].sort((a, b) => place(a.section) - place(b.section))
}

/** Where the cases of each section are, drawn; its own table has the numbers. */
const Stages = ({ visit, rows }: { visit: Visit; rows: readonly SectionProgress[] }) => {
  const { runtime, definition, lang } = visit
  const words = progressMessages(lang)
  const stages = runtime.stages.map(({ code }) => code).filter((code) => rows.some((row) => row.stages[code]))
  return (
    <StackedChart
      lang={lang}
      id="stages"
      caption={words.byStage}
      unit={words.count}
      parts={stages.map((code) => stageName(runtime.stages, definition, code, lang))}
      rows={rows
        .filter(({ open }) => open > 0)
        .map((row) => ({
          label: sectionWord(visit, row.section),
          values: stages.map((code) => row.stages[code] ?? 0),
        }))}
    />
  )
}

const Table = ({ visit, rows }: { visit: Visit; rows: readonly SectionProgress[] }) => {
  const words = progressMessages(visit.lang)
  const line = (label: string, of: readonly SectionProgress[]) => [
    label,
    ...[sum(of, ({ open }) => open), sum(of, ({ overdue }) => overdue)],
    ...[sum(of, ({ past }) => past), sum(of, ({ finished }) => finished)],
  ]
  const count = (label: string) => ({ label, number: true })
  return (
    <DataTable
      id="progress-table"
      caption={words.table}
      rowHeader
      columns={[
        { label: words.section },
        ...[count(words.open), count(words.lateHead), count(words.pastHead), count(words.finishedHead)],
      ]}
      rows={[...rows.map((row) => line(sectionWord(visit, row.section), [row])), line(words.all, rows)]}
    />
  )
}

/** Which section's answers are late, drawn; nothing to draw is said. */
const Late = ({ visit, rows }: { visit: Visit; rows: readonly SectionProgress[] }) => {
  const words = progressMessages(visit.lang)
  const late = rows.filter(({ overdue }) => overdue > 0)
  if (late.length === 0) return <p>{words.noneLate}</p>
  return (
    <BarChart
      lang={visit.lang}
      id="late-chart"
      caption={words.lateBySection}
      unit={words.count}
      bars={late.map(({ section, overdue }) => ({ label: sectionWord(visit, section), value: overdue }))}
    />
  )
}

export function progressPage(visit: Visit, found: readonly SectionProgress[]): Page {
  const { lang, today } = visit
  const words = progressMessages(lang)
  const rows = ordered(visit, found)
  const year = String(fiscalYear(today))
  const body = (
    <Stack>
      <Heading level={1} kicker={words.asOf(formatDate(today, lang))} lead={words.lead}>
        {words.title}
      </Heading>
      {rows.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <>
          <StatRow>
            <Stat label={words.open} value={sum(rows, ({ open }) => open)} unit={words.count} />
            <Stat label={words.late} value={sum(rows, ({ overdue }) => overdue)} unit={words.count} />
            <Stat label={words.past} value={sum(rows, ({ past }) => past)} unit={words.count} />
            <Stat
              label={words.finished(year)}
              value={sum(rows, ({ finished }) => finished)}
              unit={words.count}
            />
          </StatRow>
          <Table visit={visit} rows={rows} />
          {rows.some(({ open }) => open > 0) && <Stages visit={visit} rows={rows} />}
          <Section id="late" title={words.late} lead={words.lateNote}>
            <Late visit={visit} rows={rows} />
          </Section>
          <PrintButton lang={lang} />
        </>
      )}
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
