import type { DeskDoor } from '../../core/web/visit.ts'
import { revisionMessages } from './messages.ts'
import { readsDrafts } from './rules.ts'

export { revisionRoutes } from './routes.ts'
export { openEditionStore, storeTask } from './store.ts'

export const revisionDoors: readonly DeskDoor[] = [
  {
    path: '/revisions',
    group: 'guideline',
    may: readsDrafts,
    words: (lang) => ({ title: revisionMessages(lang).title, text: revisionMessages(lang).doorText }),
  },
]
