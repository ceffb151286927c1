import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import {
  Button,
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
import { occasionMessages } from '../messages.ts'
import { formsFor, kinds, most } from '../rules.ts'

export const labelsOf = (lang: Lang): Record<string, string> => {
  const {
    name: title,
    kind,
    about,
    asked,
    form,
    field,
    seatsCount: seats,
    applyUntil,
  } = occasionMessages(lang)
  const { applyHow, web, firstDate, place, date: heldOn, what } = occasionMessages(lang)
  return {
    title,
    kind,
    about,
    asked,
    form,
    field,
    seats,
    applyUntil,
    applyHow,
    web,
    firstDate,
    place,
    heldOn,
    what,
  }
}

export const errorsOf = ({ lang }: Visit, failed: Failed | undefined): FieldError[] => {
  const { seatsNeeded, badWeb } = occasionMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, labelsOf(lang), { seatsNeeded, badWeb })
}

type Fields = { visit: Visit; kept: Failed['kept']; errors: FieldError[] }

const field = ({ visit: { lang }, kept, errors }: Fields) => {
  const labels = labelsOf(lang)
  return (name: string) => ({
    lang,
    name,
    label: labels[name] ?? name,
    value: keptText(kept, name),
    error: messageFor(errors, name),
  })
}

const named = (list: readonly { code: string; name: { ja: string } }[], lang: Lang) =>
  list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))

const What = (props: Fields) => {
  const { lang, definition } = props.visit
  const words = occasionMessages(lang)
  const of = field(props)
  const forms = formsFor(definition)
  return (
    <>
      <TextField {...of('title')} required />
      <RadioGroup {...of('kind')} required options={kinds.map((value) => ({ value, label: words[value] }))} />
      <TextArea {...of('about')} required rows={4} maxLength={most.text} />
      <TextArea {...of('asked')} hint={words.askedHint} required rows={3} maxLength={most.text} />
      {forms.length > 0 && (
        <SelectField {...of('form')} options={named(forms, lang)} emptyLabel={words.formNone} />
      )}
      <SelectField {...of('field')} required options={named(definition.fields, lang)} />
    </>
  )
}

const When = (props: Fields) => {
  const words = occasionMessages(props.visit.lang)
  const of = field(props)
  return (
    <>
      <DateField {...of('firstDate')} />
      <TextField {...of('place')} />
      <TextField {...of('seats')} hint={words.seatsHint} width="s" inputmode="numeric" />
      <DateField {...of('applyUntil')} />
      <TextArea {...of('applyHow')} rows={3} maxLength={most.text} />
      <TextField {...of('web')} hint={words.webHint} type="url" />
    </>
  )
}

export function newPage(visit: Visit, failed?: Failed): Page {
  const { lang, city } = visit
  const words = occasionMessages(lang)
  const fields = { visit, kept: failed?.kept ?? {}, errors: errorsOf(visit, failed) }
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={fields.errors} />
      <Heading level={1} lead={words.newLead}>
        {words.register}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/occasions')} submissionId={blindId()} draft={visit.draft}>
        <What {...fields} />
        <When {...fields} />
        <Button>{words.save}</Button>
      </Form>
    </Stack>
  )
  return {
    title: words.register,
    body,
    breadcrumbs: [{ label: words.title, href: cityPath(city, '/occasions') }, { label: words.register }],
  }
}
