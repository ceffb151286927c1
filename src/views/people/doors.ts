import { isAdministrator } from '../../core/people/viewer.ts'
import type { DeskDoor } from '../../core/web/visit.ts'
import { peopleMessages } from './messages.ts'

export const peopleDoors: readonly DeskDoor[] = [
  {
    path: '/people',
    group: 'city',
    may: isAdministrator,
    words: (lang) => ({ title: peopleMessages(lang).door, text: peopleMessages(lang).doorText }),
  },
]
