import { Confirmations, type Joint, type JointPlace, sayJointErrors } from '../../../core/joint/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { blindId } from '../../../lib/ids.ts'
import { joined, type Lang, pick } from '../../../lib/language.ts'
import { DescriptionList, Heading, PrintButton, Prose, Section } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextField,
} from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { Origin } from '../pages/origin.tsx'
import { marksOf, type Plan, type Question } from '../plan.ts'
import type { Fixed } from '../plan-queries.ts'
import { agreedMessages } from './messages.ts'
import { longest, mayChange, ownQuestions } from './rules.ts'

function sideOf({ for: side }: Question, lang: Lang): string {
  if (side === undefined) return ''
  const { onlyCitizens, onlyGovernment } = agreedMessages(lang)
  return `（${side === 'citizens' ? onlyCitizens : onlyGovernment}）`
}

const Items = ({ lang, plan, items }: { lang: Lang; plan: Plan; items: readonly Question[] }) => (
  <ol>
    {items.map((item) => (
      <li>
        {pick(item.question, lang)}
        {sideOf(item, lang)}
        {marksOf({ questions: plan, scale: plan.scale }, item).length === 0 && (
          <small> {agreedMessages(lang).inWords}</small>
        )}
      </li>
    ))}
  </ol>
)

function factsOf(lang: Lang, plan: Plan) {
  const words = agreedMessages(lang)
  const all = messages(lang)
  const named = (marks: Plan['scale']) =>
    joined(
      marks.map(({ label }) => pick(label, lang)),
      lang,
    )
  const reasons = plan.scale.filter(({ value }) => plan.reasonAt.includes(value))
  return [
    {
      term: words.when,
      description: joined(
        plan.moments.map((moment) => all[moment]),
        lang,
      ),
    },
    {
      term: words.who,
      description: joined(
        plan.layers.map((layer) => all[layer]),
        lang,
      ),
    },
    { term: words.scale, description: plan.scale.length > 0 ? named(plan.scale) : words.inWords },
    ...(reasons.length > 0 ? [{ term: words.reason, description: named(reasons) }] : []),
    { term: words.days, description: words.daysOf(plan.days) },
  ]
}

/** All that a case will be asked, with the answers there are: what everybody confirms is what stands here. */
export const PlanText = ({ lang, plan }: { lang: Lang; plan: Plan }) => {
  const words = messages(lang)
  return (
    <Prose>
      <h2>{words.relationship}</h2>
      <Items lang={lang} plan={plan} items={plan.relationship} />
      <h2>{words.result}</h2>
      <Items lang={lang} plan={plan} items={plan.result} />
      {plan.notes.length > 0 && <h2>{words.inWords}</h2>}
      {plan.notes.length > 0 && <Items lang={lang} plan={plan} items={plan.notes} />}
      <DescriptionList items={factsOf(lang, plan)} />
    </Prose>
  )
}

type Shown = { fixed: Fixed | undefined; plan: Plan; joint: Joint<Plan> | undefined }

const leadOf = (lang: Lang, { fixed, plan }: Shown): string => {
  const words = agreedMessages(lang)
  if (fixed === undefined) return words.leadProposed
  return plan.short ? `${words.leadShort}${words.leadFixed}` : words.leadFixed
}

const here = ({ city, case: { number } }: CaseVisit, rest = '') =>
  casePath(city, number, `/evaluation/plan${rest}`)

const crumbs = (visit: CaseVisit) => [
  { label: visit.case.number, href: casePath(visit.city, visit.case.number) },
  { label: agreedMessages(visit.lang).title },
]

export function planPage(visit: CaseVisit, shown: Shown, place: JointPlace<Plan>, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = agreedMessages(lang)
  const { fixed, plan, joint } = shown
  const body = (
    <>
      <ErrorSummary lang={lang} errors={sayJointErrors(visit, failed)} />
      <Heading level={1} kicker={subject.title} lead={leadOf(lang, shown)}>
        {words.title}
      </Heading>
      {fixed && (
        <p>
          {words.version(fixed.version)} {words.fixedOn} {formatDate(fixed.fixedOn, lang)}
        </p>
      )}
      <PlanText lang={lang} plan={plan} />
      <Origin lang={lang} questions={plan} />
      {joint && !joint.effect && (
        <Section id="proposed" title={words.proposed} lead={words.proposedLead}>
          <PlanText lang={lang} plan={joint.document.content} />
          <Confirmations visit={visit} joint={joint} place={place} failed={failed} />
        </Section>
      )}
      <p>
        {fixed && mayChange(visit.viewer, visit, joint) && (
          <LinkButton kind="secondary" href={here(visit, '/edit')}>
            {words.change}
          </LinkButton>
        )}
        <PrintButton lang={lang} />
      </p>
    </>
  )
  return { title: words.title, body, breadcrumbs: crumbs(visit) }
}

const Own = ({ visit: { lang }, failed }: { visit: CaseVisit; failed: Failed | undefined }) => {
  const words = agreedMessages(lang)
  const kept = failed?.kept ?? {}
  const topics = (['relationship', 'result'] as const).map((value) => ({
    value,
    label: messages(lang)[value],
  }))
  return (
    <>
      {Array.from({ length: ownQuestions }, (_, index) => (
        <>
          <TextField
            lang={lang}
            name={`own.${index}.text`}
            label={words.own(index + 1)}
            maxlength={longest}
            value={keptText(kept, `own.${index}.text`)}
          />
          <RadioGroup
            lang={lang}
            name={`own.${index}.topic`}
            label={words.topic(index + 1)}
            value={keptText(kept, `own.${index}.topic`) || 'relationship'}
            options={topics}
          />
        </>
      ))}
    </>
  )
}

/** Items to leave out, and questions of the parties' own: a proposal that every party has to confirm. */
export function planEditPage(visit: CaseVisit, { plan, joint }: Shown, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = agreedMessages(lang)
  const all = [...plan.relationship, ...plan.result]
  const errors = sayErrors(
    failed?.errors ?? [],
    lang,
    { keep: words.keep },
    {
      lacksTopic: words.lacksTopic,
      newerVersion: words.newerVersion,
    },
  )
  const kept = failed?.kept.keep
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={subject.title} lead={words.changeLead}>
        {words.change}
      </Heading>
      <Form
        lang={lang}
        action={here(visit, '/versions')}
        submissionId={blindId()}
        version={joint?.version ?? 0}
        draft={visit.draft}
      >
        <CheckboxGroup
          lang={lang}
          name="keep"
          label={words.keep}
          error={messageFor(errors, 'keep')}
          values={kept === undefined ? all.map(({ code }) => code) : [kept].flat()}
          options={all.map(({ code, question }) => ({ value: code, label: pick(question, lang) }))}
        />
        <Own visit={visit} failed={failed} />
        <p>
          <Button>{words.ask}</Button>
        </p>
      </Form>
    </>
  )
  return { title: words.change, body, breadcrumbs: crumbs(visit) }
}
