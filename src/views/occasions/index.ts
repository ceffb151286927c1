import type { DeskDoor } from '../../core/web/visit.ts'
import { occasionMessages } from './messages.ts'
import { registrars } from './rules.ts'

export { occasionRoutes } from './routes.ts'

export const occasionDoors: readonly DeskDoor[] = [
  {
    path: '/occasions',
    may: registrars.may,
    words: (lang) => ({ title: occasionMessages(lang).title, text: occasionMessages(lang).doorText }),
  },
]
