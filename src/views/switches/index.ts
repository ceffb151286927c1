import type { DeskDoor } from '../../core/web/visit.ts'
import { switchMessages } from './messages.ts'
import { office } from './rules.ts'

export { applyPlanned, openPlanned } from './planned/due.ts'
export { switchRoutes } from './routes.ts'

export const switchDoors: readonly DeskDoor[] = [
  {
    path: '/switches',
    group: 'city',
    may: office.may,
    words: (lang) => ({ title: switchMessages(lang).title, text: switchMessages(lang).doorText }),
  },
]
