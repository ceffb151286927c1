import { uiMessages } from '../messages.ts'
import { controlAttributes, Field, type FieldProps } from './field.tsx'

type DateFieldProps = FieldProps & {
  /** What was typed, kept as it is; a date is `2026-04-01`. */
  value?: string | undefined
  min?: string
  max?: string
}

const isIsoDate = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value)

/**
 * The browser's own calendar; a browser without one shows a text box. What was typed and is no date comes
 * back in a text box, since a date control would silently show it as empty.
 */
export const DateField = ({ value = '', min, max, hint, ...field }: DateFieldProps) => {
  const shown = { ...field, hint: hint ?? uiMessages(field.lang).dateFormat }
  return (
    <Field {...shown}>
      <input
        class="yui-input yui-input--s"
        type={value === '' || isIsoDate(value) ? 'date' : 'text'}
        value={value}
        min={min}
        max={max}
        {...controlAttributes(shown)}
      />
    </Field>
  )
}
