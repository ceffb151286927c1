import { whoMaySee } from '../../../core/web/policies.ts'
import { casePage, type Route } from '../../../core/web/route.ts'
import { lineagePage } from './page.tsx'
import { listKin } from './queries.ts'

/** For everybody who may see the case; of what they may not know of, nothing is drawn. */
export const lineageRoutes: readonly Route[] = [
  casePage('/cases/:number/lineage', {
    policy: whoMaySee,
    show: async (visit) => lineagePage(visit, await listKin(visit.tx, visit.viewer, visit.case.id)),
  }),
]
