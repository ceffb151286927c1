import type { Definition } from '../../../core/edition/schema/index.ts'
import { formPage } from '../../../core/web/form-page.tsx'
import { cityPath } from '../../../core/web/paths.ts'
import type { Crumb, Page } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { type Lang, pick } from '../../../lib/language.ts'
import { revisionMessages } from '../messages.ts'
import { type Part, partCodes } from '../texts.ts'

export const revisionPath = (id: string, rest = ''): string => `/revisions/${id}${rest}`
export const proposalPath = (id: string, rest = ''): string => `/revisions/proposals/${id}${rest}`

export function crumbsOf({ city, lang, definition }: Visit, ...more: Crumb[]): Crumb[] {
  return [
    { label: pick(definition.city.name, lang), href: cityPath(city) },
    { label: revisionMessages(lang).title, href: cityPath(city, '/revisions') },
    ...more,
  ]
}

export const partWord = (part: string | undefined, lang: Lang): string => {
  const words = revisionMessages(lang)
  const known = partCodes.find((code) => code === part)
  return known ? words[known] : words.setting
}
export const partOptions = (lang: Lang) =>
  partCodes.map((value: Part) => ({ value, label: revisionMessages(lang)[value] }))

export const bodyName = ({ bodies }: Definition, code: string | null, lang: Lang): string | undefined => {
  const body = bodies.find((one) => one.code === code)
  return body && pick(body.name, lang)
}

type Asked = Omit<Parameters<typeof formPage>[1], 'mistakes' | 'breadcrumbs'> & { crumbs?: readonly Crumb[] }

export function revisionForm(visit: Visit, { crumbs = [], ...asked }: Asked): Page {
  const { noFile, caseNeeded, tooEarly, nothingChanged, otherCity, fileTooLarge } = revisionMessages(
    visit.lang,
  )
  return formPage(visit, {
    ...asked,
    mistakes: { noFile, caseNeeded, tooEarly, nothingChanged, otherCity, fileTooLarge },
    breadcrumbs: crumbsOf(visit, ...crumbs, { label: asked.title }),
  })
}
