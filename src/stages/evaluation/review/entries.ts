import type { DutyContext, DutyWords, EntryContext, EntryWords } from '../../../core/contribution.ts'
import { formatDate, isValidDate } from '../../../lib/dates.ts'
import { actionDuty, reviewPath } from './acts.ts'
import { reviewMessages } from './messages.ts'

type Facts = Record<string, unknown>
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const ofAction =
  (title: 'entryAction' | 'entryDone' | 'entryDropped') =>
  ({ what, who }: Facts, { lang }: EntryContext): EntryWords => ({
    title: reviewMessages(lang)[title],
    text: reviewMessages(lang).entryActionText(textOf(what), textOf(who)),
  })

export const reviewEntries: Record<string, (facts: Facts, context: EntryContext) => EntryWords> = {
  reviewSet: ({ on, place }, { lang }) => {
    const day = textOf(on)
    return {
      title: reviewMessages(lang).entrySet,
      ...(isValidDate(day)
        ? { text: reviewMessages(lang).entrySetText(formatDate(day, lang), textOf(place)) }
        : {}),
    }
  },
  reviewCalledOff: (_, { lang }) => ({ title: reviewMessages(lang).entryCalledOff }),
  reviewNoted: (_, { lang }) => ({ title: reviewMessages(lang).entryNoted }),
  actionAdded: ofAction('entryAction'),
  actionDone: ofAction('entryDone'),
  actionDropped: ofAction('entryDropped'),
}

export const reviewDuties: Record<string, (context: DutyContext) => DutyWords> = {
  [actionDuty]: ({ lang }) => ({
    label: reviewMessages(lang).dutyAction,
    path: reviewPath(),
    action: reviewMessages(lang).dutyActionAct,
  }),
}
