import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

type ConsultationTable = {
  city_id: string
  case_id: string
  section: string
  state: string
  routed_by: string
  handed_count: Generated<number>
  next_on: Day | null
  outcome: string | null
  /** Which section had it first, which one answered first and when, and by when that had been promised. */
  first_section: string | null
  answered_section: string | null
  answered_on: Day | null
  answer_due_on: Day | null
  version: Generated<number>
}
type ApprovalTable = {
  city_id: string
  id: string
  case_id: string
  kind: 'reply' | 'agreement' | 'decision'
  draft: Json<Record<string, unknown>>
  state: 'draft' | 'approved' | 'released' | 'withdrawn'
  drafted_by: string
  approval_number: string | null
  approved_on: Day | null
  created_at: Date
  version: Generated<number>
}
/** What single stages keep beside the thread. */
export type StagesTables = {
  consultation: ConsultationTable
  approval: ApprovalTable
}

export const stagesColumns = {
  consultation: { code: ['section', 'state', 'routed_by', 'outcome', 'first_section', 'answered_section'] },
  approval: { internal: ['draft'], code: ['kind', 'state', 'approval_number'] },
} as const satisfies Columns<StagesTables>
