import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

export type RegisterOrigin = 'case' | 'section' | 'import'
export type RegisterFigure = 'all' | 'form' | 'field' | 'partner' | 'section'
export type RegisterAnswer = 'complete' | 'none' | 'open'
export type RegisterRowState = 'read' | 'new' | 'changed' | 'same' | 'rejected' | 'taken'

type By = { by_person_id: string; by_hat_id: string; at: Date }
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>
type EntryTable = {
  city_id: string
  id: string
  case_id: string
  fiscal_year: number
  /** From a case that goes its way here, typed by a section, or of a list that the city brought. */
  origin: RegisterOrigin
  section: string | null
  field: Optional<string>
  /** The case’s own among `forms`. */
  form: Optional<string>
  forms: string[]
  partner_kinds: string[]
  plan_codes: string[]
  /** Yen, as decided and as settled; typed. */
  decided: number | null
  settled: number | null
  shown: boolean
  row_key: Optional<string>
  row_hash: Optional<string>
  /** Taken out of the register: counted and shown nowhere. */
  out: Generated<boolean>
  /** The list that it came with. */
  import_id: Optional<string>
  version: Generated<number>
  created_at: Date
}
type SumTable = {
  city_id: string
  fiscal_year: number
  shown: boolean
  figure: RegisterFigure
  key: string
  n: number
  decided: number
  settled: number
}
type ImportTable = {
  city_id: string
  id: string
  file_name: string
  headings: Json<string[]>
  choices: Json<unknown>
  state: 'checking' | 'checked' | 'taking' | 'imported' | 'undoing' | 'undone'
  rows: number
  done: number
  created_by: string
  by_hat_id: string
  created_at: Date
  version: Generated<number>
}
type RowTable = {
  city_id: string
  import_id: string
  n: number
  sheet: string
  /** Null where the row’s sheet has no such column. */
  cells: Json<(string | null)[]>
  state: RegisterRowState
  reasons: Json<string[]>
  /** The entry that it changes. */
  entry_id: Generated<string | null>
  /** What that entry was, once it was changed; emptied with the cells of old lists. */
  before: ColumnType<unknown, string | null | undefined, string | null>
}
type CallTable = By & { city_id: string; fiscal_year: number; due_on: Day; words: string }
type AnswerTable = By & { city_id: string; fiscal_year: number; section: string; answer: RegisterAnswer }
type EventTable = {
  city_id: string
  id: string
  kind: string
  fiscal_year: number | null
  section: string | null
  import_id: string | null
  /** Nobody where the clock reminded. */
  by_person_id: string | null
  by_hat_id: string | null
  at: Date
}

/** 台帳: the cases of a fiscal year, their sums, the lists a city brings and the yearly call. */
export type RegisterTables = {
  register_entry: EntryTable
  register_sum: SumTable
  register_import: ImportTable
  register_row: RowTable
  register_call: CallTable
  register_answer: AnswerTable
  register_event: EventTable
}

export const registerColumns = {
  register_entry: {
    code: [
      'origin',
      'section',
      'field',
      'form',
      'forms',
      'partner_kinds',
      'plan_codes',
      'row_key',
      'row_hash',
    ],
  },
  register_sum: { code: ['figure', 'key'] },
  register_import: { internal: ['file_name', 'headings'], code: ['choices', 'state'] },
  register_row: { internal: ['cells', 'sheet', 'before'], code: ['state', 'reasons'] },
  register_call: { code: [], open: ['words'] },
  register_answer: { code: ['section', 'answer'] },
  register_event: { code: ['kind', 'section'] },
} as const satisfies Columns<RegisterTables>
