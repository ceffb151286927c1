import { groupKinds } from '../../core/group/index.ts'
import { cityPath } from '../../core/web/paths.ts'
import type { Visit } from '../../core/web/visit.ts'
import { formatDate, type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { directoryMessages } from './directory/messages.ts'

/** What a kind of group is called in this city; one that the city has no more is called by its code. */
export function kindName({ definition, lang }: Pick<Visit, 'definition' | 'lang'>, code: string): string {
  const kind = groupKinds(definition).find((one) => one.code === code)
  return kind ? pick(kind.name, lang) : code
}

export const fieldNames = ({ definition, lang }: Visit, codes: readonly string[]): string[] =>
  definition.fields.filter(({ code }) => codes.includes(code)).map(({ name }) => pick(name, lang))

/** 2026年4月, April 2026. */
export const formatMonth = (date: PlainDate, lang: Lang): string =>
  lang === 'en' ? formatDate(date, lang).replace(/^\d+ /, '') : formatDate(date, lang).replace(/\d+日.*$/, '')

/** From the directory to here. */
export const crumbsOf = ({ lang, city }: Visit, here: string, desk?: { id: string; name: string }) => [
  { label: directoryMessages(lang).title, href: cityPath(city, '/groups') },
  ...(desk ? [{ label: desk.name, href: cityPath(city, `/groups/${desk.id}/desk`) }] : []),
  { label: here },
]

/** The day of a moment, in Japan. */
export const formatMoment = (at: Date, lang: Lang): string => formatDate(todayInJapan(new Date(at)), lang)
