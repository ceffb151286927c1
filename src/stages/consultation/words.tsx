import { approvalDuties, approvalEntries } from '../../core/approval/index.ts'
import type { EntryContext, Stage } from '../../core/contribution.ts'
import { centreDuty, inquiryDuty, jointDuty, partsPath } from '../../core/duty/part.ts'
import type { Definition } from '../../core/edition/schema/index.ts'
import { findSection } from '../../core/edition/view.ts'
import { FileList, filesIn } from '../../core/files/index.ts'
import { casePath } from '../../core/web/paths.ts'
import { formatDate, isValidDate } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { pointName } from './guideline-points.ts'
import { type ConsultationWords, consultationMessages } from './messages.ts'
import { partMessages } from './parts/messages.ts'
import { conclusionDuty, outcomes, replyDuty } from './rules.ts'
import { talkMessages } from './talks/messages.ts'

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

const filesOf = (facts: Record<string, unknown>, { lang, definition, subject }: EntryContext) => {
  const files = filesIn(facts)
  if (files.length === 0) return undefined
  return <FileList lang={lang} city={definition.city} number={subject.case.number} files={files} />
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
  answer: (facts, context) => ({
    title: consultationMessages(context.lang).entryAnswer,
    text: text(facts.text),
    details: filesOf(facts, context),
  }),
  said: (facts, context) => ({
    title: consultationMessages(context.lang).entrySaid,
    text: [
      facts.onBehalfOf ? consultationMessages(context.lang).entryOnBehalf(text(facts.onBehalfOf)) : '',
      text(facts.text),
    ]
      .filter(Boolean)
      .join('\n\n'),
    details: filesOf(facts, context),
  }),
  drafted: (facts, context) => ({
    title: consultationMessages(context.lang).entryDrafted,
    details: filesOf(facts, context),
  }),
  handedOn: ({ from, to, reason, dueOn }, { lang, definition }) => ({
    title: consultationMessages(lang).entryHandedOn(
      sectionName(definition, from, lang),
      sectionName(definition, to, lang),
    ),
    text: consultationMessages(lang).entryHandedOnText(text(reason), day(dueOn, lang)),
  }),
  passedOn: ({ number }, { lang, definition }) => ({
    title: consultationMessages(lang).entryPassedOn,
    details: <a href={casePath(definition.city, text(number))}>{text(number)}</a>,
  }),
  concluded: ({ outcome, reason, point }, { lang, definition }) => {
    const words = consultationMessages(lang)
    const name = pointName(definition, point, lang)
    const said = [text(reason), name && words.entryPoint(name)].filter(Boolean).join('\n\n')
    return { title: words.entryConcluded(outcomeName(outcome, words)), text: said || undefined }
  },
  joined: ({ lead, section }, { lang, definition }) => ({
    title: partMessages(lang).entryJoined(sectionName(definition, section, lang)),
    text: partMessages(lang).entryJoinedText(sectionName(definition, lead, lang)),
  }),
  asked: ({ kind, section, text: asked }, { lang, definition }) => {
    const { entryAsked, entryAskedJoint } = partMessages(lang)
    const say = kind === 'joint' ? entryAskedJoint : entryAsked
    return { title: say(sectionName(definition, section, lang)), text: text(asked) }
  },
  partAnswered: (facts, { lang, definition }) => ({
    title: partMessages(lang).entryAnswered(sectionName(definition, facts.section, lang)),
    text: text(facts.text),
  }),
  partWithdrawn: ({ section }, { lang, definition }) => ({
    title: partMessages(lang).entryWithdrawn(sectionName(definition, section, lang)),
  }),
  centreAsked: (facts, { lang }) => ({
    title: partMessages(lang).entryCentreAsked,
    text: text(facts.text),
  }),
  centreAnswered: (facts, { lang }) => ({
    title: partMessages(lang).entryCentreAnswered,
    text: text(facts.text),
  }),
  centreWithdrawn: (_facts, { lang }) => ({ title: partMessages(lang).entryCentreWithdrawn }),
  talked: (facts, { lang }) => {
    const words = talkMessages(lang)
    const via = facts.via === 'counter' ? words.counter : words.byPhone
    const said = words.entryText(day(facts.talkedOn, lang), text(facts.asked), text(facts.said))
    const next = day(facts.nextOn, lang)
    return {
      title: words.entry(text(facts.who), via),
      text: next === '' ? said : `${said}\n\n${words.entryNext(next)}`,
    }
  },
  noted: (facts, { lang }) => ({ title: consultationMessages(lang).entryNoted, text: text(facts.text) }),
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
  [inquiryDuty]: ({ lang }) => ({
    label: partMessages(lang).dutyInquiry,
    path: partsPath,
    action: partMessages(lang).dutyAction,
    internal: true,
    own: true,
  }),
  [centreDuty]: ({ lang }) => ({
    label: partMessages(lang).dutyCentre,
    path: partsPath,
    action: partMessages(lang).dutyCentreAction,
    internal: true,
    own: true,
  }),
  [jointDuty]: ({ lang }) => ({
    label: partMessages(lang).dutyJoint,
    path: partsPath,
    action: partMessages(lang).dutyAction,
    internal: true,
    own: true,
  }),
}
