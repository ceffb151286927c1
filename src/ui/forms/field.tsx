import type { Child } from 'hono/jsx'
import type { Lang } from '../../lib/language.ts'
import { classes } from '../class-names.ts'
import { uiMessages } from '../messages.ts'

/** What every field shares. `name` is also the id that the error summary links to. */
export type FieldProps = {
  lang: Lang
  name: string
  label: Child
  required?: boolean
  hint?: Child
  error?: string | undefined
}

export const RequiredChip = ({ lang, required }: Pick<FieldProps, 'lang' | 'required'>) => (
  <span class={classes('yui-field__need', required && 'yui-field__need--required')}>
    {required ? uiMessages(lang).required : uiMessages(lang).optional}
  </span>
)

export const FieldHint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint ? (
    <p class="yui-field__hint" id={`${name}-hint`}>
      {hint}
    </p>
  ) : null

export const FieldErrorText = ({ lang, name, error }: Pick<FieldProps, 'lang' | 'name' | 'error'>) =>
  error ? (
    <p class="yui-field__error" id={`${name}-error`}>
      {uiMessages(lang).errorMark}
      {error}
    </p>
  ) : null

const described = ({ name, hint, error }: FieldProps) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined

/** Attributes that tie a control to its label, hint and error. */
export const controlAttributes = (field: FieldProps) => ({
  id: field.name,
  name: field.name,
  'aria-describedby': described(field),
  'aria-invalid': field.error ? ('true' as const) : undefined,
  'aria-required': field.required ? ('true' as const) : undefined,
})

/** Label above, hint between, control, error below. */
export const Field = ({ children, ...field }: FieldProps & { children: Child }) => (
  <div class={classes('yui-field', Boolean(field.error) && 'yui-field--error')}>
    <label class="yui-field__label" for={field.name}>
      {field.label} <RequiredChip {...field} />
    </label>
    <FieldHint {...field} />
    {children}
    <FieldErrorText {...field} />
  </div>
)

/** The same for several controls under one question. */
export const FieldGroup = ({ children, ...field }: FieldProps & { children: Child }) => (
  <fieldset
    class={classes('yui-field', 'yui-field--group', Boolean(field.error) && 'yui-field--error')}
    aria-describedby={described(field)}
  >
    <legend class="yui-field__label">
      {field.label} <RequiredChip {...field} />
    </legend>
    <FieldHint {...field} />
    {children}
    <FieldErrorText {...field} />
  </fieldset>
)
