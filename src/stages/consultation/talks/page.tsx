import type { Likely } from '../../../core/people/guest.ts'
import { shownKey } from '../../../core/people/guest-session.ts'
import { PurposeNote } from '../../../core/privacy/purpose.tsx'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { casePath, cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { colon, pick } from '../../../lib/language.ts'
import { Heading, Notice } from '../../../ui/components/index.ts'
import {
  Button,
  CheckboxField,
  DateField,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { talkLabels, talkMessages } from './messages.ts'
import { somebodyNew, talkVias } from './rules.ts'

type Props = { visit: Visit; failed: Failed; likely: readonly Likely[] }
type FieldsProps = { visit: Visit; kept: Failed['kept']; errors: FieldError[] }

const Needed = ({ visit: { lang }, kept, errors }: FieldsProps) => {
  const words = talkMessages(lang)
  const area = (name: 'asked' | 'said', rows: number) => (
    <TextArea
      lang={lang}
      name={name}
      label={words[name]}
      required
      rows={rows}
      maxLength={2000}
      value={keptText(kept, name)}
      error={messageFor(errors, name)}
    />
  )
  return (
    <>
      <RadioGroup
        lang={lang}
        name="via"
        label={words.via}
        required
        value={keptText(kept, 'via') || 'phone'}
        error={messageFor(errors, 'via')}
        options={talkVias.map((via) => ({
          value: via,
          label: via === 'phone' ? words.byPhone : words.counter,
        }))}
      />
      <TextField
        lang={lang}
        name="who"
        label={words.who}
        required
        maxlength={100}
        value={keptText(kept, 'who')}
        error={messageFor(errors, 'who')}
      />
      {area('asked', 4)}
      {area('said', 4)}
    </>
  )
}

const LookAlikes = ({ visit: { lang }, kept, errors, likely }: FieldsProps & Pick<Props, 'likely'>) => {
  const words = talkMessages(lang)
  if (likely.length === 0) return null
  const describe = (one: Likely) =>
    [one.phone, one.email, one.address, words.cases(one.cases)].filter(Boolean).join(' · ')
  return (
    <RadioGroup
      lang={lang}
      name="samePerson"
      label={words.samePerson}
      hint={words.samePersonHint}
      required
      value={keptText(kept, 'samePerson')}
      error={messageFor(errors, 'samePerson')}
      options={[
        ...likely.map((one) => ({ value: one.id, label: one.name, hint: describe(one) })),
        { value: somebodyNew, label: words.somebodyNew },
      ]}
    />
  )
}

const Dates = ({ visit: { lang, today }, kept, errors }: FieldsProps) => {
  const words = talkMessages(lang)
  return (
    <>
      <DateField
        lang={lang}
        name="nextOn"
        label={words.nextOn}
        hint={words.nextOnHint}
        min={today}
        value={keptText(kept, 'nextOn')}
        error={messageFor(errors, 'nextOn')}
      />
      <DateField
        lang={lang}
        name="talkedOn"
        label={words.talkedOn}
        hint={words.talkedOnHint}
        value={keptText(kept, 'talkedOn')}
        error={messageFor(errors, 'talkedOn')}
      />
    </>
  )
}

const More = (props: FieldsProps) => {
  const { visit, kept, errors } = props
  const { lang, definition } = visit
  const words = talkMessages(lang)
  const text = (name: 'number' | 'phone', hint?: string) => (
    <TextField
      lang={lang}
      name={name}
      label={words[name]}
      hint={hint}
      maxlength={40}
      value={keptText(kept, name)}
      error={messageFor(errors, name)}
    />
  )
  return (
    <>
      <h2>{words.more}</h2>
      {text('number', words.numberHint)}
      <CheckboxField
        lang={lang}
        name="answered"
        label={words.answered}
        hint={words.answeredHint}
        checked={keptText(kept, 'answered') === 'yes'}
      />
      <Dates {...props} />
      {text('phone')}
      <SelectField
        lang={lang}
        name="field"
        label={words.field}
        emptyLabel={words.fieldNone}
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        value={keptText(kept, 'field')}
        error={messageFor(errors, 'field')}
      />
    </>
  )
}

const Kept = ({ visit, number }: { visit: Visit; number: string }) => {
  const { lang, city } = visit
  const words = talkMessages(lang)
  const key = shownKey(visit)
  return (
    <Notice lang={lang} kind="success" title={words.kept(number)}>
      {key && (
        <>
          <p>
            {words.key}
            {colon(lang)}
            <strong>{key}</strong>
          </p>
          <p>{words.keyText}</p>
        </>
      )}
      <p>
        <a href={casePath(city, number, '/consultation')}>{words.seeRoom}</a>
      </p>
    </Notice>
  )
}

/** A talk by telephone or at the counter, on one screen. */
export function talkPage({ visit, failed, likely }: Props): Page {
  const { lang, city } = visit
  const words = talkMessages(lang)
  const { lookAlike, noSuchCase, notYours, needsApproval, over, badDay, nextPast } = words
  const own = { lookAlike, noSuchCase, notYours, needsApproval, over, badDay, nextPast }
  const errors = sayErrors(failed.errors, lang, talkLabels(words), own)
  const props = { visit, kept: failed.kept, errors }
  const done = visit.query.done
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      {done && failed.errors.length === 0 && <Kept visit={visit} number={done} />}
      <Heading level={1} lead={words.lead}>
        {words.title}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/talks')} submissionId={blindId()} draft={visit.draft}>
        <LookAlikes {...props} likely={likely} />
        <Needed {...props} />
        <More {...props} />
        <PurposeNote visit={visit} of="counter" />
        <Button>{words.keep}</Button>
      </Form>
    </>
  )
  return { title: words.title, body, breadcrumbs: [deskCrumb(visit), { label: words.title }] }
}
