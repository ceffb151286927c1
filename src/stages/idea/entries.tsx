import type { EntryContext, EntryWords, Stage } from '../../core/contribution.ts'
import { findSection } from '../../core/edition/view.ts'
import { FileList, filesIn } from '../../core/files/index.ts'
import { casePath } from '../../core/web/paths.ts'
import { pick } from '../../lib/language.ts'
import { counterMessages } from './counter/messages.ts'
import { vias } from './counter/rules.ts'
import { messages } from './messages.ts'
import { policyMessages } from './policy/messages.ts'

type Facts = Record<string, unknown>
const textOf = (facts: Facts, name: string): string => (typeof facts[name] === 'string' ? facts[name] : '')

/** Who brought it, where that was not the sender: the way it came stands beside the section it reached. */
function broughtBy(facts: Facts, { lang }: EntryContext): string[] {
  const words = messages(lang)
  const group = textOf(facts, 'onBehalfOf')
  if (group !== '') return [words.entryOnBehalf(group)]
  if (facts.via === 'centre') return [words.entryViaCentre]
  const via = vias.find((one) => one === facts.via)
  return via ? [counterMessages(lang).entryText(counterMessages(lang)[via])] : []
}

function sent(facts: Facts, context: EntryContext): EntryWords {
  const { lang, definition } = context
  const section = findSection(definition, textOf(facts, 'section'))
  const words = messages(lang)
  const reached = section ? [words.entrySentText(pick(section.name, lang))] : []
  const text = [...reached, ...broughtBy(facts, context)].join('\n')
  return { title: words.entrySent, ...(text === '' ? {} : { text }) }
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

function attached(facts: Facts, { lang, definition, subject }: EntryContext): EntryWords {
  const files = filesIn(facts)
  return {
    title: messages(lang).entryAttached(files.length),
    details: <FileList lang={lang} city={definition.city} number={subject.case.number} files={files} />,
  }
}

export const entries: Stage['entries'] = {
  sent,
  attached,
  seeded,
  consentWithdrawn: (facts, { lang }) => ({
    title: messages(lang).entryConsentWithdrawn,
    text: [messages(lang).entryConsentWithdrawnText, textOf(facts, 'reason')].filter(Boolean).join('\n'),
  }),
  policyAnswered: (facts, { lang }) => ({
    title: policyMessages(lang).entry,
    text: textOf(facts, 'answer'),
  }),
  keyRenewed: (_facts, { lang }) => ({ title: counterMessages(lang).entryKey }),
  withdrawn: (facts, { lang }) => ({
    title: messages(lang).entryWithdrawn,
    ...(facts.closes ? { text: messages(lang).entryWithdrawnCloses } : {}),
  }),
  withdrawalReason: (facts, { lang }) => ({
    title: messages(lang).entryWithdrawalReason,
    text: textOf(facts, 'reason'),
  }),
}
