import { formatDate } from '../../lib/dates.ts'
import { defineMessages } from '../../lib/language.ts'
import { casePath } from '../web/paths.ts'
import type { CaseVisit } from '../web/visit.ts'
import { classOfCase, retentionTerm } from './schedule.ts'

const messages = defineMessages(
  {
    label: '保存期間',
    until: (date: string) => `${date}まで`,
    years: (years: string) => `終わってから${years}年`,
    forEver: '永年',
  },
  {
    label: 'Kept',
    until: (date: string) => `until ${date}`,
    years: (years: string) => `${years} years once it has ended`,
    forEver: 'for ever',
  },
)

/** How long the case is kept, as staff read it beside the case; it leads to where it can be held. */
export function retentionFact(visit: CaseVisit) {
  const { lang, definition, case: one, city } = visit
  const words = messages(lang)
  const { years } = classOfCase(definition, one.stage)
  const until = one.closed_on === null ? undefined : retentionTerm(one.closed_on, years).until
  const known = until ? words.until(formatDate(until, lang)) : words.years(String(years))
  const text = years === undefined ? words.forEver : known
  return [words.label, <a href={casePath(city, one.number, '/records')}>{text}</a>] as const
}
