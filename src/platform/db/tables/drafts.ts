import type { ColumnType } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type Fields = Record<string, string | string[]>

type DraftTable = {
  city_id: string
  id: string
  path: string
  person_id: string | null
  hat_id: string | null
  fields: Json<Fields>
  others: Json<Record<string, { value: string | string[]; at: string }>>
  version: number
  created_at: Date
  saved_at: Date
  sent_at: Date | null
  /** Of the case it became, where it can be printed for signature. */
  case_number: ColumnType<string | null, undefined, string | null>
}
type DraftSaveTable = {
  city_id: string
  draft_id: string
  version: number
  screen: string
  fields: Json<Fields>
  typed: Json<Fields>
  at: Date
}

/** Forms that are being typed. */
export type DraftTables = {
  draft: DraftTable
  draft_save: DraftSaveTable
  draft_key: { city_id: string; draft_id: string; key_hash: string; may_read: boolean }
}

export const draftColumns = {
  draft: { words: ['fields', 'others'], code: ['path', 'case_number'] },
  draft_save: { words: ['fields', 'typed'], code: ['screen'] },
  draft_key: { credential: ['key_hash'] },
} as const satisfies Columns<DraftTables>
