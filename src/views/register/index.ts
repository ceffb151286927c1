import type { DeskDoor } from '../../core/web/visit.ts'
import { asksOf, callRoutes } from './call/routes.ts'
import { importRoutes } from './import/routes.ts'
import { registerMessages } from './messages.ts'
import { mainRoutes } from './routes.ts'
import { sectionStaff } from './rules.ts'

export const registerRoutes = [...mainRoutes, ...callRoutes, ...importRoutes]

export const registerDoors: readonly DeskDoor[] = [
  {
    path: '/register',
    may: sectionStaff.may,
    asks: asksOf,
    words: (lang) => ({ title: registerMessages(lang).title, text: registerMessages(lang).doorText }),
  },
]

export { remindSections } from './call/remind.ts'
export { forgetImports, openTaker } from './import/take.ts'
