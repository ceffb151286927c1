import { controlAttributes, Field, type FieldProps } from './field.tsx'

type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search'
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
  autocomplete?: string
  maxlength?: number
  /** Of a field that stands outside its form: the form's id. */
  form?: string | undefined
  /** The width says how much is expected. */
  width?: 's' | 'm' | 'l'
}

export const TextField = ({
  value,
  type = 'text',
  inputmode,
  autocomplete,
  maxlength,
  form,
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
      form={form}
      {...controlAttributes(field)}
    />
  </Field>
)

/** A code of digits that was sent or is shown by an app, to be typed once. */
export const CodeField = (field: Omit<FieldProps, 'required'>) => (
  <TextField {...field} required width="s" inputmode="numeric" autocomplete="one-time-code" />
)
