import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type ErasureTable = {
  city_id: string
  id: string
  person_id: string
  by_person_id: string
  by_hat_id: string
  asked_at: Date
  due_on: Day
  withdrawn_at: Date | null
  withdrawn_by: string | null
  done_at: Date | null
}
type CorrectionTable = {
  city_id: string
  id: string
  person_id: string
  wanted: string
  state: 'open' | 'done' | 'refused'
  answer: Generated<string>
  answered_by: string | null
  asked_at: Date
  due_on: Day
  answered_at: Date | null
  version: Generated<number>
}
type LegalHoldTable = {
  city_id: string
  id: string
  record: 'case' | 'person' | 'group'
  record_id: string
  reason: string
  by_person_id: string
  by_hat_id: string
  at: Date
  lifted_at: Date | null
  lifted_by: string | null
}
type DisposalListTable = {
  city_id: string
  id: string
  fiscal_year: number
  state: 'draft' | 'approved' | 'withdrawn'
  made_by: string
  made_at: Date
  approved_by: string | null
  approved_at: Date | null
  version: Generated<number>
}
type DisposalItemTable = {
  city_id: string
  list_id: string
  id: string
  record_id: string
  label: string
  class: string
  years: number
  measure: 'discard' | 'transfer'
  closed_on: Day
  expired_on: Day
  excluded: string | null
  disposed_at: Date | null
  record: Generated<
    'case' | 'person' | 'group' | 'notices' | 'reads' | 'correction' | 'delegation' | 'plan' | 'adviser'
  >
}
type DisposalHandoverTable = {
  city_id: string
  id: string
  list_id: string
  cases: number
  manifest_sha256: string
  by_person_id: string
  by_hat_id: string
  at: Date
}

/** How long what is kept, and how it ends. */
export type RecordsTables = {
  erasure: ErasureTable
  correction: CorrectionTable
  legal_hold: LegalHoldTable
  disposal_list: DisposalListTable
  disposal_item: DisposalItemTable
  disposal_handover: DisposalHandoverTable
}

export const recordsColumns = {
  correction: { words: ['wanted', 'answer'], code: ['state'] },
  legal_hold: { internal: ['reason'], code: ['record'] },
  disposal_list: { code: ['state'] },
  disposal_item: { code: ['label', 'class', 'measure', 'excluded', 'record'] },
  disposal_handover: { code: ['manifest_sha256'] },
} as const satisfies Columns<RecordsTables>
