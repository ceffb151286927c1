import type { Route } from '../../../core/web/route.ts'
import { listEnding } from '../delegation/queries.ts'
import { roomPage } from '../room.ts'
import { workPage } from './page.tsx'
import { countWaiting, listAnswered, listFromCity } from './queries.ts'

export const workRoutes: readonly Route[] = [
  roomPage('/centre/work', {
    show: async (visit) =>
      workPage({
        visit,
        waiting: await countWaiting(visit.tx, visit.viewer.person.id, visit.today),
        answered: await listAnswered(visit.tx, visit.today),
        fromCity: await listFromCity(visit.tx),
        ending: await listEnding(visit.tx, visit.today),
      }),
  }),
]
