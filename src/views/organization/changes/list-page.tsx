import type { Plan } from '../../../core/organization/changes/plan.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Chip, DataTable, EmptyState, Heading, Notice, Section, Stack } from '../../../ui/components/index.ts'
import { Button, DateField, ErrorSummary, Form, messageFor, TextArea, TextField } from '../../../ui/forms.tsx'
import { organizationCrumbs } from '../pages/section-page.tsx'
import { changeMessages } from './messages.ts'

export const planPath = (visit: Visit, id: string, path = '') =>
  cityPath(visit.city, `/organization/changes/${id}${path}`)

const tones = {
  draft: 'neutral',
  scheduled: 'accent',
  applied: 'success',
  undone: 'warning',
  dropped: 'neutral',
} as const

export const StateChip = ({ visit, plan }: { visit: Visit; plan: Plan }) => (
  <Chip tone={tones[plan.state]}>{changeMessages(visit.lang)[plan.state]}</Chip>
)

const Plans = ({ visit, plans }: { visit: Visit; plans: readonly Plan[] }) => {
  const { lang } = visit
  const words = changeMessages(lang)
  if (plans.length === 0) return <EmptyState title={words.none} text={words.noneText} />
  return (
    <DataTable
      id="plans"
      caption={words.title}
      stack
      columns={[
        { label: words.columnPlan },
        { label: words.day },
        { label: words.columnState },
        { label: words.columnCount },
      ]}
      rows={plans.map((plan) => [
        <a href={planPath(visit, plan.id)}>{plan.title}</a>,
        formatDate(plan.effective_on, lang),
        <StateChip visit={visit} plan={plan} />,
        words.counted(plan.lines.length, plan.sections.length + plan.made.length),
      ])}
    />
  )
}

/** What is being prepared and what was carried out, and where a new change begins. */
export function listPage(visit: Visit, plans: readonly Plan[], failed?: Failed): Page {
  const { lang, city } = visit
  const words = changeMessages(lang)
  const kept = failed?.kept ?? {}
  const labels = { title: words.name, effectiveOn: words.day, note: words.note }
  const errors = sayErrors(failed?.errors ?? [], lang, labels, { dayPast: words.dayPast })
  const of = (name: string) => ({ lang, name, value: keptText(kept, name), error: messageFor(errors, name) })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Notice lang={lang} kind="warning" title={words.secret}>
        <p>{words.secretText}</p>
      </Notice>
      <Plans visit={visit} plans={plans} />
      <Section id="make" title={words.make}>
        <Form lang={lang} action={cityPath(city, '/organization/changes')} submissionId={blindId()}>
          <TextField {...of('title')} label={words.name} hint={words.nameHint} required />
          <DateField {...of('effectiveOn')} label={words.day} required />
          <TextArea {...of('note')} label={words.note} rows={3} maxLength={1000} />
          <Button>{words.start}</Button>
        </Form>
      </Section>
    </Stack>
  )
  return { title: words.title, body, breadcrumbs: organizationCrumbs(visit, words.title) }
}
