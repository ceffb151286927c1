import { organizers as privacyOffice } from '../../core/organization/rules.ts'
import { idsOf } from '../../core/people/viewer.ts'
import { found } from '../../core/web/errors.ts'
import { signedIn } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import type { Visit } from '../../core/web/visit.ts'
import { writeCsv } from '../../platform/tables/index.ts'
import { listFiles } from './files.ts'
import { ownRoutes } from './own-routes.ts'
import { cellsOf, filesPage } from './pages/files-page.tsx'
import { ownReadsPage, readsPage } from './pages/reads-page.tsx'
import { listOwnReads, listReads, readsQuery } from './reads.ts'
import { requestsRoutes } from './requests-routes.ts'

async function showOwnReads(visit: Visit) {
  const { person } = found(visit.viewer)
  return ownReadsPage(visit, await listOwnReads(visit.tx, idsOf(person), readsQuery.parse(visit.query)))
}

async function showReads(visit: Visit) {
  const query = readsQuery.parse(visit.query)
  return readsPage(visit, query, await listReads(visit.tx, query))
}

async function sendFiles(visit: Visit): Promise<Response> {
  const files = (await listFiles(visit.tx)).map((file) => cellsOf(visit, file))
  const head = files[0]?.map(([label]) => label) ?? []
  return new Response(writeCsv([head, ...files.map((cells) => cells.map(([, text]) => text))]), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': 'attachment; filename="personal-data-files.csv"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

export const privacyRoutes: readonly Route[] = [
  ...ownRoutes,
  ...requestsRoutes,
  page('/account/reads', { policy: signedIn, ownData: true, query: readsQuery, show: showOwnReads }),
  page('/privacy/register', {
    policy: privacyOffice,
    show: async (visit) => filesPage(visit, await listFiles(visit.tx)),
  }),
  page('/privacy/register/csv', { policy: privacyOffice, show: sendFiles }),
  page('/privacy/reads', { policy: privacyOffice, query: readsQuery, show: showReads }),
]
