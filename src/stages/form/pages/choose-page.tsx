import type { CollaborationForm } from '../../../core/edition/schema/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading, SourceNote } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
} from '../../../ui/forms.tsx'
import { messages } from '../messages.ts'
import { fitsAnswer, fitsName, most, scopes } from '../rules.ts'
import { FormChips, FormFacts, groupOf } from './form-facts.tsx'
import { formWord } from './list-page.tsx'

type Choosing = { visit: CaseVisit; form: CollaborationForm; kept: Failed['kept']; errors: FieldError[] }

/** Said before the form is chosen: what the city allows it for. */
const Limits = ({ visit: { lang }, form, kept, errors }: Choosing) => {
  const words = messages(lang)
  return (
    <>
      {form.limits.map((limit, index) => (
        <RadioGroup
          lang={lang}
          name={fitsName(index)}
          label={pick(limit.question, lang)}
          hint={pick(limit.text, lang)}
          required
          value={keptText(kept, fitsName(index))}
          error={messageFor(errors, fitsName(index))}
          options={[
            { value: fitsAnswer(limit, 'yes'), label: words.fits },
            { value: fitsAnswer(limit, 'no'), label: words.fitsNot },
          ]}
        />
      ))}
    </>
  )
}

const Body = ({ visit: { lang }, form, kept, errors }: Choosing) => {
  const words = messages(lang)
  if (form.bodies.length === 0) return null
  const bodies = form.bodies.map(({ code, name, duration, gist }) => ({
    value: code,
    label: pick(name, lang),
    hint: [words[duration], gist && pick(gist, lang)].filter(Boolean).join('。'),
  }))
  return (
    <RadioGroup
      lang={lang}
      name="body"
      label={words.body}
      hint={words.bodyHint}
      value={keptText(kept, 'body')}
      error={messageFor(errors, 'body')}
      options={[...bodies, { value: '', label: words.undecided }]}
    />
  )
}

const Scope = ({ visit: { lang }, form, kept, errors }: Choosing) => {
  const words = messages(lang)
  if (!form.scope) return null
  const options = scopes.map((scope) => ({ value: scope as string, label: words[scope] }))
  return (
    <RadioGroup
      lang={lang}
      name="scope"
      label={words.scope}
      hint={words.scopeHint}
      value={keptText(kept, 'scope')}
      error={messageFor(errors, 'scope')}
      options={[...options, { value: '', label: words.undecided }]}
    />
  )
}

/** With an agreement or without, where the city lets this form begin so. */
const Agreement = ({ visit: { lang }, form, kept, errors }: Choosing) => {
  const words = messages(lang)
  if (!form.withoutAgreement) return null
  return (
    <>
      <RadioGroup
        lang={lang}
        name="agreement"
        label={words.agreement}
        hint={words.agreementHint}
        required
        value={keptText(kept, 'agreement') || 'concluded'}
        options={[
          { value: 'concluded', label: words.conclude, hint: words.concludeHint },
          { value: 'none', label: words.without, hint: words.withoutHint },
        ]}
      />
      <DateField
        lang={lang}
        name="endsOn"
        label={words.endsOn}
        hint={words.endsOnHint}
        value={keptText(kept, 'endsOn')}
        error={messageFor(errors, 'endsOn')}
      />
    </>
  )
}

const ChooseForm = (props: Choosing) => {
  const { visit, form, kept, errors } = props
  const { lang, city, case: subject } = visit
  const words = messages(lang)
  const action = casePath(city, subject.number, `/form/${form.code}`)
  return (
    <Form lang={lang} action={action} submissionId={blindId()} version={subject.version} draft={visit.draft}>
      <input type="hidden" name="form" value={form.code} />
      <Limits {...props} />
      <Body {...props} />
      <Scope {...props} />
      <Agreement {...props} />
      <TextArea
        lang={lang}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        rows={3}
        maxLength={most.reason}
        value={keptText(kept, 'reason')}
        error={messageFor(errors, 'reason')}
      />
      <p>
        <Button>{words.choose(pick(form.name, lang))}</Button>
      </p>
    </Form>
  )
}

/** A limit that does not fit is said in the city's own sentence. */
function saidErrors({ lang }: CaseVisit, form: CollaborationForm, errors: Failed['errors']): FieldError[] {
  const words = messages(lang)
  const labels = {
    body: words.body,
    scope: words.scope,
    reason: words.reason,
    form: words.form,
    endsOn: words.endsOn,
  }
  return errors.flatMap((error) => {
    const limit = form.limits.find((_, index) => fitsName(index) === error.field)
    if (limit === undefined) return sayErrors([error], lang, labels, { pastDate: words.pastDate })
    const message =
      error.code === 'doesNotFit'
        ? `${words.doesNotFit}${pick(limit.text, lang)}`
        : words.unanswered(pick(limit.question, lang))
    return [{ field: error.field, message }]
  })
}

const nothing: Failed = { errors: [], kept: {} }

/** One form, all that the city says of it, and what it asks before it can be chosen. */
export function choosePage(visit: CaseVisit, form: CollaborationForm, failed: Failed = nothing): Page {
  const { lang, city, definition, case: subject } = visit
  const words = messages(lang)
  const errors = saidErrors(visit, form, failed.errors)
  const name = pick(form.name, lang)
  const group = groupOf(definition, form)
  const here = casePath(city, subject.number)
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading
        level={1}
        kicker={group ? pick(group.name, lang) : formWord(visit)}
        lead={form.gist && pick(form.gist, lang)}
      >
        {name}
      </Heading>
      <p>
        <FormChips lang={lang} form={form} />
        {form.term && (
          <>
            <br />
            <small>{words.tendencyNote}</small>
          </>
        )}
      </p>
      <FormFacts lang={lang} form={form} />
      <SourceNote
        lang={lang}
        title={pick(definition.edition.title, lang)}
        {...(form.page ? { page: form.page } : {})}
      />
      <Heading level={2} lead={words.oneLead}>
        {words.checkFirst}
      </Heading>
      <ChooseForm visit={visit} form={form} kept={failed.kept} errors={errors} />
      <p>
        <a href={`${here}/form`}>{words.backToList}</a>
      </p>
    </>
  )
  const breadcrumbs = [
    { label: subject.number, href: here },
    { label: words.listTitle(formWord(visit)), href: `${here}/form` },
    { label: name },
  ]
  return { title: name, body, breadcrumbs }
}
