import { listEntries } from '../../core/case/find.ts'
import { whoMaySee } from '../../core/web/policies.ts'
import { casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { casePageOf, type Panel } from './page.tsx'

/** Stages the case has reached show their part; the newest first, since it is what people come for. */
async function show(visit: CaseVisit) {
  const { stages } = visit.runtime
  const thread = await listEntries(visit.tx, visit.case.id)
  const at = stages.findIndex((stage) => stage.code === visit.case.stage)
  const panels: Panel[] = []
  for (const stage of stages.slice(0, at + 1).reverse()) {
    const body = stage.isPresent(visit.definition) ? await stage.panel?.(visit, thread) : undefined
    if (body !== undefined && body !== null) panels.push({ stage, body })
  }
  return casePageOf(visit, thread, panels)
}

export const casePageRoutes: readonly Route[] = [
  casePage('/cases/:number', { policy: whoMaySee, cached: true, show }),
]
