import { organizers as privacyOffice } from '../../core/organization/rules.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { privacyMessages } from './messages.ts'
import { requestsMessages } from './requests-messages.ts'
import { requestsOffice } from './requests-routes.ts'

export const privacyDoors: readonly DeskDoor[] = [
  {
    path: '/account/data',
    group: 'own',
    may: (viewer) => viewer !== undefined,
    words: (lang) => ({ title: privacyMessages(lang).ownDoor, text: privacyMessages(lang).ownDoorText }),
  },
  {
    path: '/privacy/reads',
    group: 'records',
    may: privacyOffice.may,
    words: (lang) => ({ title: privacyMessages(lang).logDoor, text: privacyMessages(lang).logDoorText }),
  },
  {
    path: '/privacy/requests',
    group: 'records',
    may: requestsOffice.may,
    words: (lang) => ({ title: requestsMessages(lang).title, text: requestsMessages(lang).doorText }),
  },
]
