import type { Child } from 'hono/jsx'
import {
  controlAttributes,
  FieldErrorText,
  FieldGroup,
  FieldHint,
  type FieldProps,
  RequiredChip,
} from './field.tsx'

export type Choice = { value: string; label: Child; hint?: Child }

type ChoiceLineProps = {
  type: 'radio' | 'checkbox'
  name: string
  index: number
  choice: Choice
  checked: boolean
  invalid: boolean
}

/** The first choice carries the bare name as id: the error summary leads there. */
const choiceId = (name: string, index: number) => (index === 0 ? name : `${name}-${index}`)

const ChoiceLine = ({ type, name, index, choice, checked, invalid }: ChoiceLineProps) => {
  const id = choiceId(name, index)
  return (
    <div class="yui-choice">
      <input
        class="yui-choice__control"
        type={type}
        id={id}
        name={name}
        value={choice.value}
        checked={checked}
        aria-invalid={invalid ? 'true' : undefined}
        aria-describedby={choice.hint ? `${id}-about` : undefined}
      />
      <label class="yui-choice__label" for={id}>
        {choice.label}
      </label>
      {choice.hint && (
        <p class="yui-choice__hint" id={`${id}-about`}>
          {choice.hint}
        </p>
      )}
    </div>
  )
}

type GroupProps = FieldProps & { options: Choice[] }

export const RadioGroup = ({ options, value, ...field }: GroupProps & { value?: string | undefined }) => (
  <FieldGroup {...field}>
    {options.map((choice, index) => (
      <ChoiceLine
        type="radio"
        name={field.name}
        index={index}
        choice={choice}
        checked={choice.value === value}
        invalid={Boolean(field.error)}
      />
    ))}
  </FieldGroup>
)

export const CheckboxGroup = ({ options, values = [], ...field }: GroupProps & { values?: string[] }) => (
  <FieldGroup {...field}>
    {options.map((choice, index) => (
      <ChoiceLine
        type="checkbox"
        name={field.name}
        index={index}
        choice={choice}
        checked={values.includes(choice.value)}
        invalid={Boolean(field.error)}
      />
    ))}
  </FieldGroup>
)

/** One yes-or-no box with its own label. */
/** One that was left empty comes back with nothing as its value: ticked again it says yes all the same. */
export const CheckboxField = ({
  value = '',
  checked = false,
  ...field
}: FieldProps & { value?: string; checked?: boolean }) => (
  <div class="yui-field">
    <div class="yui-choice">
      <input
        class="yui-choice__control"
        type="checkbox"
        value={value || 'yes'}
        checked={checked}
        {...controlAttributes(field)}
      />
      <label class="yui-choice__label" for={field.name}>
        {field.label} <RequiredChip {...field} />
      </label>
    </div>
    <FieldHint {...field} />
    <FieldErrorText {...field} />
  </div>
)
