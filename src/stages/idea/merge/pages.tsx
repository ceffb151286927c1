import type { Child } from 'hono/jsx'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import type { Lang } from '../../../lib/language.ts'
import { Heading, Section } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { FieldChoice } from '../pages/choices.tsx'
import { most } from '../rules.ts'
import { mergeMessages } from './messages.ts'
import type { Candidate } from './queries.ts'

type Framed = {
  visit: CaseVisit
  title: string
  lead: string
  errors: readonly FieldError[]
  children: Child
}

function framed({ visit, title, lead, errors, children }: Framed): Page {
  const { lang, city, case: subject } = visit
  const here = casePath(city, subject.number)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={[...errors]} />
      <Heading level={1} kicker={`${subject.number} ${subject.title}`} lead={lead}>
        {title}
      </Heading>
      {children}
      <p>
        <a href={here}>{mergeMessages(lang).back}</a>
      </p>
    </>
  )
  return { title, body, breadcrumbs: [{ label: subject.number, href: here }, { label: title }] }
}

const nothing: Failed = { errors: [], kept: {} }

function errorsOf(lang: Lang, { errors }: Failed): FieldError[] {
  const { unknown, same, notOpen, holdsOthers } = mergeMessages(lang)
  return sayErrors(errors, lang, splitLabels(lang), { unknown, same, notOpen, holdsOthers })
}

export function splitLabels(lang: Lang): Record<string, string> {
  const { title, issue, wish, field, reason, into } = mergeMessages(lang)
  return { title, issue, wish, field, reason, into }
}

type AskProps = { lang: Lang; kept: Failed['kept']; errors: readonly FieldError[] }

const Reason = ({ lang, kept, errors }: AskProps) => (
  <TextArea
    lang={lang}
    name="reason"
    label={mergeMessages(lang).reason}
    hint={mergeMessages(lang).mergeReasonHint}
    required
    rows={3}
    maxLength={most.reason}
    value={keptText(kept, 'reason')}
    error={messageFor([...errors], 'reason')}
  />
)

export function mergePage(visit: CaseVisit, candidates: readonly Candidate[], failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = mergeMessages(lang)
  const errors = errorsOf(lang, failed)
  const action = casePath(city, subject.number, '/merge')
  const children = (
    <>
      <Form lang={lang} action={action} submissionId={blindId()}>
        <TextField
          lang={lang}
          name="into"
          label={words.into}
          hint={words.intoHint}
          required
          width="m"
          value={keptText(failed.kept, 'into')}
          error={messageFor(errors, 'into')}
        />
        <Reason lang={lang} kept={failed.kept} errors={errors} />
        <Button>{words.merge}</Button>
      </Form>
      {candidates.length > 0 && (
        <Section id="candidates" title={words.candidates}>
          <ul>
            {candidates.map(({ number, title }) => (
              <li>
                <a href={casePath(city, number)}>
                  {number} {title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
  return framed({ visit, title: words.mergeTitle, lead: words.mergeLead, errors, children })
}

export function undoPage(visit: CaseVisit, failed = nothing): Page {
  const { lang, city, case: subject } = visit
  const words = mergeMessages(lang)
  const errors = errorsOf(lang, failed)
  const children = (
    <Form lang={lang} action={casePath(city, subject.number, '/merge/undo')} submissionId={blindId()}>
      <Reason lang={lang} kept={failed.kept} errors={errors} />
      <Button>{words.undo}</Button>
    </Form>
  )
  return framed({ visit, title: words.undoTitle, lead: words.undoLead, errors, children })
}

/** Everything that was sent stands there already: whoever splits takes away, and types nothing anew. */
export function splitPage(visit: CaseVisit, failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = mergeMessages(lang)
  const errors = errorsOf(lang, failed ?? nothing)
  const { title, issue, wish } = subject
  const kept: Record<string, string | string[]> = failed
    ? { ...failed.kept }
    : { title, issue, wish, field: subject.field ?? 'unknown' }
  const area = (name: 'issue' | 'wish') => (
    <TextArea
      lang={lang}
      name={name}
      label={words[name]}
      required
      rows={6}
      maxLength={most[name]}
      value={keptText(kept, name)}
      error={messageFor(errors, name)}
    />
  )
  const children = (
    <Form
      lang={lang}
      action={casePath(city, subject.number, '/split')}
      submissionId={blindId()}
      version={subject.version}
      draft={visit.draft}
    >
      <TextField
        lang={lang}
        name="title"
        label={words.title}
        required
        value={keptText(kept, 'title')}
        error={messageFor(errors, 'title')}
      />
      {area('issue')}
      {area('wish')}
      <FieldChoice visit={visit} values={kept} errors={errors} />
      <Reason lang={lang} kept={kept} errors={errors} />
      <Button>{words.split}</Button>
    </Form>
  )
  return framed({ visit, title: words.splitTitle, lead: words.splitLead, errors, children })
}
