import { listEntries } from '../../core/case/find.ts'
import type { Stage } from '../../core/contribution.ts'
import { whoMaySee } from '../../core/web/policies.ts'
import { casePage, type Route } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { casePageOf, type Panel } from './page.tsx'
import { threadQuery } from './thread.tsx'

type Shown = { stage: Stage; ahead: boolean }

/** The stages the case has reached, the newest first, since it is what people come for; then what is said of those to come. */
function stagesToShow({ runtime: { stages }, case: { stage: code } }: CaseVisit): Shown[] {
  const at = stages.findIndex((stage) => stage.code === code)
  const reached = stages.slice(0, at + 1).reverse()
  const later = stages.slice(at + 1).filter(({ aside, early }) => aside || early)
  return [
    ...reached.map((stage) => ({ stage, ahead: false })),
    ...later.map((stage) => ({ stage, ahead: stage.early === true })),
  ]
}

async function show(visit: CaseVisit) {
  const thread = await listEntries(visit.tx, visit.case.id)
  const panels: Panel[] = []
  for (const { stage, ahead } of stagesToShow(visit)) {
    const body = stage.isPresent(visit.definition) ? await stage.panel?.(visit, thread) : undefined
    if (body !== undefined && body !== null) panels.push({ stage, ahead, body })
  }
  return casePageOf(visit, thread, panels)
}

export const casePageRoutes: readonly Route[] = [
  casePage('/cases/:number', { policy: whoMaySee, cached: true, query: threadQuery, show }),
]
