import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

type PartnerTable = {
  city_id: string
  case_id: string
  state: 'open' | 'ended'
  mode: 'sittings' | 'writing'
  why: string
  facilitator: string | null
  outcome: 'whole' | 'part' | 'none' | null
  opened_at: Date
  ended_at: Date | null
  version: Generated<number>
}
type SittingTable = {
  city_id: string
  case_id: string
  number: number
  state: 'finding' | 'set' | 'held' | 'off'
  held_on: Day | null
  from_time: string | null
  until_time: string | null
  place: Generated<string>
  online: Generated<string>
  agenda: Json<unknown>
  attendance: Json<unknown>
  created_at: Date
  version: Generated<number>
}
type CandidateTable = {
  city_id: string
  case_id: string
  id: string
  sitting: number
  held_on: Day
  from_time: string
  until_time: string
}
type AnswerTable = {
  city_id: string
  case_id: string
  candidate_id: string
  member_id: string
  answer: 'yes' | 'maybe' | 'no'
  person_id: string
  by_phone: boolean
  at: Date
}
type TodoTable = {
  city_id: string
  case_id: string
  id: string
  sitting: number
  party_id: string
  who: string
  what: string
  due_on: Day | null
  duty_id: string
  done_at: Date | null
  done_by: string | null
}
type PulseTable = {
  city_id: string
  case_id: string
  sitting: number
  mode: 'group' | 'named'
  given: string[]
  marks: Json<unknown>
  people: number
  until_on: Day
}
type ProposalDraftTable = {
  city_id: string
  case_id: string
  outcome: 'whole' | 'part'
  content: Json<unknown>
  written_at: Date
}
/** The partner table of a case, and what it came to. */
export type TableTables = {
  partner_table: PartnerTable
  table_sitting: SittingTable
  table_candidate: CandidateTable
  table_answer: AnswerTable
  table_todo: TodoTable
  table_pulse: PulseTable
  proposal_draft: ProposalDraftTable
}

export const tableColumns = {
  partner_table: { code: ['state', 'mode', 'outcome'], words: ['why'] },
  table_sitting: {
    code: ['state', 'from_time', 'until_time'],
    words: ['place', 'online', 'agenda', 'attendance'],
  },
  table_candidate: { code: ['from_time', 'until_time'] },
  table_answer: { code: ['answer'] },
  table_todo: { words: ['who', 'what'] },
  table_pulse: { code: ['mode'], words: ['marks'] },
  proposal_draft: { code: ['outcome'], words: ['content'] },
} as const satisfies Columns<TableTables>
