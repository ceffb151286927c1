import { lineKinds, type PlanState } from '../../../core/organization/changes/plan.ts'
import { canUndo, undoDays } from '../../../core/organization/changes/undo.ts'
import { isCoordination } from '../../../core/people/viewer.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Page } from '../../../core/web/route.ts'
import { addDays, formatDate, todayInJapan } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading, Notice, PlainText, Section, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, Form, LinkButton } from '../../../ui/forms.tsx'
import { organizationMessages } from '../messages.ts'
import { LineForm } from './line-forms.tsx'
import { planPath, StateChip } from './list-page.tsx'
import { changeMessages } from './messages.ts'
import { errorsOf, Lines, type PlanProps, SectionChanges } from './plan-parts.tsx'
import { Preview } from './preview.tsx'
import { MadeForm, MadeSections, SectionForm } from './section-forms.tsx'

type Adding = (typeof lineKinds)[number] | 'section' | 'made'
export type PlanPageProps = PlanProps & { add: Adding | undefined }

const Step = ({ props, step, label, kind }: StepProps) => (
  <Form
    lang={props.visit.lang}
    action={planPath(props.visit, props.plan.id, '/steps')}
    submissionId={blindId()}
    version={props.plan.version}
  >
    <input type="hidden" name="step" value={step} />
    <Button kind={kind}>{label}</Button>
  </Form>
)
type StepProps = { props: PlanProps; step: string; label: string; kind: 'primary' | 'secondary' | 'danger' }

/** While it is prepared: on its day it is done at once, before that it waits for the day. */
const DraftSteps = (props: PlanProps) => {
  const { visit, plan } = props
  const words = changeMessages(visit.lang)
  const atOnce = plan.effective_on <= visit.today
  return (
    <>
      <p>{atOnce ? words.scheduleNow : words.scheduleText}</p>
      <Step props={props} step="schedule" label={atOnce ? words.applyNow : words.schedule} kind="primary" />
      <Step props={props} step="drop" label={words.drop} kind="secondary" />
    </>
  )
}

/** What can be done with the plan as it stands. */
const Steps = (props: PlanProps) => {
  const { visit, plan } = props
  const words = changeMessages(visit.lang)
  if (plan.state === 'draft') return <DraftSteps {...props} />
  if (plan.state === 'scheduled')
    return <Step props={props} step="unschedule" label={words.unschedule} kind="secondary" />
  if (plan.state !== 'applied' || plan.applied_at === null) return null
  if (!canUndo(plan, visit.now)) return <p>{words.undoOver}</p>
  const last = addDays(todayInJapan(plan.applied_at), undoDays)
  return (
    <>
      <p>{words.undoText(formatDate(last, visit.lang))}</p>
      <Step props={props} step="undo" label={words.undo} kind="danger" />
    </>
  )
}

const Adders = ({ props, kinds }: { props: PlanProps; kinds: readonly Adding[] }) => {
  const words = changeMessages(props.visit.lang)
  const label = (kind: Adding) => (kind === 'section' ? words.sectionAdd : words[kind])
  return (
    <p>
      {kinds.map((kind) => (
        <>
          <LinkButton href={`${planPath(props.visit, props.plan.id)}?add=${kind}#add`} kind="secondary">
            {label(kind)}
          </LinkButton>{' '}
        </>
      ))}
    </p>
  )
}

/** The form that was asked for, alone, so that it is short and each mistake leads to its field. */
const Adding = ({ add, ...props }: PlanPageProps) => {
  if (add === undefined || props.plan.state !== 'draft') return null
  return <div id="add">{formFor(add, props)}</div>
}

function formFor(add: Adding, props: PlanProps) {
  if (add === 'made') return <MadeForm {...props} />
  return add === 'section' ? <SectionForm {...props} /> : <LineForm {...props} kind={add} />
}

const Cases = ({ visit, plan }: PlanProps) => {
  const words = changeMessages(visit.lang)
  if (!isCoordination(visit.viewer)) return <p>{words.casesOffice}</p>
  return (
    <>
      <p>{words.casesText}</p>
      <p>
        <LinkButton href={planPath(visit, plan.id, '/cases')} kind="secondary">
          {words.cases}
        </LinkButton>{' '}
        <LinkButton href={planPath(visit, plan.id, '/briefs')} kind="secondary">
          {words.briefs}
        </LinkButton>
      </p>
    </>
  )
}

/** Nothing more is done with it. */
const over: ReadonlySet<PlanState> = new Set(['undone', 'dropped'])

const Next = (props: Omit<PlanPageProps, 'add'>) =>
  over.has(props.plan.state) ? null : (
    <Section id="steps" title={changeMessages(props.visit.lang).next}>
      <Steps {...props} />
    </Section>
  )

/** One change: who, which sections, which cases, what it will be like, and the step that comes next. */
export function planPage({ add, ...props }: PlanPageProps): Page {
  const { visit, plan } = props
  const { lang } = visit
  const words = changeMessages(lang)
  const open = plan.state === 'draft'
  const secret = open || plan.state === 'scheduled'
  const title = plan.title
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errorsOf(props)} />
      <Heading
        level={1}
        kicker={<StateChip visit={visit} plan={plan} />}
        lead={words.madeOn(formatDate(plan.effective_on, lang))}
      >
        {title}
      </Heading>
      {visit.query.done && <Notice lang={lang} kind="success" title={words.done} />}
      {secret && (
        <Notice lang={lang} kind="warning" title={words.secret}>
          <p>{words.secretText}</p>
        </Notice>
      )}
      {plan.note !== '' && <PlainText text={plan.note} />}
      <Adding {...props} add={add} />
      <Section id="people" title={words.people} lead={words.peopleLead}>
        <Lines {...props} />
        {open && <Adders props={props} kinds={lineKinds} />}
        {open && (
          <p>
            <LinkButton href={planPath(visit, plan.id, '/roster')} kind="secondary">
              {words.fromFile}
            </LinkButton>
          </p>
        )}
      </Section>
      <Section id="sections" title={words.sections} lead={words.sectionsLead}>
        <MadeSections {...props} />
        <SectionChanges {...props} />
        {open && <Adders props={props} kinds={['made', 'section']} />}
      </Section>
      <Section id="cases" title={words.cases}>
        <Cases {...props} />
      </Section>
      {secret && <Preview {...props} />}
      <Next {...props} />
    </Stack>
  )
  const breadcrumbs = [
    { label: organizationMessages(lang).title, href: cityPath(visit.city, '/organization') },
    { label: words.title, href: cityPath(visit.city, '/organization/changes') },
    { label: title },
  ]
  return { title, body, breadcrumbs }
}
