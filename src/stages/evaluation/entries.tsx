import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../core/contribution.ts'
import { askWords, jointEntries } from '../../core/joint/index.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { aheadDuties, aheadEntries } from './ahead/entries.ts'
import { voiceEntries } from './beneficiaries/entries.ts'
import { messages } from './messages.ts'
import { StatementText, statementIn } from './pages/statement.tsx'
import { reviewDuties, reviewEntries } from './review/entries.ts'

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

const sealedText = ({ late }: Facts, lang: EntryContext['lang']): string =>
  late === true ? messages(lang).entryHandedInLate : messages(lang).entryHandedInText

export const entries: Record<string, (facts: Facts, context: EntryContext) => EntryWords> = {
  ...jointEntries('jointEvaluation'),
  ...reviewEntries,
  ...aheadEntries,
  ...voiceEntries,
  opened,
  planFixed: ({ items, fixedBy }, { lang }) => ({
    title: fixedBy === 'change' ? messages(lang).entryPlanChanged : messages(lang).entryPlanFixed,
    text: messages(lang).entryPlanText(Number(items)),
  }),
  handedIn: (facts, { lang }) => ({
    title: messages(lang).entryHandedIn(textOf(facts.party)),
    text: sealedText(facts, lang),
  }),
  typedIn: (facts, { lang }) => ({
    title: messages(lang).entryTypedIn(textOf(facts.party)),
    text: sealedText(facts, lang),
  }),
  revealed: ({ missing }, { lang }) => ({
    title:
      Number(missing ?? 0) > 0
        ? messages(lang).entryRevealedPart(Number(missing))
        : messages(lang).entryRevealed,
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
  ...reviewDuties,
  ...aheadDuties,
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
  'evaluation.ask': askWords('/evaluation/joint'),
  'evaluation.confirm': ({ lang }) => ({
    label: messages(lang).dutyConfirm,
    path: '/evaluation/joint',
    action: messages(lang).dutyConfirmAction,
    binding: true,
  }),
}
