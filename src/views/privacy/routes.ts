import { organizers as privacyOffice } from '../../core/organization/rules.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { signedIn } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { ownRoutes } from './own-routes.ts'
import { ownReadsPage, readsPage } from './pages/reads-page.tsx'
import { listOwnReads, listReads, readsQuery } from './reads.ts'

async function showOwnReads(visit: Visit) {
  const { person } = found(visit.viewer)
  return ownReadsPage(visit, await listOwnReads(visit.tx, idsOf(person), readsQuery.parse(visit.query)))
}

async function showReads(visit: Visit) {
  const query = readsQuery.parse(visit.query)
  return readsPage(visit, query, await listReads(visit.tx, query))
}

export const privacyRoutes: readonly Route[] = [
  ...ownRoutes,
  page('/account/reads', { policy: signedIn, query: readsQuery, show: showOwnReads }),
  page('/privacy/reads', { policy: privacyOffice, query: readsQuery, show: showReads }),
]
