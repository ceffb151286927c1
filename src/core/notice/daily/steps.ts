import type { PlainDate } from '../../../lib/dates.ts'
import { addWorkingDays } from '../../../lib/working-days.ts'
import type { Definition } from '../../edition/schema/index.ts'

export type Step = NonNullable<Definition['answering']['reminders']>[number]

/** Where a city says nothing: the day before, the day after, then the chief, then the coordination office. */
const usual: readonly Step[] = [
  { to: 'officer', days: -1 },
  { to: 'officer', days: 1 },
  { to: 'chief', days: 4 },
  { to: 'office', days: 6 },
]

/** A step that some mornings missed is still told within these open days. */
const within = 5

export const stepsOf = ({ answering }: Pick<Definition, 'answering'>): readonly Step[] =>
  [...(answering.reminders ?? usual)].sort((a, b) => a.days - b.days)

/** The step a duty has come to: the last one whose day has come. Earlier ones are not told any more. */
export const stepNow = (
  steps: readonly Step[],
  dueOn: PlainDate,
  today: PlainDate,
  closedDays: readonly PlainDate[],
): Step | undefined => steps.findLast(({ days }) => addWorkingDays(dueOn, days, closedDays) <= today)

/** Due dates that can have come to a step lately: what passed its last one long ago has been told. */
export function dueBetween(
  steps: readonly Step[],
  today: PlainDate,
  closedDays: readonly PlainDate[],
): { from: PlainDate; until: PlainDate } {
  const first = Math.min(0, ...steps.map(({ days }) => days))
  const last = Math.max(0, ...steps.map(({ days }) => days))
  return {
    from: addWorkingDays(today, -(last + within), closedDays),
    until: addWorkingDays(today, -first, closedDays),
  }
}
