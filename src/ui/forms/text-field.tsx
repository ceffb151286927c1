import { controlAttributes, Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
  autocomplete?: string
  maxlength?: number
  /** The width says how much is expected. */
  width?: 's' | 'm' | 'l'
}

export const TextField = ({
  value,
  type = 'text',
  inputmode,
  autocomplete,
  maxlength,
  width = 'l',
  ...field
}: TextFieldProps) => (
  <Field {...field}>
    <input
      class={`yui-input yui-input--${width}`}
      type={type}
      value={value ?? ''}
      inputmode={inputmode}
      autocomplete={autocomplete}
      maxlength={maxlength}
      {...controlAttributes(field)}
    />
  </Field>
)

/** A code of digits that was sent or is shown by an app, to be typed once. */
export const CodeField = (field: Omit<FieldProps, 'required'>) => (
  <TextField {...field} required width="s" inputmode="numeric" autocomplete="one-time-code" />
)
