import type { DeskDoor } from '../../core/web/visit.ts'
import { measureMessages } from './messages.ts'
import { measuresOf, staff } from './rules.ts'

export { measureRoutes } from './routes.ts'

export const measureDoors: readonly DeskDoor[] = [
  {
    path: '/measures',
    group: 'guideline',
    may: (viewer, definition) => staff.may(viewer) && measuresOf(definition).length > 0,
    words: (lang) => ({ title: measureMessages(lang).title, text: measureMessages(lang).doorText }),
  },
]
