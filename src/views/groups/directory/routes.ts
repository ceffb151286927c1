import { z } from 'zod'
import { findListed, listCasesOf, listGroups } from '../../../core/group/index.ts'
import { found } from '../../../core/web/errors.ts'
import { anyone } from '../../../core/web/policies.ts'
import { page, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import { groupPage } from './group-page.tsx'
import { directoryPage, onlyKnown } from './page.tsx'

const code = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined)
const query = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  field: code,
  kind: code,
  after: z.string().refine(isUuid).optional().catch(undefined),
})

const idOf = ({ params }: Visit): string => found(isUuid(params.id) ? params.id : undefined)

/** What everybody reads: the groups of the city, and each by itself. */
export const directoryRoutes: readonly Route[] = [
  page('/groups', {
    policy: anyone,
    cached: true,
    query,
    show: async (visit) => {
      const asked = onlyKnown(visit, visit.query)
      return directoryPage(visit, asked, await listGroups(visit.tx, asked))
    },
  }),
]

/** After the pages whose second part is a word, not a group. */
export const groupRoutes: readonly Route[] = [
  page('/groups/:id', {
    policy: anyone,
    cached: true,
    query: z.object({}),
    show: async (visit) => {
      const group = found(await findListed(visit.tx, idOf(visit)))
      return groupPage(visit, group, await listCasesOf(visit.tx, group.id))
    },
  }),
]
