import { z } from 'zod'
import { listSimilar } from '../../../core/case/similar.ts'
import { anyone } from '../../../core/web/policies.ts'
import { action, type Route } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { line } from '../../../lib/form-text.ts'
import { most } from '../rules.ts'
import { SimilarList } from './list.tsx'

const writing = z.object({ title: line({ max: most.title }), text: line({ max: most.issue + most.wish }) })

/** What is typed travels in the body, as every form's, so that no address and no log holds it. Nothing is kept. */
async function show(visit: Visit, typed: z.output<typeof writing>): Promise<Response> {
  const similar = await listSimilar(visit.tx, visit.viewer, typed)
  const html = String(await (<SimilarList visit={visit} similar={similar} />))
  const headers = { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'private, no-store' }
  return new Response(html, { headers })
}

export const similarRoutes: readonly Route[] = [
  action('/ideas/similar', {
    begins: 'idea',
    policy: anyone,
    form: writing,
    act: show,
    again: async () => ({ title: '', body: '' }),
  }),
]
