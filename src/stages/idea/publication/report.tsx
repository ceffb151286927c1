import { listEntries } from '../../../core/case/find.ts'
import { checkDays, publicationRules } from '../../../core/moderation/index.ts'
import { found } from '../../../core/web/errors.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import { caseAction, casePage, type Failed, type Page, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, Notice, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor, RadioGroup, TextArea } from '../../../ui/forms.tsx'
import { ofPublicCase } from '../interest/mail/rules.ts'
import { report } from './acts.ts'
import { publicationMessages } from './messages.ts'
import { ruleCodes } from './rule-list.ts'
import { reportForm, type Standing, standingOf } from './rules.ts'
import { canReport } from './who.ts'

const path = '/cases/:number/publication/report'
/** From one address or account, however many cases. */
const seldom = { burst: 5, perMinute: 0.1 }

const ReportForm = ({ visit, failed }: { visit: CaseVisit; failed: Failed }) => {
  const { lang, city, definition, case: subject } = visit
  const words = publicationMessages(lang)
  const errors = sayErrors(failed.errors, lang, { rule: words.byRules, text: words.reportWhat })
  return (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Form
        lang={lang}
        action={casePath(city, subject.number, '/publication/report')}
        submissionId={blindId()}
      >
        <RadioGroup
          lang={lang}
          name="rule"
          label={words.rules}
          required
          value={keptText(failed.kept, 'rule')}
          error={messageFor(errors, 'rule')}
          options={publicationRules(definition).map(({ code, text }) => ({
            value: code,
            label: pick(text, lang),
          }))}
        />
        <TextArea
          lang={lang}
          name="text"
          label={words.reportWhat}
          hint={words.reportHint}
          rows={3}
          maxLength={500}
          value={keptText(failed.kept, 'text')}
          error={messageFor(errors, 'text')}
        />
        <p>
          <Button>{words.report}</Button>
        </p>
      </Form>
    </>
  )
}

function reportPage(visit: CaseVisit, standing: Standing, failed: Failed): Page {
  const { lang, city, definition, query, case: subject } = visit
  const words = publicationMessages(lang)
  const open = canReport(visit, standing)
  const told = query.done === 'told' ? words.reportDone : words.reportAlready
  const title = words.reportTitle
  const body = (
    <Stack>
      <Heading
        level={1}
        kicker={`${subject.number} ${subject.title}`}
        lead={words.reportLead(checkDays(definition))}
      >
        {title}
      </Heading>
      {!open && <Notice lang={lang} kind={query.done === 'told' ? 'success' : 'info'} title={told} />}
      <p>
        <a href={cityPath(city, '/ideas/rules')}>{words.hintLink}</a>
      </p>
      {open && <ReportForm visit={visit} failed={failed} />}
      <p>
        <a href={casePath(city, subject.number)}>{words.back}</a>
      </p>
    </Stack>
  )
  const breadcrumbs = [{ label: subject.number, href: casePath(city, subject.number) }, { label: title }]
  return { title, body, breadcrumbs }
}

async function show(visit: CaseVisit, failed: Failed = { errors: [], kept: {} }): Promise<Page> {
  found(visit.case.among_citizens || undefined)
  return reportPage(visit, standingOf(await listEntries(visit.tx, visit.case.id)), failed)
}

export const reportRoutes: readonly Route[] = [
  casePage(path, { policy: ofPublicCase, show: (visit) => show(visit) }),
  caseAction(path, {
    policy: ofPublicCase,
    seldom,
    form: reportForm,
    check: async ({ definition }, { rule }) =>
      ruleCodes(definition).includes(rule) ? [] : [{ field: 'rule', code: 'badChoice' }],
    act: async (visit, input) => {
      found(visit.case.among_citizens || undefined)
      if (canReport(visit, standingOf(await listEntries(visit.tx, visit.case.id)))) await report(visit, input)
      return { to: casePath(visit.city, visit.case.number, '/publication/report?done=told') }
    },
    again: show,
  }),
]
