import { z } from 'zod'
import { anyone } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import { trailPage } from './page.tsx'
import { listHeads } from './queries.ts'

const query = z.object({
  before: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
})

export const trailRoutes: readonly Route[] = [
  page('/trail', {
    policy: anyone,
    query,
    show: async (visit) => {
      const { before } = visit.query
      return trailPage(visit, await listHeads(visit.tx, before === undefined ? undefined : Number(before)))
    },
  }),
]
