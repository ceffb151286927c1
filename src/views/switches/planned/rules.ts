import type { Definition, Reach, Switchable, Switches } from '../../../core/edition/schema/index.ts'
import { reachOf } from '../../../core/edition/switches.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import type { FieldError } from '../../../lib/form-errors.ts'
import { type SwitchInput, switchFaults } from '../rules.ts'

/** A switch of a day to come, or what became of it. */
export type Planned = {
  id: string
  stage: Switchable
  runs: Reach['runs']
  sections: string[]
  reason: string
  from_on: PlainDate
  state: 'coming' | 'done' | 'withdrawn' | 'refused'
  at: Date
  ended_at: Date | null
  by: string
  ended_by: string | null
}
type Due = Pick<Planned, 'stage' | 'runs' | 'sections' | 'from_on' | 'state'>

export const reachOfPlan = ({ runs, sections }: Pick<Planned, 'runs' | 'sections'>): Reach =>
  runs === 'pilot' ? { runs, sections } : { runs }

/** How the stages will stand on a day, if what is planned until then takes place. */
export function switchesOn(now: Switches, planned: readonly Due[], day: PlainDate): Switches {
  const until = planned
    .filter(({ state, from_on }) => state === 'coming' && from_on <= day)
    .sort((a, b) => (a.from_on < b.from_on ? -1 : 1))
  return { ...now, ...Object.fromEntries(until.map((plan) => [plan.stage, reachOfPlan(plan)])) }
}

export type PlanInput = SwitchInput & { fromOn: PlainDate }
type Ground = { edition: Definition; today: Definition; planned: readonly Planned[] }

/** The city as it will work on a day. */
export const cityOn = (
  { today, planned }: Omit<Ground, 'edition'>,
  day: PlainDate,
  without?: string,
): Definition => ({
  ...today,
  switches: switchesOn(
    today.switches ?? {},
    planned.filter(({ id }) => id !== without),
    day,
  ),
})

/** Where a stage will run on a day, if what is planned until then takes place. */
export const reachOnDay = ({ edition, ...ground }: Ground, code: Switchable, day: PlainDate): Reach =>
  reachOf(edition, cityOn(ground, day).switches ?? {}, code)

/** What speaks against it on its day; a stage has one plan a day. */
export function plannedFaults(
  { edition, ...ground }: Ground,
  code: Switchable,
  input: PlanInput,
  day: PlainDate,
): FieldError[] {
  const { planned } = ground
  const { fromOn } = input
  if (fromOn <= day) return [{ field: 'fromOn', code: 'notFuture' }]
  const same = planned.some(
    ({ stage, state, from_on }) => stage === code && state === 'coming' && from_on === fromOn,
  )
  if (same) return [{ field: 'fromOn', code: 'dayTaken' }]
  return switchFaults({ edition, today: cityOn(ground, fromOn), code }, input)
}

/** Whether a plan could take place as everything stands, and what it needs where it could not. */
export const obstacleTo = (
  { edition, ...ground }: Ground,
  { id, stage, from_on, ...plan }: Planned,
): FieldError | undefined =>
  switchFaults(
    { edition, today: cityOn(ground, from_on, id), code: stage },
    { ...plan, seen: '', when: 'date' },
  )[0]

export const isPlanned = (input: SwitchInput): input is PlanInput =>
  input.when === 'date' && input.fromOn !== undefined
