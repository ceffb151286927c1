import { deskCrumb } from '../../../core/web/desk-crumb.ts'
import { formPage } from '../../../core/web/form-page.tsx'
import { sayErrors } from '../../../core/web/form-words.ts'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb, Failed, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'

import type { FieldError } from '../../../ui/forms.tsx'
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

const mistakesOf = (lang: Lang) => {
  const words = bodyMessages(lang)
  const { untilBefore, caseNeeded, noSuchCase, changeNeeded, scanNeeded, scanBad, badMember } = words
  return { untilBefore, caseNeeded, noSuchCase, changeNeeded, scanNeeded, scanBad, badMember }
}

export const errorsOf = ({ lang }: Visit, failed: Failed | undefined): FieldError[] =>
  sayErrors(failed?.errors ?? [], lang, labelsOf(lang), mistakesOf(lang))

type Asked = Omit<
  Parameters<typeof formPage>[1],
  'labels' | 'mistakes' | 'breadcrumbs' | 'button' | 'kicker'
> & {
  body: Body
  button?: string
  crumbs?: readonly Crumb[]
}

/** A page with one form about a body. */
export function bodyForm(visit: Visit, { body, crumbs = [], button, ...asked }: Asked): Page {
  const { lang } = visit
  return formPage(visit, {
    ...asked,
    kicker: pick(body.name, lang),
    labels: labelsOf(lang),
    mistakes: mistakesOf(lang),
    button: button ?? bodyMessages(lang).save,
    breadcrumbs: crumbsOf(visit, body, ...crumbs, { label: asked.title }),
  })
}
