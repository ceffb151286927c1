import type { DeskDoor } from '../../core/web/visit.ts'
import { registerMessages } from './messages.ts'
import { mainRoutes } from './routes.ts'
import { sectionStaff } from './rules.ts'

export const registerRoutes = [...mainRoutes]

export const registerDoors: readonly DeskDoor[] = [
  {
    path: '/register',
    may: sectionStaff.may,
    words: (lang) => ({ title: registerMessages(lang).title, text: registerMessages(lang).doorText }),
  },
]
