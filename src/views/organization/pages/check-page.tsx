import type { RosterImport } from '../../../core/organization/imports.ts'
import { type RosterField, rosterFields } from '../../../core/organization/roster.ts'
import type { RosterPlan } from '../../../core/organization/roster-plan.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, Section, Stack, Stat, StatRow } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton, messageFor, SelectField } from '../../../ui/forms.tsx'
import { rosterMessages } from '../roster-messages.ts'
import { Changes, Missing, Rejected } from './check-tables.tsx'
import { organizationCrumbs } from './section-page.tsx'

type Props = { visit: Visit; read: RosterImport; plan: RosterPlan; failed?: Failed | undefined }

const addressOf = ({ visit, read }: Props, path = '') =>
  cityPath(visit.city, `/organization/roster/${read.id}${path}`)

const rejectedRows = ({ rejected }: RosterPlan) => new Set(rejected.map(({ row }) => row)).size

const Numbers = ({ visit, plan }: Props) => {
  const words = rosterMessages(visit.lang)
  const stat = (label: string, value: number) => <Stat label={label} value={value} unit={words.rows} />
  return (
    <StatRow>
      {stat(words.willChange, plan.steps.length)}
      {stat(words.same, plan.same)}
      {stat(words.rejected, rejectedRows(plan))}
      {stat(words.missing, plan.missing.length)}
    </StatRow>
  )
}

const Mapping = (props: Props) => {
  const { visit, read, failed } = props
  const { lang } = visit
  const words = rosterMessages(lang)
  const errors = errorsOf(props)
  const headings = (read.cells[0] ?? []).map((heading, at) => ({
    value: String(at),
    label: heading || words.unnamed(at + 1),
  }))
  const chosen = (field: RosterField) => {
    const at = read.fields.indexOf(field)
    return failed ? keptText(failed.kept, field) : at < 0 ? '' : String(at)
  }
  return (
    <Section id="mapping" title={words.mapping} lead={words.mappingLead}>
      <Form lang={lang} action={addressOf(props, '/columns')} submissionId={blindId()} version={read.version}>
        {rosterFields.map((field) => (
          <SelectField
            lang={lang}
            name={field}
            label={words[field]}
            required={['name', 'section', 'role'].includes(field)}
            emptyLabel={words.notUsed}
            value={chosen(field)}
            options={headings}
            error={messageFor(errors, field)}
          />
        ))}
        <Button kind="secondary">{words.remap}</Button>
      </Form>
    </Section>
  )
}

function errorsOf({ visit, failed }: Props) {
  const words = rosterMessages(visit.lang)
  const { twice, nameMissing } = words
  return sayErrors(failed?.errors ?? [], visit.lang, words as never, { twice, nameMissing })
}

const Take = (props: Props) => {
  const { visit, read, plan } = props
  if (plan.steps.length === 0) return <p>{rosterMessages(visit.lang).nothing}</p>
  return (
    <Form
      lang={visit.lang}
      action={addressOf(props, '/taking')}
      submissionId={blindId()}
      version={read.version}
    >
      <Button>{rosterMessages(visit.lang).import}</Button>
    </Form>
  )
}

const Dry = (props: Props) => {
  const { visit, plan } = props
  const words = rosterMessages(visit.lang)
  return (
    <>
      <Numbers {...props} />
      <Section id="changes" title={words.changes}>
        {plan.steps.length > 0 && <Changes visit={visit} plan={plan} />}
        <Take {...props} />
      </Section>
      {plan.rejected.length > 0 && (
        <Section id="rejected" title={words.rejected} lead={words.rejectedLead}>
          <Rejected visit={visit} plan={plan} />
          <LinkButton kind="secondary" href={addressOf(props, '/rejected')}>
            {words.download}
          </LinkButton>
        </Section>
      )}
      {plan.missing.length > 0 && (
        <Section id="missing" title={words.missing} lead={words.missingLead}>
          <Missing visit={visit} plan={plan} />
        </Section>
      )}
      <Mapping {...props} />
    </>
  )
}

const Done = (props: Props) => {
  const { visit, read } = props
  const words = rosterMessages(visit.lang)
  const { people = 0, hats = 0, functions = 0, rejected = 0 } = read.result ?? {}
  return (
    <>
      <Notice lang={visit.lang} kind="success" title={words.done}>
        <p>{words.doneText(people, hats, functions)}</p>
      </Notice>
      {rejected > 0 && (
        <p>
          <LinkButton kind="secondary" href={addressOf(props, '/rejected')}>
            {words.download}
          </LinkButton>
        </p>
      )}
      <p>
        <LinkButton href={cityPath(visit.city, '/organization/roster')}>{words.again}</LinkButton>
      </p>
    </>
  )
}

/** What a roster file would change, before it does; afterwards what it did. */
export function checkPage(props: Props): Page {
  const { visit, read } = props
  const words = rosterMessages(visit.lang)
  const open = read.state === 'checked'
  const body = (
    <Stack>
      <ErrorSummary lang={visit.lang} errors={errorsOf(props)} />
      <Heading level={1} kicker={read.file_name} lead={open ? words.checkLead : undefined}>
        {words.checkTitle}
      </Heading>
      {open ? <Dry {...props} /> : <Done {...props} />}
    </Stack>
  )
  return { title: words.checkTitle, body, breadcrumbs: organizationCrumbs(visit, words.checkTitle) }
}
