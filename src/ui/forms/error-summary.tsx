import type { Lang } from '../../lib/language.ts'
import { uiMessages } from '../messages.ts'

/** `field` is the name of the field that is wrong; left out where the form as a whole is. */
export type FieldError = { field?: string; message: string }

/** The message for one field, to hand to the field itself. */
export const messageFor = (errors: FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message

type ErrorSummaryProps = {
  lang: Lang
  errors: FieldError[]
  /** Takes no focus: for showing a summary where nothing was sent. */
  quiet?: boolean
}

/** What is wrong, on top of the form and focused, each line leading to its field. Nothing where nothing is. */
export const ErrorSummary = ({ lang, errors, quiet }: ErrorSummaryProps) => {
  if (errors.length === 0) return null
  const words = uiMessages(lang)
  return (
    <div
      class="yui-error-summary"
      role="alert"
      tabindex={-1}
      autofocus={!quiet}
      aria-labelledby="error-summary"
    >
      <h2 class="yui-error-summary__title" id="error-summary">
        {words.errorCount(errors.length)}
      </h2>
      <p>{words.errorHelp}</p>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${encodeURIComponent(field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}
