import type { GroupChoice } from '../../../core/group/index.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { Heading, Stack } from '../../../ui/components/index.ts'
import {
  Button,
  ErrorSummary,
  type FieldError,
  Form,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { togetherMessages } from '../messages.ts'
import { most } from '../rules.ts'

type Kept = Readonly<Record<string, string | string[]>>

export const labelsOf = (lang: Lang): Record<string, string> => {
  const { name: title, issue, wish, offer, field, visibility, partner, message } = togetherMessages(lang)
  return { title, issue, wish, offer, field, visibility, partner, message }
}

export const errorsOf = ({ lang }: Visit, failed: Failed | undefined): FieldError[] => {
  const { unknownGroup, already } = togetherMessages(lang)
  return sayErrors(failed?.errors ?? [], lang, labelsOf(lang), { unknownGroup, already })
}

type FieldsProps = { visit: Visit; groups: readonly GroupChoice[]; kept: Kept; errors: FieldError[] }

/** Whom to ask, and what to say to them. */
export const PartnerFields = ({
  visit: { lang, viewer },
  groups,
  kept,
  errors,
  required,
}: FieldsProps & { required: boolean }) => {
  const words = togetherMessages(lang)
  const others = groups.filter(({ id }) => id !== viewer?.hat.organizationId)
  return (
    <>
      <SelectField
        lang={lang}
        name="partner"
        label={words.partner}
        required={required}
        hint={required ? undefined : words.partnerHint}
        emptyLabel={required ? undefined : words.partnerNone}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={keptText(kept, 'partner')}
        error={messageFor(errors, 'partner')}
      />
      <TextArea
        lang={lang}
        name="message"
        label={words.message}
        rows={3}
        maxLength={most.message}
        value={keptText(kept, 'message')}
        error={messageFor(errors, 'message')}
      />
    </>
  )
}

const Fields = (props: FieldsProps) => {
  const { visit, kept, errors } = props
  const { lang, definition } = visit
  const words = togetherMessages(lang)
  const field = (name: string) => ({
    lang,
    name,
    required: true,
    label: labelsOf(lang)[name] ?? name,
    value: keptText(kept, name),
    error: messageFor(errors, name),
  })
  return (
    <>
      <TextField {...field('title')} />
      <TextArea {...field('issue')} rows={4} maxLength={most.text} />
      <TextArea {...field('wish')} rows={4} maxLength={most.text} />
      <TextArea {...field('offer')} rows={3} maxLength={most.message} />
      <SelectField
        {...field('field')}
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
      />
      <PartnerFields {...props} required={false} />
      <RadioGroup
        {...field('visibility')}
        options={[
          { value: 'public', label: words.public, hint: words.publicHint },
          { value: 'desk', label: words.desk, hint: words.deskHint },
        ]}
      />
    </>
  )
}

export function newPage(visit: Visit, groups: readonly GroupChoice[], failed?: Failed): Page {
  const { lang, city } = visit
  const words = togetherMessages(lang)
  const errors = errorsOf(visit, failed)
  const kept = failed?.kept ?? { partner: visit.query.group ?? '' }
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.newLead}>
        {words.begin}
      </Heading>
      <Form lang={lang} action={cityPath(city, '/together')} submissionId={blindId()} draft={visit.draft}>
        <Fields visit={visit} groups={groups} kept={kept} errors={errors} />
        <Button>{words.save}</Button>
      </Form>
    </Stack>
  )
  return {
    title: words.begin,
    body,
    breadcrumbs: [{ label: words.title, href: cityPath(city, '/together') }, { label: words.begin }],
  }
}
