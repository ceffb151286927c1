import { listEntries } from '../../core/case/find.ts'
import type { Stage } from '../../core/contribution.ts'
import { whoMaySee } from '../../core/web/policies.ts'
import { casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { casePageOf, type Panel } from './page.tsx'

/** The stages the case has reached, the newest first, since it is what people come for; last what may be offered beside the road. */
function stagesToShow({ runtime: { stages }, case: { stage: code } }: CaseVisit): Stage[] {
  const at = stages.findIndex((stage) => stage.code === code)
  return [...stages.slice(0, at + 1).reverse(), ...stages.slice(at + 1).filter(({ aside }) => aside)]
}

async function show(visit: CaseVisit) {
  const thread = await listEntries(visit.tx, visit.case.id)
  const panels: Panel[] = []
  for (const stage of stagesToShow(visit)) {
    const body = stage.isPresent(visit.definition) ? await stage.panel?.(visit, thread) : undefined
    if (body !== undefined && body !== null) panels.push({ stage, body })
  }
  return casePageOf(visit, thread, panels)
}

export const casePageRoutes: readonly Route[] = [
  casePage('/cases/:number', { policy: whoMaySee, cached: true, show }),
]
