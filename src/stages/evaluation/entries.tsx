import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../core/contribution.ts'
import { askWords, jointEntries } from '../../core/joint/index.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { inBrackets, type Lang } from '../../lib/language.ts'
import { aheadDuties, aheadEntries } from './ahead/entries.ts'
import { voiceEntries } from './beneficiaries/entries.ts'
import { messages } from './messages.ts'
import { StatementText, statementIn } from './pages/statement.tsx'
import { roundName } from './pages/trend.tsx'
import { layers, moments } from './plan.ts'
import { reviewDuties, reviewEntries } from './review/entries.ts'

type Facts = Record<string, unknown>
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Which time of several it is; what was told before there were several says nothing of it. */
function atWhichTime(title: string, { moment, layer }: Facts, lang: Lang): string {
  const known = moments.find((one) => one === moment)
  const by = layers.find((one) => one === layer)
  const usual = moment === 'end' && layer === 'mutual'
  return known && by && !usual
    ? `${title}${inBrackets(roundName({ moment: known, layer: by }, lang), lang)}`
    : title
}

function opened(facts: Facts, { lang }: EntryContext): EntryWords {
  const words = messages(lang)
  const due = textOf(facts.dueOn)
  const outside = facts.layer === 'thirdParty'
  const text = outside ? words.entryOutsideText : words.entryOpenedText
  return {
    title: atWhichTime(outside ? words.entryOutside : words.entryOpened, facts, lang),
    ...(isValidDate(due) ? { text: text(formatDate(due, lang)) } : {}),
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
  revealed: (facts, { lang }) => {
    const words = messages(lang)
    const missing = Number(facts.missing ?? 0)
    const title = missing > 0 ? words.entryRevealedPart(missing) : words.entryRevealed
    return { title: atWhichTime(title, facts, lang), text: words.entryRevealedText }
  },
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
