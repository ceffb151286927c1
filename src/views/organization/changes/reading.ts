import type { Definition } from '../../../core/edition/schema/index.ts'
import { withSectionsOf } from '../../../core/edition/view.ts'
import { comingOn } from '../../../core/organization/changes/coming.ts'
import { changePlan, findPlan, listPlans, type Plan } from '../../../core/organization/changes/plan.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { Failed } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { isUuid } from '../../../lib/ids.ts'
import { planPath } from './list-page.tsx'

export async function readPlan(visit: Visit): Promise<Plan> {
  const id = visit.params.id ?? ''
  return found(isUuid(id) ? await findPlan(visit.tx, id) : undefined)
}

/** The definition in force on the day, with what this plan and those before it make; today's sections still have their names. */
export async function definitionOn(visit: Visit, plan: Plan): Promise<Definition> {
  const { runtime, city } = visit
  const plans = await listPlans(visit.tx)
  const coming = await comingOn({ directory: runtime.directory, city, plan, plans })
  return withSectionsOf(found(coming), [visit.definition])
}

export const here = (visit: Visit, plan: Plan) => ({ to: `${planPath(visit, plan.id)}?done=yes` })
export const wrong = (error: FieldError): Failed => ({ errors: [error], kept: {} })

type Changed = { plan: Plan } | { refused: Failed }

/** The plan as whoever sent the form saw it, taken hold of; a draft alone can be changed, and by one at a time. */
export async function takePlan(
  visit: Visit,
  version: string,
  check: (plan: Plan) => FieldError | undefined,
): Promise<Changed> {
  const plan = await readPlan(visit)
  if (plan.state !== 'draft') return { refused: wrong({ field: '', code: 'notOpen' }) }
  if (plan.version !== Number(version)) return { refused: wrong({ field: '', code: 'changed' }) }
  const mistake = check(plan)
  if (mistake) return { refused: wrong(mistake) }
  if (!(await changePlan(visit.tx, plan))) throw conflict()
  return { plan }
}
