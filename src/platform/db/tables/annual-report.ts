import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type ReportFreezeTable = {
  city_id: string
  id: string
  fiscal_year: number
  state: 'waiting' | 'working' | 'done'
  asked_at: Date
  by_person_id: string
  by_hat_id: string
  by_section: string | null
  as_of: Date | null
  figures: Json<unknown> | null
  rows_hash: string | null
  done: number
  total: number
}
type ReportRowTable = {
  city_id: string
  report_id: string
  figure: string
  key: string
  ordinal: number
  case_id: string
}
type ReportFileTable = {
  city_id: string
  report_id: string
  position: number
  kind: 'report' | 'list'
  first_row: number
  last_row: number
  size: number
  sha256: string
}

/** Annual reports as they were on a day. */
export type AnnualReportTables = {
  report_freeze: ReportFreezeTable
  report_row: ReportRowTable
  report_file: ReportFileTable
}

export const annualReportColumns = {
  report_freeze: { code: ['state', 'by_section', 'rows_hash', 'figures'] },
  report_row: { code: ['figure', 'key'] },
  report_file: { code: ['kind', 'sha256'] },
} as const satisfies Columns<AnnualReportTables>
