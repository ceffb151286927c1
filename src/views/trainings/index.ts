import type { DeskDoor } from '../../core/web/visit.ts'
import { trainingMessages } from './messages.ts'
import { staff } from './rules.ts'

export { trainingRoutes } from './routes.ts'

export const trainingDoors: readonly DeskDoor[] = [
  {
    path: '/trainings',
    group: 'guideline',
    may: staff.may,
    words: (lang) => ({ title: trainingMessages(lang).title, text: trainingMessages(lang).doorText }),
  },
]
