import type { Child } from 'hono/jsx'
import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { keptText, sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb, Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { blindId } from '../../../lib/ids.ts'
import { type Lang, pick } from '../../../lib/language.ts'

import { Heading, Stack } from '../../../ui/components/index.ts'
import { Button, ErrorSummary, type FieldError, Form, messageFor } from '../../../ui/forms.tsx'
import { bodyMessages } from '../messages.ts'
import type { Body } from '../rules.ts'

export const bodyPath = (body: Body, rest = ''): string => `/bodies/${body.code}${rest}`
export const meetingPath = (body: Body, id: string, rest = ''): string =>
  bodyPath(body, `/meetings/${id}${rest}`)

export function crumbsOf(visit: Visit, body: Body | undefined, ...more: Crumb[]): Crumb[] {
  const { city, lang, viewer, definition } = visit
  const words = bodyMessages(lang)
  const home = { label: pick(definition.city.name, lang), href: cityPath(city) }
  return [
    viewer ? deskCrumb(visit) : home,
    { label: words.title, href: cityPath(city, '/bodies') },
    ...(body ? [{ label: pick(body.name, lang), href: cityPath(city, bodyPath(body)) }] : []),
    ...more,
  ]
}

/** The labels of the fields, by the names they are sent under. */
export function labelsOf(lang: Lang): Record<string, string> {
  const words = bodyMessages(lang)
  const { seats, openSeats, quorum, applyUntil, applyHow, name, affiliation, role, openCall, since, until } =
    words
  const {
    begins,
    place,
    observers,
    observersHow,
    kind,
    number,
    note,
    outcome,
    issue,
    words: wanted,
    endedOn,
  } = words
  return {
    ...{ seats, openSeats, quorum, applyUntil, applyHow, name, affiliation, role, openCall, since, until },
    ...{ begins, place, observers, observersHow, kind, number, note, outcome, issue, words: wanted, endedOn },
    ...{ heldOn: words.date, title: words.itemTitle, minutes: words.minutesText, said: words.said },
    ...{ seat: words.heardOf, out: words.out, member: words.account, paper: words.paperFile },
  }
}

export function errorsOf({ lang }: Visit, failed: Failed | undefined): FieldError[] {
  const words = bodyMessages(lang)
  const { untilBefore, caseNeeded, noSuchCase, changeNeeded, scanNeeded, scanBad, badMember } = words
  return sayErrors(failed?.errors ?? [], lang, labelsOf(lang), {
    ...{ untilBefore, caseNeeded, noSuchCase, changeNeeded, scanNeeded, scanBad, badMember },
  })
}

export type Values = Readonly<Record<string, string | string[]>>
/** What every field of a form of this room is given: its label, what stood in it, what is wrong with it. */
export type FieldOf = (name: string) => {
  lang: Lang
  name: string
  label: string
  value: string
  error: string | undefined
}
type Asked = {
  body: Body
  title: string
  to: string
  values: Values
  failed: Failed | undefined
  fields: (field: FieldOf, values: Values) => Child
  version?: number
  multipart?: true
  button?: string
  above?: Child
  crumbs?: readonly Crumb[]
}

/** A page with one form: what went wrong on top, the fields, one button. */
export function formPage(visit: Visit, asked: Asked): Page {
  const { lang, city } = visit
  const { body, title, failed, version, multipart } = asked
  const errors = errorsOf(visit, failed)
  const values = failed?.kept ?? asked.values
  const labels = labelsOf(lang)
  const field: FieldOf = (name) => ({
    lang,
    name,
    label: labels[name] ?? name,
    value: keptText(values, name),
    error: messageFor(errors, name),
  })
  const page = (
    <Stack>
      <ErrorSummary lang={lang} errors={errors} />
      <Heading level={1} kicker={pick(body.name, lang)}>
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
        <Button>{asked.button ?? bodyMessages(lang).save}</Button>
      </Form>
    </Stack>
  )
  return {
    title,
    body: page,
    breadcrumbs: crumbsOf(visit, body, ...(asked.crumbs ?? []), { label: title }),
  }
}
