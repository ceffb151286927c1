import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type SheetLineTable = {
  city_id: string
  id: string
  case_id: string
  section: string
}
type SheetLineVersionTable = {
  city_id: string
  line_id: string
  version: number
  case_id: string
  content: Json<unknown>
  content_hash: string
  party_id: string
  /** Whose proposal it is on a paper that another party typed in. */
  on_paper_of: string | null
  person_id: string
  at: Date
}
type SheetAnswerTable = {
  city_id: string
  id: string
  case_id: string
  line_id: string
  version: number
  content_hash: string
  party_id: string
  answer: 'agree' | 'withdraw'
  person_id: string
  at: Date
}
/** The shared sheet of a partner table, line by line; append only. */
export type TableSheetTables = {
  sheet_line: SheetLineTable
  sheet_line_version: SheetLineVersionTable
  sheet_answer: SheetAnswerTable
}

export const tableSheetColumns = {
  sheet_line: { code: ['section'] },
  sheet_line_version: { words: ['content'], code: ['content_hash'] },
  sheet_answer: { code: ['content_hash', 'answer'] },
} as const satisfies Columns<TableSheetTables>
