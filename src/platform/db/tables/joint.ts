import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type JointKind = 'agreement' | 'jointEvaluation' | 'evaluationPlan' | 'tableOutcome' | `tableMinutes${number}`
type JointVersionTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  content: Json<unknown>
  content_hash: string
  party_ids: string[]
  written_by_party: string | null
  person_id: string
  at: Date
}
type JointConfirmationTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  party_id: string
  content_hash: string
  method: 'online' | 'paper'
  person_id: string | null
  signer: string | null
  file_id: string | null
  recorded_by: string
  at: Date
}
type JointObjectionTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  party_id: string
  person_id: string
  reason: string
  at: Date
}
type JointEffectTable = {
  city_id: string
  case_id: string
  kind: JointKind
  version: number
  content_hash: string
  at: Date
}

type TableKind = 'tableOutcome' | `tableMinutes${number}`
type JointSilenceTable = {
  city_id: string
  case_id: string
  kind: TableKind
  version: number
  party_id: string
  what: 'reminded' | 'silent' | 'word'
  said: string
  /** Nobody where the clock asked again. */
  person_id: string | null
  at: Date
}
type JointClosingTable = Omit<JointEffectTable, 'kind'> & { kind: TableKind }

/** What belongs to all parties; append only. */
export type JointTables = {
  joint_version: JointVersionTable
  joint_confirmation: JointConfirmationTable
  joint_objection: JointObjectionTable
  joint_effect: JointEffectTable
  joint_silence: JointSilenceTable
  joint_closing: JointClosingTable
}

export const jointColumns = {
  joint_version: { words: ['content'], code: ['kind', 'content_hash'] },
  joint_confirmation: { name: ['signer'], code: ['kind', 'content_hash', 'method'] },
  joint_objection: { words: ['reason'], code: ['kind'] },
  joint_effect: { code: ['kind', 'content_hash'] },
  joint_silence: { words: ['said'], code: ['kind', 'what'] },
  joint_closing: { code: ['kind', 'content_hash'] },
} as const satisfies Columns<JointTables>
