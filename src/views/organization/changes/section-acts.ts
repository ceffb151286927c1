import { insertSectionChange, insertSectionMade, takeOut } from '../../../core/organization/changes/parts.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { isUuid } from '../../../lib/ids.ts'
import type { MadeInput, SectionInput } from './forms.ts'
import { definitionOn, here, readPlan, takePlan } from './reading.ts'
import { isUsed, readMade, sectionMistake } from './section-rules.ts'

export async function addSection(visit: Visit, input: SectionInput): Promise<Outcome> {
  const coming = await definitionOn(visit, await readPlan(visit))
  const taken = await takePlan(visit, input.version, (plan) =>
    sectionMistake(input, { plan, now: visit.definition, coming }),
  )
  if ('refused' in taken) return taken.refused
  const { kind, from, to, reason } = input
  const change = { kind, from_code: from, to_codes: to, reason }
  if (!(await insertSectionChange(visit.tx, taken.plan.id, change, visit.now))) throw conflict()
  return here(visit, taken.plan)
}

/** A section that the city's file does not have: it is there from the day of the plan on. */
export async function addMade(visit: Visit, input: MadeInput): Promise<Outcome> {
  const coming = await definitionOn(visit, await readPlan(visit))
  const read = (plan: Parameters<typeof readMade>[1]['plan']) => readMade(input, { plan, coming })
  const taken = await takePlan(visit, input.version, (plan) => {
    const made = read(plan)
    return made.ok ? undefined : made.error
  })
  if ('refused' in taken) return taken.refused
  const made = read(taken.plan)
  if (made.ok) await insertSectionMade(visit.tx, taken.plan.id, made.value, visit.now)
  return here(visit, taken.plan)
}

export const removing =
  (table: 'change_line' | 'section_change') =>
  async (visit: Visit, { version, id }: { version: string; id: string }): Promise<Outcome> => {
    found(isUuid(id) || undefined)
    const taken = await takePlan(visit, version, () => undefined)
    if ('refused' in taken) return taken.refused
    await takeOut(visit.tx, table, taken.plan.id, id, visit.now)
    return here(visit, taken.plan)
  }

/** Not while somebody or something goes there. */
export async function removeMade(
  visit: Visit,
  { version, id }: { version: string; id: string },
): Promise<Outcome> {
  const taken = await takePlan(visit, version, (plan) => {
    const made = found(plan.made.find((one) => one.id === id))
    return isUsed(plan, made.code) ? { field: '', code: 'madeUsed' } : undefined
  })
  if ('refused' in taken) return taken.refused
  await takeOut(visit.tx, 'section_made', taken.plan.id, id, visit.now)
  return here(visit, taken.plan)
}
