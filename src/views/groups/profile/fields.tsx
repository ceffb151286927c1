import { groupFields, groupKinds, most, type OpenField, personFields } from '../../../core/group/index.ts'
import { PurposeNote } from '../../../core/privacy/purpose.tsx'
import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import { Section } from '../../../ui/components/index.ts'
import {
  CheckboxGroup,
  DateField,
  type FieldError,
  messageFor,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { profileMessages } from './messages.ts'
import { listOf, type Values } from './values.ts'

export type FieldsProps = { visit: Visit; values: Values; errors: FieldError[] }

const shared = ({ visit: { lang }, values, errors }: FieldsProps, name: string) => ({
  lang,
  name,
  value: keptText(values, name),
  error: messageFor(errors, name),
})

const named = (list: readonly { code: string; name: { ja: string } }[], lang: Visit['lang']) =>
  list.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))

const About = (props: FieldsProps) => {
  const { lang, definition } = props.visit
  const words = profileMessages(lang)
  const of = (name: string) => shared(props, name)
  return (
    <>
      <TextField {...of('name')} label={words.name} required autocomplete="off" />
      <TextField {...of('reading')} label={words.reading} hint={words.readingHint} autocomplete="off" />
      <SelectField
        {...of('kind')}
        label={words.kind}
        required
        options={named(groupKinds(definition), lang)}
      />
      <TextArea
        {...of('activity')}
        label={words.activity}
        hint={words.activityHint}
        rows={4}
        maxLength={most.activity}
      />
      <CheckboxGroup
        lang={lang}
        name="fields"
        label={words.fields}
        values={listOf(props.values, 'fields')}
        error={messageFor(props.errors, 'fields')}
        options={named(definition.fields, lang)}
      />
      <TextField {...of('area')} label={words.area} hint={words.areaHint} />
    </>
  )
}

const Numbers = (props: FieldsProps) => {
  const words = profileMessages(props.visit.lang)
  const of = (name: string) => shared(props, name)
  return (
    <>
      <DateField {...of('founded')} label={words.founded} />
      <TextField {...of('members')} label={words.members} inputmode="numeric" width="s" />
      <TextField {...of('membersInCity')} label={words.membersInCity} inputmode="numeric" width="s" />
      <TextField {...of('website')} label={words.website} inputmode="url" />
      <TextField
        {...of('corporateNumber')}
        label={words.corporateNumber}
        hint={words.corporateNumberHint}
        inputmode="numeric"
        width="m"
      />
    </>
  )
}

const Persons = (props: FieldsProps) => {
  const words = profileMessages(props.visit.lang)
  const of = (name: string) => shared(props, name)
  return (
    <Section id="persons" title={words.personPart} lead={words.personLead}>
      <TextField {...of('representative')} label={words.representative} autocomplete="off" />
      <TextField {...of('contactPerson')} label={words.contactPerson} autocomplete="off" />
      <TextField {...of('phone')} label={words.phone} inputmode="tel" autocomplete="off" width="m" />
      <TextField {...of('email')} label={words.email} inputmode="email" autocomplete="off" />
      <TextField
        {...of('postalCode')}
        label={words.postalCode}
        inputmode="numeric"
        autocomplete="off"
        width="s"
      />
      <TextField {...of('address')} label={words.address} autocomplete="off" />
      <PurposeNote visit={props.visit} of="group" />
    </Section>
  )
}

/** What the public reads is chosen one by one; of persons in a group of its own. */
const Opened = ({ visit: { lang }, values }: FieldsProps) => {
  const words = profileMessages(lang)
  const options = (fields: readonly OpenField[]) =>
    fields.map((field) => ({ value: field, label: words[field] }))
  return (
    <Section id="open-part" title={words.openPart} lead={words.openLead}>
      <CheckboxGroup
        lang={lang}
        name="open"
        label={words.openGroup}
        values={listOf(values, 'open')}
        options={options(['listing', ...groupFields])}
      />
      <CheckboxGroup
        lang={lang}
        name="openPersons"
        label={words.openPersons}
        hint={words.openPersonsHint}
        values={[...listOf(values, 'open'), ...listOf(values, 'openPersons')]}
        options={options(personFields)}
      />
    </Section>
  )
}

/** Everything a group says of itself, on one page: only name and kind are needed. */
export const ProfileFields = (props: FieldsProps & { withoutOpen?: boolean }) => (
  <>
    <Section id="about-group" title={profileMessages(props.visit.lang).groupPart}>
      <About {...props} />
      <Numbers {...props} />
    </Section>
    <Persons {...props} />
    {!props.withoutOpen && <Opened {...props} />}
  </>
)
