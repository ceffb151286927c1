import type { PlainDate } from './dates.ts'

export type Standing = 'open' | 'late' | 'done' | 'dropped'

type Task = { due_on: PlainDate | null; done_on: PlainDate | null; dropped_on: PlainDate | null }

/** Something to do is late from the day after its own until it is done or given up; without a day it never is. */
export function standingOf({ due_on, done_on, dropped_on }: Task, today: PlainDate): Standing {
  if (dropped_on !== null) return 'dropped'
  if (done_on !== null) return 'done'
  return due_on !== null && due_on < today ? 'late' : 'open'
}
