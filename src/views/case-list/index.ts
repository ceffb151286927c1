import { z } from 'zod'
import { caseFilters, facetsOf } from '../../core/case/filters.ts'
import { listCases } from '../../core/case/list.ts'
import { anyone } from '../../core/web/policies.ts'
import { page, type Route } from '../../core/web/route.ts'
import { onlyKnown } from './choices.ts'
import { caseListPage } from './page.tsx'

/** Malformed parameters take their default: a page is never an error because of its address. */
const lenient = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined)
const query = z.object({
  q: lenient(caseFilters.q),
  form: lenient(caseFilters.form),
  stage: lenient(caseFilters.stage),
  field: lenient(caseFilters.field),
  partner: lenient(caseFilters.partner),
  tag: lenient(caseFilters.tag),
  year: lenient(caseFilters.year),
  plan: lenient(caseFilters.plan),
  zone: lenient(caseFilters.zone),
  district: lenient(caseFilters.district),
  source: lenient(caseFilters.source),
  before: lenient(caseFilters.before),
  after: lenient(caseFilters.before),
})

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))

export const caseListRoutes: readonly Route[] = [
  page('/cases', {
    policy: anyone,
    cached: true,
    query,
    show: async (visit) => {
      const asked = onlyKnown(visit, visit.query)
      const at = { before: numberOf(asked.before), after: numberOf(asked.after) }
      return caseListPage(
        visit,
        asked,
        await listCases(visit.tx, visit.viewer, asked.q ?? '', facetsOf(asked), at, visit.today),
      )
    },
  }),
]
