import type { DeskDoor } from '../../core/web/visit.ts'
import { recordsMessages } from './messages.ts'
import { recordsOffice } from './routes.ts'

export { recordsRoutes } from './routes.ts'

export const recordsDoors: readonly DeskDoor[] = [
  {
    path: '/records',
    group: 'records',
    may: recordsOffice.may,
    words: (lang) => ({ title: recordsMessages(lang).door, text: recordsMessages(lang).doorText }),
  },
]
