import type { Hold } from '../../../core/records/holds.ts'
import { classOfCase, retentionTerm } from '../../../core/records/schedule.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, TextArea } from '../../../ui/forms.tsx'
import { recordsMessages } from '../messages.ts'

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

const HoldForm = ({ visit, failed }: { visit: CaseVisit; failed?: Failed | undefined }) => {
  const { lang } = visit
  const words = recordsMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, { reason: words.reason })
  return (
    <Form
      lang={lang}
      action={casePath(visit.city, visit.case.number, '/records/hold')}
      submissionId={blindId()}
    >
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        required
        rows={3}
        maxLength={500}
        value={keptText(failed?.kept ?? {}, 'reason')}
        error={messageFor(errors, 'reason')}
      />
      <Button kind="secondary">{words.hold}</Button>
    </Form>
  )
}

const Standing = ({ visit, hold }: { visit: CaseVisit; hold: Hold }) => {
  const words = recordsMessages(visit.lang)
  return (
    <>
      <p>
        <strong>{words.heldSince(formatDate(todayInJapan(hold.at), visit.lang))}</strong>
      </p>
      <PlainText text={hold.reason} />
      <Form
        lang={visit.lang}
        action={casePath(visit.city, visit.case.number, '/records/release')}
        submissionId={blindId()}
      >
        <Button kind="secondary">{words.lift}</Button>
      </Form>
    </>
  )
}

export function caseRecordsPage(visit: CaseVisit, hold: Hold | undefined, failed?: Failed): Page {
  const { lang, city } = visit
  const words = recordsMessages(lang)
  const done = { held: words.held, lifted: words.lifted }[visit.query.done ?? '']
  const errors = sayErrors(failed?.errors ?? [], lang, { reason: words.reason })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={visit.case.number}>
        {words.caseTitle}
      </Heading>
      {done && <Notice lang={lang} kind="success" title={done} />}
      <DescriptionList items={termItems(visit)} />
      <Section id="hold" title={words.hold} lead={words.holdText}>
        {hold ? <Standing visit={visit} hold={hold} /> : <HoldForm visit={visit} failed={failed} />}
      </Section>
    </Stack>
  )
  const crumbs = [
    { label: visit.case.number, href: casePath(city, visit.case.number) },
    { label: words.caseTitle },
  ]
  return { title: words.caseTitle, body, breadcrumbs: crumbs }
}
