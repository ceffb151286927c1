import type { PlainDate } from '../../lib/dates.ts'
import type { Definition } from '../edition/schema/index.ts'

/** Each spring, when officers change. */
const usualDay = '04-01'

/** The last day on which groups were asked whether what they say is still right. */
export function lastAsked({ groups }: Pick<Definition, 'groups'>, today: PlainDate): PlainDate {
  const day = groups?.stillRightFrom ?? usualDay
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= day ? `${year}-${day}` : `${year - 1}-${day}`
}

/** A group that began or answered since then is not asked again. */
export const isAsked = (
  definition: Pick<Definition, 'groups'>,
  { since, stillRightOn }: { since: PlainDate; stillRightOn: PlainDate | null },
  today: PlainDate,
): boolean => {
  const asked = lastAsked(definition, today)
  return since < asked && (stillRightOn === null || stillRightOn < asked)
}
