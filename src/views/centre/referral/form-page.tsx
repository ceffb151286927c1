import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Failed, Page } from '../../../core/web/route.ts'
import { fieldsFrom } from '../../../lib/form-fields.ts'
import { blindId } from '../../../lib/ids.ts'
import { pick } from '../../../lib/language.ts'
import { Heading } from '../../../ui/components/index.ts'
import {
  Button,
  DateField,
  ErrorSummary,
  Form,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { centreCrumbs } from '../crumbs.ts'
import type { RoomVisit } from '../room.ts'
import type { Slip } from '../slips/queries.ts'
import { referralMessages } from './messages.ts'
import type { Referral } from './queries.ts'
import { most, outcomes, usualUntil } from './rules.ts'

type FormProps = {
  visit: RoomVisit
  slip: Pick<Slip, 'id' | 'themes'>
  referral?: Referral | undefined
  failed?: Failed | undefined
  /** What the group of the slip says of itself, as a beginning. */
  about?: string | undefined
}
type Kept = Failed['kept']
type PartProps = FormProps & { kept: Kept; errors: { field: string; message: string }[] }

function freshOf({ visit, slip, about = '' }: FormProps): Kept {
  const field = visit.definition.fields.find(({ code }) => slip.themes.includes(code))?.code ?? 'unknown'
  const purpose = referralMessages(visit.lang).purposeUsual
  return {
    field,
    purpose,
    about: about.slice(0, most.about),
    named: 'no',
    outcome: 'reply',
    untilOn: usualUntil(visit.today),
  }
}

const keptOf = (referral: Referral): Kept =>
  fieldsFrom({
    title: referral.title,
    issue: referral.issue,
    wish: referral.wish,
    field: referral.field,
    about: referral.about,
    named: referral.named ? 'yes' : 'no',
    name: referral.name,
    email: referral.email,
    phone: referral.phone,
    purpose: referral.purpose,
    untilOn: referral.until_on,
    outcome: referral.outcome,
  })

const of = ({ visit: { lang }, kept, errors }: PartProps, name: string) => ({
  lang,
  name,
  value: keptText(kept, name),
  error: messageFor(errors, name),
})

const Told = (props: PartProps) => {
  const { definition, lang } = props.visit
  const words = referralMessages(lang)
  const fields = definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  return (
    <>
      <TextField {...of(props, 'title')} label={words.title} required />
      <TextArea {...of(props, 'issue')} label={words.issue} required rows={5} maxLength={most.text} />
      <TextArea {...of(props, 'wish')} label={words.wish} required rows={4} maxLength={most.text} />
      <RadioGroup
        {...of(props, 'field')}
        label={words.field}
        required
        options={[...fields, { value: 'unknown', label: words.unknownField }]}
      />
      <TextArea
        {...of(props, 'about')}
        label={words.about}
        hint={props.about ? words.aboutGroupHint : words.aboutHint}
        rows={2}
        maxLength={most.about}
      />
    </>
  )
}

const Agreed = (props: PartProps) => {
  const words = referralMessages(props.visit.lang)
  const names = { none: words.none_, state: words.state, reply: words.reply }
  return (
    <>
      <RadioGroup
        {...of(props, 'named')}
        label={words.named}
        required
        options={[
          { value: 'no', label: words.notNamed, hint: words.notNamedHint },
          { value: 'yes', label: words.isNamed },
        ]}
      />
      <TextField {...of(props, 'name')} label={words.name} autocomplete="off" />
      <TextField {...of(props, 'email')} label={words.email} type="email" autocomplete="off" />
      <TextField {...of(props, 'phone')} label={words.phone} type="tel" autocomplete="off" />
      <TextField {...of(props, 'purpose')} label={words.purpose} required />
      <DateField {...of(props, 'untilOn')} label={words.untilOn} hint={words.untilHint} required />
      <RadioGroup
        {...of(props, 'outcome')}
        label={words.outcome}
        required
        options={outcomes.map((value) => ({ value, label: names[value] }))}
      />
    </>
  )
}

export function referralFormPage(props: FormProps): Page {
  const { visit, slip, referral, failed } = props
  const { lang, city } = visit
  const words = referralMessages(lang)
  const errors = sayErrors(failed?.errors ?? [], lang, words as unknown as Record<string, string>)
  const kept = failed?.kept ?? (referral ? keptOf(referral) : freshOf(props))
  const part = { ...props, kept, errors }
  const action = referral ? `/centre/referrals/${referral.id}` : `/centre/slips/${slip.id}/referrals`
  const body = (
    <>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} lead={words.formLead}>
        {words.formTitle}
      </Heading>
      <Form
        lang={lang}
        action={cityPath(city, action)}
        submissionId={blindId()}
        version={referral?.version ?? 0}
      >
        <Told {...part} />
        <Agreed {...part} />
        <p>
          <Button>{words.save}</Button>
        </p>
      </Form>
    </>
  )
  return { title: words.formTitle, body, breadcrumbs: centreCrumbs(visit, words.formTitle) }
}
