import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../../core/contribution.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { joined } from '../../../lib/language.ts'
import { aheadMessages } from './messages.ts'
import { aheadDuty, aheadPath } from './place.ts'
import { choices, vias } from './rules.ts'

type Facts = Record<string, unknown>
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

export const aheadEntries: Record<string, (facts: Facts, context: EntryContext) => EntryWords> = {
  aheadAsked: ({ endsOn }, { lang }) => {
    const day = textOf(endsOn)
    return {
      title: aheadMessages(lang).entryAsked,
      ...(isValidDate(day) ? { text: aheadMessages(lang).entryAskedText(formatDate(day, lang)) } : {}),
    }
  },
  aheadAnswered: ({ party }, { lang }) => ({ title: aheadMessages(lang).entryAnswered(textOf(party)) }),
  aheadTyped: ({ party, via }, { lang }) => {
    const known = vias.find((one) => one === via)
    return { title: aheadMessages(lang).entryTyped(textOf(party), known ? aheadMessages(lang)[known] : '') }
  },
  aheadDecided: ({ choice, silent }, { lang }) => {
    const words = aheadMessages(lang)
    const known = choices.find((one) => one === choice)
    const label = known ? words[known] : ''
    const missing = Array.isArray(silent) ? silent.map(textOf) : []
    return missing.length > 0
      ? { title: words.entryByDate(label), text: words.silent(joined(missing, lang)) }
      : { title: words.entryDecided(label) }
  },
}

export const aheadDuties: Record<string, (context: DutyContext) => DutyWords> = {
  [aheadDuty]: ({ lang }) => ({
    label: aheadMessages(lang).duty,
    path: aheadPath(),
    action: aheadMessages(lang).dutyAct,
  }),
}
