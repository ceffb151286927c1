import { changeCase } from '../../../core/case/change.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import { sectionInCharge } from '../../../core/web/policies.ts'
import { caseAction, casePage, type Failed, type Route } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { zonePage } from './page.tsx'
import { isMovable, zoneForm, zoneFrom } from './rules.ts'

/** Only where the city has a chart, and while the case goes on. */
const movable = (visit: CaseVisit): CaseVisit =>
  found(isMovable(visit.definition, visit.case) ? visit : undefined)

async function move(visit: CaseVisit, input: { zone: string; reason: string; version: number }) {
  const { tx, case: subject, definition, city } = movable(visit)
  const to = zoneFrom(definition, input.zone)
  const kept = { zone: input.zone, reason: input.reason }
  const mistake = (code: string): Failed => ({ errors: [{ field: 'zone', code }], kept })
  if (to === undefined) return mistake('badChoice')
  if (to === subject.zone) return mistake('same')
  const read = { id: subject.id, version: input.version }
  if (!(await changeCase(tx, read, { zone: to }))) throw conflict()
  visit.record({
    caseId: subject.id,
    stage: 'idea',
    kind: 'zoneMoved',
    visibility: 'public',
    facts: { from: subject.zone, to, reason: input.reason },
  })
  return { to: casePath(city, subject.number) }
}

export const zoneRoutes: readonly Route[] = [
  casePage('/cases/:number/zone', {
    policy: sectionInCharge,
    show: async (visit) => zonePage(movable(visit)),
  }),
  caseAction('/cases/:number/zone', {
    policy: sectionInCharge,
    form: zoneForm,
    act: move,
    again: async (visit, failed) => zonePage(movable(visit), failed),
  }),
]
