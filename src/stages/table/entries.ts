import type { EntryContext, EntryWords, Stage } from '../../core/contribution.ts'
import { jointEntries, silenceEntries } from '../../core/joint/index.ts'
import { formatDate } from '../../lib/dates.ts'
import { tableMessages } from './messages.ts'

type Facts = Record<string, unknown>
const said = (value: unknown): string => (value === undefined || value === null ? '' : String(value))
const day = (value: unknown, { lang }: EntryContext): string => (value ? formatDate(said(value), lang) : '')

const named = (value: unknown): string => (Array.isArray(value) ? value.map(said).join('、') : '')

type Words = ReturnType<typeof tableMessages>
const say =
  (title: (words: Words, facts: Facts, context: EntryContext) => string, text?: string) =>
  (facts: Facts, context: EntryContext): EntryWords => {
    const more = text ? said(facts[text]) : ''
    return { title: title(tableMessages(context.lang), facts, context), ...(more ? { text: more } : {}) }
  }

/** How a table ended, in the words of the outcome, with what else was said. */
function ended(facts: Facts, { lang }: EntryContext): EntryWords {
  const words = tableMessages(lang)
  const { whole, part, none } = words
  const outcome = said(facts.outcome)
  const name = { whole, part, none }[outcome as 'whole' | 'part' | 'none'] ?? outcome
  const without = named(facts.without)
  const text = [without && words.entryWithout(without), facts.goal, facts.reason, facts.else, facts.thanks]
    .map(said)
    .filter(Boolean)
    .join('\n\n')
  return { title: words.entryEnded(name), ...(text ? { text } : {}) }
}

/** What is told of joint documents at the table: the minutes of each sitting and the outcome, each by its name. */
export const tableEntries: Stage['entries'] = {
  ...jointEntries('tableOutcome'),
  ...silenceEntries('tableOutcome'),
  opened: say((words) => words.entryOpened),
  asked: say((words) => words.entryAsked, 'why'),
  refused: say((words) => words.entryRefused, 'reason'),
  called: say((words, { sitting, times }) => words.entryCalled(said(sitting), said(times))),
  set: say((words, { sitting, on }, context) => words.entrySet(said(sitting), day(on, context))),
  answered: say((words, { sitting, who }) => words.entryAnswered(said(sitting), said(who))),
  answeredByPhone: say((words, { sitting, who }) => words.entryByPhone(said(sitting), said(who))),
  planned: say((words, { sitting }) => words.entryPlanned(said(sitting))),
  calledOff: say((words, { sitting }) => words.entryOff(said(sitting))),
  held: say((words, { sitting, on }, context) => words.entryHeld(said(sitting), day(on, context))),
  minutesConfirmed: say((words, { sitting }) => words.entryConfirmed(said(sitting)), 'decisions'),
  minutesAmended: say(
    (words, { sitting, version }) => words.entryAmended(said(sitting), said(version)),
    'why',
  ),
  minutesClosed: say(
    (words, { sitting, without }) => words.entryClosed(said(sitting), named(without)),
    'decisions',
  ),
  todoDone: say((words, { what, who }) => words.entryTodoDone(said(what), said(who))),
  invited: say((words, { who }) => words.entryInvited(said(who))),
  facilitator: say((words, { who }) => words.entryFacilitator(said(who) || words.noFacilitator)),
  noted: say((words) => words.entryNoted, 'text'),
  remarked: say((words, { who }) => words.entryRemarked(said(who)), 'text'),
  ended,
}
