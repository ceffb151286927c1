import type { CityRef, Directory } from '../../edition/directory.ts'
import type { Definition } from '../../edition/schema/index.ts'
import type { Reorganisation } from '../../edition/succession.ts'
import type { Plan, PlanState } from './plan.ts'

type Given = { directory: Directory; city: CityRef; plan: Plan; plans: readonly Plan[] }

const open: ReadonlySet<PlanState> = new Set(['draft', 'scheduled'])

const reorganisationOf = ({ effective_on, made, sections }: Plan): Reorganisation => ({
  effectiveOn: effective_on,
  made,
  changes: sections,
  undone: false,
})

/** A city's definition on the day of a plan, as if the plan, and what is scheduled up to that day, had taken place. */
export async function comingOn({ directory, city, plan, plans }: Given): Promise<Definition | undefined> {
  const before = plans
    .filter(({ state, id }) => state === 'scheduled' && id !== plan.id)
    .filter(({ effective_on }) => effective_on <= plan.effective_on)
    .toReversed()
  const ahead = [...before, ...(open.has(plan.state) ? [plan] : [])].filter(changesSections)
  const reorganised = [...city.reorganised, ...ahead.map(reorganisationOf)]
  return (await directory.on({ ...city, reorganised }, plan.effective_on))?.definition
}

export const changesSections = ({ made, sections }: Plan): boolean => made.length + sections.length > 0
