import { uiMessages } from '../messages.ts'
import { controlAttributes, Field, type FieldProps } from './field.tsx'

type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number
  /** Said and counted, not enforced while typing: a cut-off sentence is worse than a message. */
  maxLength?: number
}

const counterOf = (lang: FieldProps['lang'], maxLength: number | undefined) =>
  maxLength === undefined
    ? {}
    : {
        'data-max': maxLength,
        'data-left': uiMessages(lang).lengthLeft,
        'data-over': uiMessages(lang).lengthOver,
      }

export const TextArea = ({ value, rows = 5, maxLength, ...field }: TextAreaProps) => (
  <Field {...field}>
    <yui-count class="yui-count" {...counterOf(field.lang, maxLength)}>
      <textarea class="yui-input yui-input--area" rows={rows} {...controlAttributes(field)}>
        {`\n${value ?? ''}`}
      </textarea>
      {maxLength !== undefined && (
        <p class="yui-count__text">{uiMessages(field.lang).upToLength(maxLength)}</p>
      )}
    </yui-count>
  </Field>
)
