import { z } from 'zod'
import { anyone } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import { caseListPage } from './page.tsx'
import { listCases } from './queries.ts'

/** Malformed parameters take their default: a page is never an error because of its address. */
const code = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .optional()
  .catch(undefined)
const ordinal = z.coerce.number().int().positive().max(9e15).optional().catch(undefined)
const query = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  form: code,
  stage: code,
  field: code,
  partner: code,
  tag: code,
  year: z.coerce.number().int().min(1900).max(2999).optional().catch(undefined),
  plan: code,
  before: ordinal,
  after: ordinal,
})

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))

export const caseListRoutes: readonly Route[] = [
  page('/cases', {
    policy: anyone,
    cached: true,
    query,
    show: async (visit) => {
      const asked = visit.query
      const facets = {
        form: asked.form,
        stage: asked.stage,
        field: asked.field,
        partnerKind: asked.partner,
        tag: asked.tag,
        year: numberOf(asked.year),
        planCode: asked.plan,
      }
      const at = { before: numberOf(asked.before), after: numberOf(asked.after) }
      return caseListPage(
        visit,
        asked,
        await listCases(visit.tx, visit.viewer, asked.q ?? '', facets, at, visit.today),
      )
    },
  }),
]
