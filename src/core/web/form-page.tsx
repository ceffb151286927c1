import type { Child } from 'hono/jsx'
import { blindId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import { Heading, Stack } from '../../ui/components/index.ts'
import { Button, ErrorSummary, Form, messageFor } from '../../ui/forms.tsx'
import { keptText, sayErrors } from './form-words.ts'
import { cityPath } from './paths.ts'
import type { Crumb, Failed, Page } from './route.ts'
import type { Visit } from './visit.ts'

export type Values = Readonly<Record<string, string | string[]>>
/** What every field of a form is given: its label, what stood in it, what is wrong with it. */
export type FieldOf = (name: string) => {
  lang: Lang
  name: string
  label: string
  value: string
  error: string | undefined
}
type Asked = {
  title: string
  kicker?: string
  /** Below the city. */
  to: string
  /** What stands in the fields at first; after a mistake it is what was sent. */
  values: Values
  failed: Failed | undefined
  /** By the names under which the fields are sent. */
  labels: Readonly<Record<string, string>>
  /** Sentences for mistakes that only this form knows, by their codes. */
  mistakes?: Readonly<Record<string, string>>
  fields: (field: FieldOf, values: Values) => Child
  button: string
  breadcrumbs: readonly Crumb[]
  version?: number
  multipart?: true
  above?: Child
  below?: Child
}

/** A page that is one form: what went wrong on top, the fields, one button. */
export function formPage(visit: Visit, asked: Asked): Page {
  const { lang, city } = visit
  const { title, kicker, failed, version, multipart, labels } = asked
  const errors = sayErrors(failed?.errors ?? [], lang, labels, asked.mistakes ?? {})
  const values = failed?.kept ?? asked.values
  const field: FieldOf = (name) => ({
    lang,
    name,
    label: labels[name] ?? name,
    value: keptText(values, name),
    error: messageFor(errors, name),
  })
  const body = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={kicker}>
        {title}
      </Heading>
      {asked.above}
      <Form
        lang={lang}
        action={cityPath(city, asked.to)}
        submissionId={blindId()}
        {...(version === undefined ? {} : { version })}
        {...(multipart ? { multipart } : {})}
      >
        {asked.fields(field, values)}
        <Button>{asked.button}</Button>
      </Form>
      {asked.below}
    </Stack>
  )
  return { title, body, breadcrumbs: asked.breadcrumbs }
}
