import { uiMessages } from '../messages.ts'
import { controlAttributes, Field, type FieldProps } from './field.tsx'

type DateFieldProps = FieldProps & {
  /** What was typed, kept as it is; a date is `2026-04-01`. */
  value?: string | undefined
  min?: string
  max?: string
}

/**
 * A text box, since a browser's own date control takes no 和暦 and shows what it does not understand as empty. With
 * JavaScript the browser's calendar opens beside it.
 */
export const DateField = ({ value = '', min, max, hint, ...field }: DateFieldProps) => {
  const words = uiMessages(field.lang)
  const shown = { ...field, hint: hint ? [hint, ' ', words.dateFormat] : words.dateFormat }
  return (
    <Field {...shown}>
      <yui-date class="yui-copy" data-open={words.calendar} data-min={min} data-max={max}>
        <input
          class="yui-input yui-input--s"
          type="text"
          value={value}
          autocomplete="off"
          {...controlAttributes(shown)}
        />
      </yui-date>
    </Field>
  )
}
