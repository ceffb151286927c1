import type { Hold } from '../../../core/records/holds.ts'
import { classOfCase, retentionTerm } from '../../../core/records/schedule.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { ErrorSummary } from '../../../ui/forms.tsx'
import { recordsMessages } from '../messages.ts'
import { HoldSection, holdErrors } from './hold-section.tsx'

function termItems({ definition, lang, case: one }: CaseVisit) {
  const words = recordsMessages(lang)
  const { name, years, measure, proposedByYui } = classOfCase(definition, one.stage)
  const kept = years === undefined ? words.forEver : words.yearsOf(String(years))
  const term = one.closed_on === null ? undefined : retentionTerm(one.closed_on, years)
  const until = term?.until ? formatDate(term.until, lang) : words.forEver
  const rows: [string, string][] = [
    [words.className, pick(name, lang)],
    [words.years, kept],
    [words.from, term ? formatDate(term.from, lang) : words.open],
    ...(term ? ([[words.until, until]] as [string, string][]) : []),
    [words.measure, words[measure]],
    [words.basis, proposedByYui ? words.byYui : words.byCity],
  ]
  return rows.map(([label, description]) => ({ term: label, description }))
}

export function caseRecordsPage(visit: CaseVisit, hold: Hold | undefined, failed?: Failed): Page {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const done = { held: words.held, lifted: words.lifted }[visit.query.done ?? '']
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={holdErrors(visit, failed)} />
      <Heading level={1} kicker={visit.case.number}>
        {words.caseTitle}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <DescriptionList items={termItems(visit)} />
      <HoldSection
        visit={visit}
        path={casePath(city, visit.case.number, '/records')}
        lead={words.holdText}
        hold={hold}
        failed={failed}
      />
    </Stack>
  )
  const crumbs = [
    { label: visit.case.number, href: casePath(city, visit.case.number) },
    { label: words.caseTitle },
  ]
  return { title: words.caseTitle, body, breadcrumbs: crumbs }
}
