import { isOfSection } from '../../../core/people/viewer.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { Heading } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { tablePath } from '../here.ts'
import { tableMessages } from '../messages.ts'
import { isAsked } from '../opening.ts'
import { mayAsk, modes } from '../rules.ts'

type Props = { visit: CaseVisit; errors: FieldError[]; failed?: Failed | undefined }

const fieldOf =
  ({ visit: { lang }, errors, failed }: Props) =>
  (name: string, first = '') => ({
    lang,
    name,
    value: failed ? keptText(failed.kept, name) : first,
    error: messageFor(errors, name),
  })

const OpenForm = (props: Props) => {
  const { visit } = props
  const { lang } = visit
  const words = tableMessages(lang)
  const field = fieldOf(props)
  return (
    <Form lang={lang} action={tablePath(visit)} submissionId={blindId()}>
      <TextArea {...field('why')} label={words.why} hint={words.whyHint} required maxLength={1000} rows={4} />
      <RadioGroup
        {...field('mode', 'sittings')}
        label={words.mode}
        required
        options={modes.map((value) => ({ value, label: words[value] }))}
      />
      <Button>{mayAsk(visit.viewer, visit) ? words.ask : words.open}</Button>
    </Form>
  )
}

const RefuseForm = (props: Props) => {
  const { lang } = props.visit
  const words = tableMessages(lang)
  return (
    <Form lang={lang} action={tablePath(props.visit, '/refusal')} submissionId={blindId()}>
      <TextArea {...fieldOf(props)('refusal')} label={words.refusal} required maxLength={1000} rows={4} />
      <Button kind="secondary">{words.refuse}</Button>
    </Form>
  )
}

type Asked = 'answer' | 'ask' | 'open'

function askedOf(visit: CaseVisit): Asked {
  if (isAsked(visit) && isOfSection(visit.viewer, visit.case.section)) return 'answer'
  return mayAsk(visit.viewer, visit) ? 'ask' : 'open'
}

function saidOf({ lang }: CaseVisit, asked: Asked): { title: string; lead: string } {
  const words = tableMessages(lang)
  const said = {
    answer: { title: words.refuseTitle, lead: words.refuseLead },
    ask: { title: words.askTitle, lead: words.askLead },
    open: { title: words.open, lead: words.openLead },
  }
  return said[asked]
}

/** Before there is a table: who may opens it, a party asks for it, the section answers. */
export function openPage(visit: CaseVisit, failed?: Failed): Page {
  const { lang, city, case: subject } = visit
  const words = tableMessages(lang)
  const asked = askedOf(visit)
  const { title, lead } = saidOf(visit, asked)
  const errors = sayErrors(failed?.errors ?? [], lang, {
    why: words.why,
    mode: words.mode,
    refusal: words.refusal,
  })
  const props = { visit, errors, failed }
  return {
    title: `${title} ${subject.title}`,
    breadcrumbs: [{ label: subject.title, href: casePath(city, subject.number) }, { label: title }],
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <Heading level={1} kicker={subject.title} lead={lead}>
          {title}
        </Heading>
        {asked === 'answer' ? <RefuseForm {...props} /> : <OpenForm {...props} />}
      </>
    ),
  }
}
