import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

type AskTable = {
  city_id: string
  case_id: string
  /** In the address that anybody may answer at. */
  open_code: string
  questions: Json<unknown>
  closes_on: Day
  version: Generated<number>
  person_id: string
  hat_id: string
  at: Date
}
type AnswerTable = {
  city_id: string
  /** Blind: it tells neither when nor in which order. */
  id: string
  case_id: string
  channel: 'web' | 'code' | 'paper'
  answers: Json<unknown>
}

/** Those it was for, who are asked anonymously. */
export type VoiceTables = {
  voice_ask: AskTable
  voice_code: { city_id: string; code: string; case_id: string; used: Generated<boolean> }
  voice_answer: AnswerTable
}

export const voiceColumns = {
  voice_ask: { code: ['open_code'], open: ['questions'] },
  voice_code: { code: ['code'] },
  voice_answer: { code: ['channel'], words: ['answers'] },
} as const satisfies Columns<VoiceTables>
