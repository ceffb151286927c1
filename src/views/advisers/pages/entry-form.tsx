import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import {
  CheckboxField,
  CheckboxGroup,
  messageFor,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { adviserMessages } from '../messages.ts'
import type { Entry } from '../queries.ts'
import { openParts, roles } from '../rules.ts'

export function errorsOf({ lang }: Visit, failed: Failed | undefined) {
  const words = adviserMessages(lang)
  const { role, name, email, area, times, conditions, about } = words
  const own = { emailUnknown: words.emailUnknown, emailTaken: words.emailTaken }
  return sayErrors(failed?.errors ?? [], lang, { role, name, email, area, times, conditions, about }, own)
}

type Props = { visit: Visit; entry: Entry | undefined; failed: Failed | undefined; office?: true }

const several = (value: string | string[] | undefined): string[] => [value ?? []].flat()

/** What stands in an entry; the office and the person fill in the same. */
export const EntryFields = ({ visit, entry, failed, office }: Props) => {
  const { lang, definition } = visit
  const words = adviserMessages(lang)
  const errors = errorsOf(visit, failed)
  const of = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  const text = (name: 'name' | 'area' | 'times' | 'conditions' | 'about') =>
    failed ? keptText(failed.kept, name) : (entry?.[name] ?? '')
  const many = (name: 'fields' | 'districts' | 'open') =>
    failed ? several(failed.kept[name]) : [...(entry?.[name] ?? [])]
  const districts = definition.districts?.list ?? []
  return (
    <>
      <RadioGroup
        {...of('role')}
        label={words.role}
        required
        value={failed ? keptText(failed.kept, 'role') : (entry?.role ?? 'coordinator')}
        options={roles.map((value) => ({ value, label: words[value] }))}
      />
      <TextField {...of('name')} label={words.name} required maxlength={100} value={text('name')} />
      {office && (
        <TextField
          {...of('email')}
          label={words.email}
          hint={words.emailHint}
          type="email"
          value={failed ? keptText(failed.kept, 'email') : (entry?.email ?? '')}
        />
      )}
      <CheckboxGroup
        {...of('fields')}
        label={words.fields}
        options={definition.fields.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
        values={many('fields')}
      />
      {districts.length > 0 && (
        <CheckboxGroup
          {...of('districts')}
          label={words.districts}
          hint={words.anywhereHint}
          options={districts.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))}
          values={many('districts')}
        />
      )}
      <TextField {...of('area')} label={words.area} maxlength={200} value={text('area')} />
      <TextArea {...of('times')} label={words.times} rows={2} maxLength={300} value={text('times')} />
      <TextArea
        {...of('conditions')}
        label={words.conditions}
        rows={3}
        maxLength={500}
        value={text('conditions')}
      />
      <TextArea {...of('about')} label={words.about} rows={4} maxLength={1000} value={text('about')} />
      <CheckboxGroup
        {...of('open')}
        label={words.open}
        hint={words.openHint}
        options={openParts.map((value) => ({ value, label: words[`open.${value}`] }))}
        values={many('open')}
      />
      <CheckboxField
        {...of('resting')}
        label={words.resting}
        checked={failed ? keptText(failed.kept, 'resting') === 'yes' : entry?.resting === true}
      />
    </>
  )
}
