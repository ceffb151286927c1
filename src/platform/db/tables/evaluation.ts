import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

/** One collection of sealed sheets: of one moment, in one layer. */
type RoundTable = {
  city_id: string
  case_id: string
  round: Generated<number>
  moment: Generated<'start' | 'middle' | 'end' | 'yearAfter'>
  layer: Generated<'self' | 'mutual' | 'thirdParty'>
  plan_version: Generated<number>
  questions: Json<unknown>
  scale: Json<unknown>
  seal_key: string
  due_on: Day
  opened_at: Date
}
type SheetTable = {
  city_id: string
  case_id: string
  round: Generated<number>
  /** The party, or whoever from outside was asked. */
  judge_id: string
  party_id: string | null
  sealed: Buffer
  person_id: string
  handed_in_at: Date
}
type OpeningTable = {
  city_id: string
  case_id: string
  round: Generated<number>
  judge_id: string
  party_id: string | null
  answers: Json<unknown>
  opened_at: Date
}
type PlanTable = {
  city_id: string
  case_id: string
  version: number
  content: Json<unknown>
  hash: string
  fixed_by: 'agreement' | 'opening' | 'change'
  fixed_at: Date
}

export type EvaluationTables = {
  evaluation_round: RoundTable
  evaluation_sheet: SheetTable
  evaluation_opening: OpeningTable
  evaluation_judge: { city_id: string; case_id: string; round: number; person_id: string }
  evaluation_plan: PlanTable
  seal_key: { city_id: string; public_key: string; created_at: Date }
}

export const evaluationColumns = {
  evaluation_round: { open: ['questions'], code: ['moment', 'layer', 'scale', 'seal_key'] },
  evaluation_sheet: { sealed: ['sealed'] },
  evaluation_opening: { words: ['answers'] },
  evaluation_judge: {},
  evaluation_plan: { open: ['content'], code: ['hash', 'fixed_by'] },
  seal_key: { code: ['public_key'] },
} as const satisfies Columns<EvaluationTables>
