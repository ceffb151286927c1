import { isStaff } from '../../core/people/viewer.ts'
import type { Route } from '../../core/web/route.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { callMessages } from './calls/messages.ts'
import { callRoutes } from './calls/routes.ts'
import { letterMessages } from './letters/messages.ts'
import { letterRoutes } from './letters/routes.ts'
import { outboxMessages } from './outbox/messages.ts'
import { outboxRoutes } from './outbox/routes.ts'
import { reachMessages } from './reach/messages.ts'
import { reachRoutes } from './reach/routes.ts'
import { waitingOf } from './scope.ts'

export const noticeRoutes: readonly Route[] = [
  ...outboxRoutes,
  ...letterRoutes,
  ...callRoutes,
  ...reachRoutes,
]

export const noticeDoors: readonly DeskDoor[] = [
  {
    path: '/calls',
    may: isStaff,
    words: (lang) => ({ title: callMessages(lang).title, text: callMessages(lang).doorText }),
    count: async (visit) => (await waitingOf(visit)).calls,
  },
  {
    path: '/letters',
    may: isStaff,
    words: (lang) => ({ title: letterMessages(lang).title, text: letterMessages(lang).doorText }),
    count: async (visit) => (await waitingOf(visit)).letters,
  },
  {
    path: '/outbox',
    group: 'city',
    may: isStaff,
    words: (lang) => ({ title: outboxMessages(lang).title, text: outboxMessages(lang).doorText }),
    count: async (visit) => (await waitingOf(visit)).held,
  },
  {
    path: '/account/notices',
    group: 'own',
    may: (viewer) => viewer !== undefined,
    words: (lang) => ({ title: reachMessages(lang).ownTitle, text: reachMessages(lang).ownDoor }),
  },
]
