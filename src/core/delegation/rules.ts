import type { PlainDate } from '../../lib/dates.ts'

export type Standing = 'waiting' | 'holds' | 'over' | 'ended'

type Dates = { starts_on: PlainDate; until_on: PlainDate; ended_at: Date | null }

/** What was given on paper waits some days for an objection; after its last day it is over by itself. */
export function standingOf({ starts_on, until_on, ended_at }: Dates, today: PlainDate): Standing {
  if (ended_at !== null) return 'ended'
  if (until_on < today) return 'over'
  return today < starts_on ? 'waiting' : 'holds'
}

/** How long a group has to object to what somebody brought on paper. */
export const objectionDays = 3
