import type { Child } from 'hono/jsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import {
  DescriptionList,
  EmptyState,
  Heading,
  Notice,
  PlainText,
  Section,
  Stack,
  Timeline,
  Typed,
} from '../../../ui/components/index.ts'
import { LinkButton } from '../../../ui/forms.tsx'
import { measureMessages } from '../messages.ts'
import type { Known, Report } from '../queries.ts'
import { type Measure, mayReport, ownerOf } from '../rules.ts'
import { Actions } from './actions.tsx'
import { crumbsOf, measurePath, sectionWord } from './frame.tsx'
import { Indicators } from './indicators.tsx'
import { StatusChip } from './list-page.tsx'

export type Shown = { visit: Visit; measure: Measure; known: Known; reports: boolean }

const Facts = ({ visit, measure, known }: Shown) => {
  const { lang, definition } = visit
  const words = measureMessages(lang)
  const [last] = known.reports
  const answered = definition.issues.filter(({ code }) => measure.answers.includes(code))
  const rows: (readonly [string, Child | false | undefined | ''])[] = [
    [words.status, <StatusChip visit={visit} measure={measure} last={last?.status} />],
    [words.section, sectionWord(visit, ownerOf(definition, last))],
    [words.period, last && periodOf(visit, last)],
    [
      words.points,
      measure.points.length > 0 && (
        <ul>
          {measure.points.map((point) => (
            <li>{pick(point, lang)}</li>
          ))}
        </ul>
      ),
    ],
    [words.answers, answered.map(({ text }) => pick(text, lang)).join(' / ')],
    [words.schedule, measure.schedule && pick(measure.schedule, lang)],
  ]
  return (
    <DescriptionList
      items={rows.flatMap(([term, description]) => (description ? [{ term, description }] : []))}
    />
  )
}

const periodOf = ({ lang }: Visit, { starts_on, ends_on }: Report): string =>
  starts_on === null && ends_on === null
    ? ''
    : [starts_on, ends_on].map((day) => (day === null ? '' : formatDate(day, lang))).join(' – ')

const Reports = ({ visit, measure, known }: Shown) => {
  const { lang } = visit
  const words = measureMessages(lang)
  if (known.reports.length === 0) return <EmptyState title={words.noReports} text={words.noReportsText} />
  return (
    <Timeline
      label={words.reports}
      entries={known.reports.map((report) => ({
        when: formatDate(report.on_date, lang),
        dateTime: report.on_date,
        who: words.by(sectionWord(visit, report.section)),
        what: <StatusChip visit={visit} measure={measure} last={report.status} />,
        body: (
          <>
            <PlainText text={report.words} />
            {report.evidence && (
              <p>
                {words.evidence}: <Typed text={report.evidence} lang={lang} />
              </p>
            )}
          </>
        ),
      }))}
    />
  )
}

/** One measure: what the guideline says, what was reported, what is to be done, what shows that it works. */
export function measurePage(visit: Visit, measure: Measure, known: Known): Page {
  const { lang, city, viewer, definition, query } = visit
  const words = measureMessages(lang)
  const title = pick(measure.name, lang)
  const shown = { visit, measure, known, reports: mayReport(viewer, ownerOf(definition, known.reports[0])) }
  const body = (
    <Stack>
      {query.done === 'saved' && <Notice lang={lang} kind="success" title={words.saved} />}
      <Heading level={1} kicker={words.title}>
        {title}
      </Heading>
      <Facts {...shown} />
      {shown.reports && (
        <p>
          <LinkButton href={cityPath(city, measurePath(measure, '/reports/new'))}>{words.report}</LinkButton>
        </p>
      )}
      <Section id="actions" title={words.actions}>
        <Actions {...shown} />
      </Section>
      <Section id="indicators" title={words.indicators}>
        <Indicators {...shown} />
      </Section>
      <Section id="reports" title={words.reports}>
        <Reports {...shown} />
      </Section>
    </Stack>
  )
  return {
    title,
    body,
    breadcrumbs: [...crumbsOf(visit), { label: title }],
    shortPath: cityPath(city, measurePath(measure)),
  }
}
