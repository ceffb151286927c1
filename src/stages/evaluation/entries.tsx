import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../core/contribution.ts'
import { jointEntries } from '../../core/joint/index.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { messages } from './messages.ts'
import { StatementText, statementIn } from './pages/statement.tsx'

type Facts = Record<string, unknown>
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function opened({ dueOn }: Facts, { lang }: EntryContext): EntryWords {
  const words = messages(lang)
  const due = textOf(dueOn)
  return {
    title: words.entryOpened,
    ...(isValidDate(due) ? { text: words.entryOpenedText(formatDate(due, lang)) } : {}),
  }
}

export const entries: Record<string, (facts: Facts, context: EntryContext) => EntryWords> = {
  ...jointEntries('jointEvaluation'),
  opened,
  handedIn: (facts, { lang }) => ({
    title: messages(lang).entryHandedIn(textOf(facts.party)),
    text: messages(lang).entryHandedInText,
  }),
  typedIn: (facts, { lang }) => ({
    title: messages(lang).entryTypedIn(textOf(facts.party)),
    text: messages(lang).entryHandedInText,
  }),
  revealed: (_, { lang }) => ({
    title: messages(lang).entryRevealed,
    text: messages(lang).entryRevealedText,
  }),
  published: (facts, { lang }) => {
    const statement = statementIn(facts)
    return {
      title: messages(lang).entryPublished,
      ...(statement ? { details: <StatementText lang={lang} statement={statement} /> } : {}),
    }
  },
}

export const duties: Record<string, (context: DutyContext) => DutyWords> = {
  'evaluation.sheet': ({ lang }) => ({
    label: messages(lang).dutySheet,
    path: '/evaluation/sheet',
    action: messages(lang).dutySheetAction,
  }),
  'evaluation.joint': ({ lang }) => ({
    label: messages(lang).dutyJoint,
    path: '/evaluation',
    action: messages(lang).dutyJointAction,
  }),
  'evaluation.confirm': ({ lang }) => ({
    label: messages(lang).dutyConfirm,
    path: '/evaluation/joint',
    action: messages(lang).dutyConfirmAction,
    binding: true,
  }),
}
