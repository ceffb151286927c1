import type { DeskDoor } from '../../core/web/visit.ts'
import { asksOf } from './asks.ts'
import { bodyMessages } from './messages.ts'
import { bodiesOf, membersAndStaff } from './rules.ts'

export { bodyRoutes } from './routes.ts'

export const bodyDoors: readonly DeskDoor[] = [
  {
    path: '/bodies',
    group: 'guideline',
    may: (viewer, definition) => membersAndStaff.may(viewer) && bodiesOf(definition).length > 0,
    asks: asksOf,
    words: (lang) => ({ title: bodyMessages(lang).title, text: bodyMessages(lang).doorText }),
  },
]
