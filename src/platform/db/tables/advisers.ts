import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type AdviserRole = 'coordinator' | 'adviser'
export type SeatState = 'wanted' | 'invited' | 'accepted' | 'declined' | 'withdrawn' | 'ended'

type AdviserTable = {
  city_id: string
  id: string
  person_id: string | null
  hat_id: string | null
  role: AdviserRole
  name: string
  fields: string[]
  districts: string[]
  area: string
  times: string
  conditions: string
  about: string
  open: string[]
  resting: boolean
  since: Day
  ended_on: Day | null
  version: Generated<number>
}
type EventTable = {
  city_id: string
  id: string
  adviser_id: string
  kind: 'added' | 'changed' | 'rested' | 'ended'
  by_person_id: string
  by_hat_id: string
  at: Date
}
type SeatTable = {
  city_id: string
  id: string
  case_id: string
  adviser_id: string | null
  person_id: string | null
  state: SeatState
  why: string
  by_person_id: string
  by_hat_id: string
  asked_at: Date
  answer: string
  answered_at: Date | null
  thanks: string
  ended_at: Date | null
  version: Generated<number>
}

/** Coordinators and advisers, and their seats at cases. */
export type AdviserTables = {
  adviser: AdviserTable
  adviser_event: EventTable
  adviser_seat: SeatTable
}

export const adviserColumns = {
  adviser: {
    name: ['name'],
    words: ['area', 'times', 'conditions', 'about'],
    code: ['role', 'fields', 'districts', 'open'],
  },
  adviser_event: { code: ['kind'] },
  adviser_seat: { words: ['why', 'answer', 'thanks'], code: ['state'] },
} as const satisfies Columns<AdviserTables>
