import type { DeskDoor } from '../../core/web/visit.ts'
import { togetherMessages } from './messages.ts'
import { listWaiting } from './queries.ts'
import { beginners } from './rules.ts'

export { togetherRoutes } from './routes.ts'

export const togetherDoors: readonly DeskDoor[] = [
  {
    path: '/together',
    begins: 'idea',
    may: beginners.may,
    words: (lang) => ({ title: togetherMessages(lang).title, text: togetherMessages(lang).doorText }),
    asks: async ({ tx, viewer, lang }) => {
      const waiting = await listWaiting(tx, viewer?.hat.organizationId ?? '')
      const words = togetherMessages(lang)
      return waiting.length === 0
        ? []
        : [{ what: words.waitingFor(waiting.length), path: '/together', action: words.see }]
    },
  },
]
