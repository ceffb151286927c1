import { approvalDuties, approvalEntries } from '../../core/approval/index.ts'
import type { Stage } from '../../core/contribution.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { type ConsultationWords, consultationMessages } from './messages.ts'
import { conclusionDuty, outcomes, replyDuty } from './rules.ts'

export function sectionName(definition: Definition, code: unknown, lang: Lang): string {
  const section = findSection(definition, String(code ?? ''))
  return section ? pick(section.name, lang) : String(code ?? '')
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const day = (value: unknown, lang: Lang): string =>
  isValidDate(text(value)) ? formatDate(text(value), lang) : ''

export function outcomeName(outcome: unknown, words: ConsultationWords): string {
  const known = outcomes.find((one) => one === outcome)
  return known === undefined ? '' : words[known]
}

/** What the thread says about a consultation. */
export const consultationEntries: Stage['entries'] = {
  ...approvalEntries,
  received: ({ section, dueOn }, { lang, definition }) => ({
    title: consultationMessages(lang).entryReceived(sectionName(definition, section, lang)),
    text: consultationMessages(lang).entryReceivedText(day(dueOn, lang)),
  }),
  accepted: ({ section }, { lang, definition }) => ({
    title: consultationMessages(lang).entryAccepted(sectionName(definition, section, lang)),
  }),
  replied: ({ nextOn }, { lang }) => ({
    title: consultationMessages(lang).entryReplied,
    text: nextOn === undefined ? undefined : consultationMessages(lang).entryRepliedNext(day(nextOn, lang)),
  }),
  answer: (facts, { lang }) => ({ title: consultationMessages(lang).entryAnswer, text: text(facts.text) }),
  said: (facts, { lang }) => ({ title: consultationMessages(lang).entrySaid, text: text(facts.text) }),
  handedOn: ({ from, to, reason, dueOn }, { lang, definition }) => ({
    title: consultationMessages(lang).entryHandedOn(
      sectionName(definition, from, lang),
      sectionName(definition, to, lang),
    ),
    text: consultationMessages(lang).entryHandedOnText(text(reason), day(dueOn, lang)),
  }),
  concluded: ({ outcome, reason }, { lang }) => {
    const words = consultationMessages(lang)
    return { title: words.entryConcluded(outcomeName(outcome, words)), text: text(reason) || undefined }
  },
}

export const consultationDuties: Stage['duties'] = {
  ...approvalDuties,
  [replyDuty]: ({ lang }) => ({
    label: consultationMessages(lang).dutyReply,
    path: '/consultation',
    action: consultationMessages(lang).dutyAction,
  }),
  [conclusionDuty]: ({ lang }) => ({
    label: consultationMessages(lang).dutyConclude,
    path: '/consultation',
    action: consultationMessages(lang).dutyAction,
  }),
}
