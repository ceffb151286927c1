import { keptText } from '../../../core/web/form-words.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { pick } from '../../../lib/language.ts'
import {
  CheckboxField,
  type FieldError,
  messageFor,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../ui/forms.tsx'
import { inventoryMessages } from '../messages.ts'
import { most, togethers } from '../rules.ts'
import { answerName } from '../words.ts'

export type Kept = Readonly<Record<string, string | string[]>>

/** Labels of the fields, for the summary of mistakes. */
export const taskLabels = (lang: Visit['lang']) => {
  const {
    name,
    gist,
    could: together,
    form,
    withWhom,
    whyNot,
    shown,
    file,
    close: closing,
  } = inventoryMessages(lang)
  return { name, gist, together, form, withWhom, whyNot, shown, file, closing }
}

const Opening = ({ visit, kept }: { visit: Visit; kept: Kept }) => {
  const { lang, definition } = visit
  const words = inventoryMessages(lang)
  const open = definition.inventory?.open ?? 'chosen'
  if (open !== 'chosen') return <p>{open === 'all' ? words.openAll : words.openNothing}</p>
  return (
    <CheckboxField
      lang={lang}
      name="shown"
      label={words.shown}
      hint={words.shownHint}
      checked={keptText(kept, 'shown') === 'yes'}
    />
  )
}

export const TaskFields = ({ visit, kept, errors }: { visit: Visit; kept: Kept; errors: FieldError[] }) => {
  const { lang, definition } = visit
  const words = inventoryMessages(lang)
  const forms = definition.forms.map(({ code, name }) => ({ value: code, label: pick(name, lang) }))
  const field = (name: string) => ({ lang, name, error: messageFor(errors, name) })
  return (
    <>
      <TextField {...field('name')} label={words.name} required value={keptText(kept, 'name')} />
      <TextArea
        {...field('gist')}
        label={words.gist}
        rows={2}
        value={keptText(kept, 'gist')}
        maxLength={most.text}
      />
      <RadioGroup
        {...field('together')}
        label={words.could}
        required
        value={keptText(kept, 'together') || 'open'}
        options={togethers.map((value) => ({ value, label: answerName(value, lang) }))}
      />
      {forms.length > 0 && (
        <SelectField
          {...field('form')}
          label={words.form}
          options={forms}
          value={keptText(kept, 'form')}
          emptyLabel={words.formText}
        />
      )}
      <TextArea
        {...field('withWhom')}
        label={words.withWhom}
        hint={words.withWhomHint}
        rows={2}
        value={keptText(kept, 'withWhom')}
        maxLength={most.text}
      />
      <TextArea
        {...field('whyNot')}
        label={words.whyNot}
        hint={words.whyNotHint}
        rows={2}
        value={keptText(kept, 'whyNot')}
        maxLength={most.text}
      />
      <Opening visit={visit} kept={kept} />
    </>
  )
}
