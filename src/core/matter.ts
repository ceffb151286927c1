import { advance, seeingAll } from './advance.ts'
import { findCase } from './case/find.ts'
import { type NewCase, type OpenedCase, openCase } from './case/open.ts'
import { routeField } from './edition/view.ts'
import type { Signature } from './trail/ledger.ts'
import { found } from './web/errors.ts'
import type { Visit } from './web/visit.ts'

/** `section`: whose it is where that is known already, as of the answer to a section's theme. */
export type Matter = Omit<NewCase, 'editionId' | 'demo'>

/** Opens the case of a matter that somebody brings, whoever types it, routed to the section of its field. */
export async function openMatter(
  visit: Visit,
  matter: Matter,
  facts: Record<string, unknown>,
  by?: Signature,
): Promise<OpenedCase> {
  const routed = routeField(visit.definition, matter.field)
  const route = matter.section ? { section: matter.section, reason: 'field' as const } : routed
  const editionId = visit.city.edition.id
  const given = { ...matter, editionId, section: route.section, demo: visit.runtime.demo }
  const opened = await openCase(visit.tx, given, visit.now)
  visit.record({
    caseId: opened.id,
    stage: 'idea',
    kind: 'sent',
    visibility: 'public',
    facts: { ...facts, ...route },
    by,
  })
  return opened
}

/** Hands it to the next stage, where somebody named now owes an answer. Who typed it need not be one who may see it. */
export async function handIn(visit: Visit, number: string): Promise<void> {
  await advance(visit, found(await findCase(visit.tx, seeingAll, number)).case)
}
