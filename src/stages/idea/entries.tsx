import type { EntryContext, EntryWords, Stage } from '../../core/contribution.ts'
import { findSection } from '../../core/edition/view.ts'
import { casePath } from '../../core/web/paths.ts'
import { pick } from '../../lib/language.ts'
import { messages } from './messages.ts'

type Facts = Record<string, unknown>
const textOf = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')

function sent(facts: Facts, { lang, definition }: EntryContext): EntryWords {
  const section = findSection(definition, textOf(facts, 'section'))
  const words = messages(lang)
  return {
    title: words.entrySent,
    ...(section ? { text: words.entrySentText(pick(section.name, lang)) } : {}),
  }
}

function seeded(facts: Facts, { lang, definition }: EntryContext): EntryWords {
  const number = textOf(facts, 'number')
  return {
    title: messages(lang).entrySeeded,
    details: (
      <a href={casePath(definition.city, number)}>
        {number} {textOf(facts, 'title')}
      </a>
    ),
  }
}

export const entries: Stage['entries'] = {
  sent,
  seeded,
  withdrawn: (_facts, { lang }) => ({ title: messages(lang).entryWithdrawn }),
  withdrawalReason: (facts, { lang }) => ({
    title: messages(lang).entryWithdrawalReason,
    text: textOf(facts, 'reason'),
  }),
}
