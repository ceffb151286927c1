import { stageAfter } from '../../../core/advance.ts'
import { Confirmations, isSettled, type JointPlace, sayJointErrors } from '../../../core/joint/index.ts'
import { stageName } from '../../../core/stage-name.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import {
  type Description,
  DescriptionList,
  EmptyState,
  Heading,
  PlainText,
} from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  type FieldError,
  Form,
  LinkButton,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { ChangedSeats } from '../changed-seats.tsx'
import { crumbs } from '../crumbs.ts'
import { tablePath } from '../here.ts'
import { endedMessages } from '../pages/ended-messages.ts'
import { maySitHere } from '../rules.ts'
import { outcomeMessages } from './messages.ts'
import { type CurrentOutcome, outcomes, type TableOutcome } from './rules.ts'

/** What comes next; of an outcome that holds, what came. */
const nextOf = (
  { runtime, definition, lang }: CaseVisit,
  outcome: TableOutcome['outcome'],
  settled: boolean,
): string => {
  const { nextOf, nextNone } = outcomeMessages(lang)
  const { went, over } = endedMessages(lang)
  const next = stageAfter(runtime.stages, definition, 'table')
  if (outcome === 'none' || next === undefined) return settled ? over : nextNone
  return (settled ? went : nextOf)(stageName(runtime.stages, definition, next.code, lang))
}

type TextProps = { visit: CaseVisit; content: TableOutcome; settled: boolean }

const OutcomeText = ({ visit, content, settled }: TextProps) => {
  const { lang, definition } = visit
  const words = outcomeMessages(lang)
  const part = (term: string, text: string): Description[] =>
    text === '' ? [] : [{ term, description: <PlainText text={text} /> }]
  const forms = definition.forms.filter(({ code }) => content.forms.includes(code))
  return (
    <DescriptionList
      items={[
        { term: words.outcome, description: words[content.outcome] },
        ...part(words.forms, forms.map(({ name }) => pick(name, lang)).join('\n')),
        ...part(words.goal, content.goal),
        ...part(words.reason, content.reason),
        ...part(words.criteria, content.criteria),
        ...part(words.thanks, content.thanks),
        ...part(words.else, content.else),
        { term: words.next, description: nextOf(visit, content.outcome, settled) },
      ]}
    />
  )
}

const sayConfirmErrors = (visit: CaseVisit, failed?: Failed) => {
  const { outcome, linesOpen } = outcomeMessages(visit.lang)
  return failed?.errors.some(({ code }) => code === 'linesOpen')
    ? sayErrors(failed.errors, visit.lang, { outcome }, { linesOpen })
    : sayJointErrors(visit, failed)
}

const settledLead = (lang: Lang, joint: CurrentOutcome): string | undefined =>
  joint?.effect ? endedMessages(lang).outcomeLead : undefined

export function outcomePage(
  visit: CaseVisit,
  joint: CurrentOutcome,
  place: JointPlace<TableOutcome>,
  failed?: Failed,
): Page {
  const { lang, case: subject } = visit
  const words = outcomeMessages(lang)
  const settled = joint !== undefined && isSettled(joint)
  return {
    title: `${words.title} ${subject.title}`,
    breadcrumbs: crumbs(visit, words.title),
    body: (
      <>
        <ErrorSummary lang={lang} errors={sayConfirmErrors(visit, failed)} />
        <Heading level={1} kicker={subject.title} lead={settled ? settledLead(lang, joint) : words.lead}>
          {words.title}
        </Heading>
        {joint && <ChangedSeats visit={visit} joint={joint} />}
        {joint ? (
          <OutcomeText visit={visit} content={joint.document.content} settled={settled} />
        ) : (
          <EmptyState title={words.empty} text={words.emptyText} />
        )}
        {maySitHere(visit.viewer, visit) && !settled && (
          <p>
            <LinkButton href={tablePath(visit, '/outcome/edit')} kind={joint ? 'secondary' : 'primary'}>
              {joint ? words.amend : words.write}
            </LinkButton>
          </p>
        )}
        {joint && <Confirmations visit={visit} joint={joint} place={place} failed={failed} />}
      </>
    ),
  }
}

export const outcomeLabels = (words: ReturnType<typeof outcomeMessages>): Record<string, string> => {
  const { outcome, forms, goal, reason, thanks, criteria } = words
  return { outcome, forms, goal, reason, thanks, criteria, else: words.else }
}

type FieldsProps = {
  visit: CaseVisit
  kept: Readonly<Record<string, string | string[]>>
  errors: FieldError[]
}

const Fields = ({ visit, kept, errors }: FieldsProps) => {
  const { lang, definition } = visit
  const words = outcomeMessages(lang)
  const field = (name: string) => ({
    lang,
    name,
    value: keptText(kept, name),
    error: messageFor(errors, name),
  })
  const { value: _, ...forms } = field('forms')
  const chosen = kept.forms ?? []
  return (
    <>
      <RadioGroup
        {...field('outcome')}
        label={words.outcome}
        required
        options={outcomes.map((value) => ({ value, label: words[value], hint: words[`${value}Hint`] }))}
      />
      {definition.forms.length > 0 && (
        <CheckboxGroup
          {...forms}
          label={words.forms}
          values={[chosen].flat()}
          options={definition.forms.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        />
      )}
      <TextArea {...field('goal')} label={words.goal} rows={3} maxLength={500} />
      <TextArea {...field('reason')} label={words.reason} hint={words.reasonHint} rows={4} maxLength={2000} />
      <TextArea
        {...field('criteria')}
        label={words.criteria}
        hint={words.criteriaHint}
        rows={4}
        maxLength={2000}
      />
      <TextArea {...field('thanks')} label={words.thanks} rows={3} maxLength={1000} />
      <TextArea {...field('else')} label={words.else} hint={words.elseHint} rows={4} maxLength={2000} />
    </>
  )
}

function versionRead(joint: CurrentOutcome, failed: Failed | undefined): number {
  const isTold = failed === undefined || failed.errors.some(({ code }) => code === 'newerVersion')
  return isTold ? (joint?.version ?? 0) : Number(failed.kept.version)
}

export function outcomeEdit(visit: CaseVisit, joint: CurrentOutcome, goal: string, failed?: Failed): Page {
  const { lang, case: subject } = visit
  const words = outcomeMessages(lang)
  const { newerVersion, linesOpen } = words
  const errors = sayErrors(failed?.errors ?? [], lang, outcomeLabels(words), { newerVersion, linesOpen })
  const first = joint ? fieldsFrom(joint.document.content) : { goal }
  const title = joint ? words.amend : words.write
  return {
    title: `${title} ${subject.title}`,
    breadcrumbs: crumbs(visit, { label: words.title, href: tablePath(visit, '/outcome') }, title),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={words.lead}>
          {title}
        </Heading>
        <Form
          lang={lang}
          action={tablePath(visit, '/outcome')}
          submissionId={blindId()}
          version={versionRead(joint, failed)}
          draft={visit.draft}
        >
          <Fields visit={visit} kept={failed?.kept ?? first} errors={errors} />
          <Button>{words.keep}</Button>
        </Form>
      </>
    ),
  }
}
