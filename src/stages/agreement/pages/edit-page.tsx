import type { ProposalDraft } from '../../../core/proposal/index.ts'
import { sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { langOf, pick } from '../../../lib/language.ts'
import { Heading, Notice, Prose, Section } from '../../../ui/components/index.ts'
import { Button, DateField, ErrorSummary, Form, TextArea } from '../../../ui/forms.tsx'
import { keptFromTable } from '../from-table.ts'
import { type AgreementWords, agreementMessages } from '../messages.ts'
import { type CurrentAgreement, promisesOf } from '../rules.ts'
import { BudgetFields } from './budget.tsx'
import { type FieldsProps, fieldOf, type Kept, ResourceFields, RoleFields } from './edit-fields.tsx'

/** What the form begins with: the newest version, or for the first what a table or else the idea already said. */
function firstKept(
  { case: subject }: CaseVisit,
  joint: CurrentAgreement,
  table: ProposalDraft | undefined,
): Kept {
  if (joint === undefined)
    return table ? keptFromTable(table, subject) : { purpose: subject.wish, issue: subject.issue }
  const { promises: _, ...content } = joint.document.content
  return fieldsFrom(content)
}

export function labelsOf(words: AgreementWords, parties: CaseVisit['parties'] = []): Record<string, string> {
  const { purpose, issue, goal, resources, startsOn, endsOn, clauses } = words
  const { party, kind, what, amount, yen, hours } = words
  const roles = parties.map(({ name }, index) => [`roles.${index}.role`, words.role(name)])
  const { budget, side, open } = words
  const whole = { purpose, issue, goal, resources, budget, startsOn, endsOn, clauses, open }
  return { ...whole, side, party, kind, what, amount, yen, hours, ...Object.fromEntries(roles) }
}

function sayMistakes(visit: CaseVisit, failed: Failed | undefined) {
  const words = agreementMessages(visit.lang)
  const { endsBeforeStart, newerVersion } = words
  return sayErrors(failed?.errors ?? [], visit.lang, labelsOf(words, visit.parties), {
    endsBeforeStart,
    newerVersion,
  })
}

/** The version the form was made from; after somebody else's was told, the one that is there now. */
function versionRead(joint: CurrentAgreement, failed: Failed | undefined): number {
  const isTold = failed === undefined || failed.errors.some(({ code }) => code === 'newerVersion')
  return isTold ? (joint?.version ?? 0) : Number(failed.kept.version)
}

const AimFields = (props: FieldsProps) => {
  const words = agreementMessages(props.visit.lang)
  const field = fieldOf(props)
  return (
    <>
      <TextArea
        {...field('purpose')}
        label={words.purpose}
        hint={words.purposeHint}
        required
        maxLength={2000}
      />
      <TextArea {...field('issue')} label={words.issue} required maxLength={2000} />
      <TextArea {...field('goal')} label={words.goal} hint={words.goalHint} required maxLength={1000} />
    </>
  )
}

const TermFields = (props: FieldsProps) => {
  const words = agreementMessages(props.visit.lang)
  const field = fieldOf(props)
  return (
    <Section id="term-title" title={words.term}>
      <DateField {...field('startsOn')} label={words.startsOn} required />
      <DateField {...field('endsOn')} label={words.endsOn} hint={words.endsOnHint} required />
    </Section>
  )
}

const PromiseFields = (props: FieldsProps) => {
  const { visit } = props
  const { lang } = visit
  const words = agreementMessages(lang)
  const promises = promisesOf(visit.definition, visit.case.form)
  return (
    <Section id="promises-title" title={words.promises}>
      {promises.length > 0 && <p>{words.promisesAdded}</p>}
      <Prose>
        <ul>
          {promises.map(({ title }) => (
            <li lang={langOf(title, lang)}>{pick(title, lang)}</li>
          ))}
        </ul>
      </Prose>
      <TextArea
        {...fieldOf(props)('clauses')}
        label={words.clauses}
        hint={words.clausesHint}
        maxLength={4000}
      />
      <TextArea {...fieldOf(props)('open')} label={words.open} hint={words.openHint} maxLength={2000} />
    </Section>
  )
}

const EditForm = ({ version, empty, ...props }: FieldsProps & { version: number; empty: Empty }) => {
  const { visit } = props
  const { lang, city, case: subject } = visit
  const words = agreementMessages(lang)
  return (
    <Form
      lang={lang}
      action={casePath(city, subject.number, '/agreement/versions')}
      submissionId={blindId()}
      version={version}
      draft={visit.draft}
    >
      {/* Enter in a field presses the first button of a form: it keeps what was typed, and adds no row. */}
      <button type="submit" name="step" value="save" hidden>
        {words.save}
      </button>
      <AimFields {...props} />
      <RoleFields {...props} />
      <Section id="resources-title" title={words.resources} lead={words.resourcesLead}>
        <ResourceFields {...props} empty={empty.resources} />
        <p>
          <Button kind="secondary" name="addRow" value="1">
            {words.addRow}
          </Button>
        </p>
      </Section>
      <BudgetFields {...props} empty={empty.budget} />
      <TermFields {...props} />
      <PromiseFields {...props} />
      <p>{words.saveNote}</p>
      <Button>{words.save}</Button>
    </Form>
  )
}

type Empty = { resources: number; budget: number }

/** Empty rows at the end: a form that came back with a mistake has its own. */
function emptyRows(failed: Failed | undefined, version: number): Empty {
  const added = failed?.kept.addRow
  if (added !== undefined) return added === '2' ? { resources: 0, budget: 2 } : { resources: 2, budget: 0 }
  if (failed) return { resources: 0, budget: 0 }
  return version === 0 ? { resources: 2, budget: 1 } : { resources: 1, budget: 1 }
}

type Editing = {
  visit: CaseVisit
  joint: CurrentAgreement
  /** What a partner table came to before there was an agreement. */
  table: ProposalDraft | undefined
  failed?: Failed | undefined
}

/** The whole agreement in one form. A failed one shows exactly what was sent; `addRow` only asked for more rows. */
export function editPage({ visit, joint, table, failed }: Editing): Page {
  const { lang, city, case: subject } = visit
  const words = agreementMessages(lang)
  const rowAdded = failed?.kept.addRow !== undefined
  const errors = rowAdded ? [] : sayMistakes(visit, failed)
  const kept = failed?.kept ?? firstKept(visit, joint, table)
  return {
    title: `${joint ? words.edit : words.write} ${subject.title}`,
    breadcrumbs: [
      { label: subject.title, href: casePath(city, subject.number) },
      { label: words.title, href: casePath(city, subject.number, '/agreement') },
      { label: joint ? words.edit : words.write },
    ],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title}>
          {joint ? words.edit : words.write}
        </Heading>
        {!joint && table && !failed && <Notice lang={lang}>{words.fromTable}</Notice>}
        {joint && (
          <Notice lang={lang} kind="warning">
            {words.editNote}
          </Notice>
        )}
        <EditForm
          visit={visit}
          kept={kept}
          errors={errors}
          version={versionRead(joint, failed)}
          empty={emptyRows(failed, versionRead(joint, failed))}
        />
      </>
    ),
  }
}
