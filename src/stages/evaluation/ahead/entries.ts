import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../../core/contribution.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { aheadDuty, aheadPath } from './acts.ts'
import { aheadMessages } from './messages.ts'
import { choices } from './rules.ts'

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
  aheadDecided: ({ choice, words }, { lang }) => {
    const known = choices.find((one) => one === choice)
    return {
      title: aheadMessages(lang).entryDecided(known ? aheadMessages(lang)[known] : ''),
      text: textOf(words) || undefined,
    }
  },
}

export const aheadDuties: Record<string, (context: DutyContext) => DutyWords> = {
  [aheadDuty]: ({ lang }) => ({
    label: aheadMessages(lang).duty,
    path: aheadPath(),
    action: aheadMessages(lang).dutyAct,
  }),
}
