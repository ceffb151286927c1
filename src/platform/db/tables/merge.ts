import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type MergeTable = {
  city_id: string
  id: string
  case_id: string
  into_case_id: string
  /** Duties as they stood, to be owed again when it is undone. */
  owed: Json<unknown>
  person_id: string
  hat_id: string
  at: Date
  undone_at: Date | null
}

/** Two ideas about one thing. */
export type MergeTables = { case_merge: MergeTable }

export const mergeColumns = { case_merge: { code: ['owed'] } } as const satisfies Columns<MergeTables>
