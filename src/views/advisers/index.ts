import { idsOf } from '../../core/people/viewer.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { adviserMessages } from './messages.ts'
import { coordinator, hasAdvisers, registerOffice } from './rules.ts'
import { seatMessages } from './seat-messages.ts'
import { countInvitations, countWanted } from './seat-queries.ts'

export { adviserMessages } from './messages.ts'
export { adviserRoutes } from './routes.ts'
export { hasAdvisers } from './rules.ts'

export const adviserDoors: readonly DeskDoor[] = [
  {
    path: '/advisers/register',
    group: 'city',
    may: (viewer, definition) => hasAdvisers(definition) && registerOffice.may(viewer),
    words: (lang) => ({ title: adviserMessages(lang).register, text: adviserMessages(lang).registerText }),
    count: (visit) => countWanted(visit.tx),
  },
  {
    path: '/account/adviser',
    may: (viewer, definition) => hasAdvisers(definition) && coordinator.may(viewer),
    words: (lang) => ({ title: seatMessages(lang).own, text: seatMessages(lang).ownText }),
    asks: async ({ tx, viewer, lang }) => {
      const words = seatMessages(lang)
      const invited = viewer ? await countInvitations(tx, idsOf(viewer.person)) : 0
      return invited === 0
        ? []
        : [{ what: words.invitedTo(invited), path: '/account/adviser', action: words.toAnswer }]
    },
  },
]
