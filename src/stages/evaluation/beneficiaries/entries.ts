import type { EntryContext, EntryWords } from '../../../core/contribution.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { voiceMessages } from './messages.ts'

type Facts = Record<string, unknown>

export const voiceEntries: Record<string, (facts: Facts, context: EntryContext) => EntryWords> = {
  voicesAsked: ({ until }, { lang }) => {
    const day = String(until)
    const text = isValidDate(day) ? voiceMessages(lang).entryAskedText(formatDate(day, lang)) : undefined
    return { title: voiceMessages(lang).entryAsked, text }
  },
  voiceCodes: ({ count }, { lang }) => ({ title: voiceMessages(lang).entryCodes(Number(count)) }),
  voiceTyped: (_, { lang }) => ({ title: voiceMessages(lang).entryTyped }),
}
