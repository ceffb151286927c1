import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type TrainingTable = {
  city_id: string
  id: string
  title: string
  /** Code of a kind of training in the guideline; empty where it is none of them. */
  kind: string
  held_on: Day
  fiscal_year: number
  place: string
  about: string
  others: Generated<number>
  called_off_on: Day | null
  version: Generated<number>
  person_id: string
  hat_id: string
  created_at: Date
}
type PartTable = {
  city_id: string
  training_id: string
  member_id: string
  section: string
  taken_back: Generated<boolean>
  person_id: string
  hat_id: string
  at: Date
}

/** 研修 and who took part. */
export type TrainingTables = { training: TrainingTable; training_part: PartTable }

export const trainingColumns = {
  training: { code: ['kind'], open: ['title', 'place', 'about'] },
  training_part: { code: ['section'] },
} as const satisfies Columns<TrainingTables>
