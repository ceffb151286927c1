import type { DeskDoor } from '../../../core/web/visit.ts'
import { formatDate } from '../../../lib/dates.ts'
import { hasEvaluation } from '../rules.ts'
import { reviewPath } from './acts.ts'
import { guests, listInvitations } from './invitations.ts'
import { reviewMessages } from './messages.ts'

/** The others stand on the page behind the door. */
const mostAsks = 5

/** Told on the desk of the centre or a coordinator: the reviews to come. */
export const reviewDoor: DeskDoor = {
  path: '/evaluation/reviews',
  may: (viewer, definition) => guests.may(viewer) && hasEvaluation(definition),
  words: (lang) => ({ title: reviewMessages(lang).invited, text: reviewMessages(lang).invitedLead }),
  asks: async ({ tx, viewer, lang, today }) => {
    const words = reviewMessages(lang)
    const toCome = (await listInvitations(tx, viewer)).filter(({ held_on }) => held_on >= today)
    return toCome.slice(-mostAsks).map(({ number, title, held_on }) => ({
      what: words.askInvited(title, formatDate(held_on, lang)),
      path: `/cases/${number}${reviewPath()}`,
      action: words.seeAgenda,
    }))
  },
}
