import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type MeasureStatus = 'considering' | 'planned' | 'doing' | 'done' | 'stopped'

type By = { person_id: string; hat_id: string }
type ReportTable = By & {
  city_id: string
  id: string
  measure: string
  section: string
  status: MeasureStatus
  starts_on: Day | null
  ends_on: Day | null
  words: string
  /** Where it can be seen: an address, a number of a case, a paper. */
  evidence: string
  on_date: Day
  at: Date
}
type ActionTable = By & {
  city_id: string
  id: string
  measure: string
  title: string
  section: string
  due_on: Day | null
  done_on: Day | null
  dropped_on: Day | null
  words: string
  version: Generated<number>
  created_at: Date
}
type IndicatorTable = By & {
  city_id: string
  id: string
  measure: string
  name: string
  unit: string
  target: number | null
  target_year: number | null
  ended_on: Day | null
  version: Generated<number>
  created_at: Date
}
type ValueTable = By & {
  city_id: string
  indicator_id: string
  fiscal_year: number
  value: number
  at: Date
}

/** What becomes of the measures of a guideline. */
export type MeasureTables = {
  measure_report: ReportTable
  measure_action: ActionTable
  measure_indicator: IndicatorTable
  measure_value: ValueTable
}

export const measureColumns = {
  measure_report: { code: ['measure', 'section', 'status'], open: ['words', 'evidence'] },
  measure_action: { code: ['measure', 'section'], open: ['title', 'words'] },
  measure_indicator: { code: ['measure'], open: ['name', 'unit'] },
} as const satisfies Columns<MeasureTables>
