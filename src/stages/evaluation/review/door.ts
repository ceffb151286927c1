import type { DeskDoor } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { hasEvaluation } from '../rules.ts'
import { reviewPath } from './acts.ts'
import { reviewMessages } from './messages.ts'
import { listInvitations } from './queries.ts'

/** The others stand on the page behind the door. */
const mostAsks = 5

/** Told on the centre's desk: the reviews to come. */
export const reviewDoor: DeskDoor = {
  path: '/evaluation/reviews',
  may: (viewer, definition) => viewer?.hat.kind === 'supportCenter' && hasEvaluation(definition),
  words: (lang) => ({ title: reviewMessages(lang).invited, text: reviewMessages(lang).invitedLead }),
  asks: async ({ tx, lang, today }) => {
    const words = reviewMessages(lang)
    const toCome = (await listInvitations(tx)).filter(({ held_on }) => held_on >= today)
    return toCome.slice(-mostAsks).map(({ number, title, held_on }) => ({
      what: words.askInvited(title, formatDate(held_on, lang)),
      path: `/cases/${number}${reviewPath()}`,
      action: words.seeAgenda,
    }))
  },
}
