import { uiMessages } from '../messages.ts'
import { controlAttributes, Field, type FieldProps } from './field.tsx'

export type Option = { value: string; label: string }
type SelectFieldProps = FieldProps & {
  options: Option[]
  value?: string | undefined
  /** Words of the first, empty choice. */
  emptyLabel?: string
}

export const SelectField = ({ options, value = '', emptyLabel, ...field }: SelectFieldProps) => (
  <Field {...field}>
    <select class="yui-input yui-input--select" {...controlAttributes(field)}>
      <option value="" selected={value === ''}>
        {emptyLabel ?? uiMessages(field.lang).chooseOne}
      </option>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Field>
)
