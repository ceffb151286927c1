import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type Together = 'yes' | 'partly' | 'no' | 'open'

type SheetTable = {
  city_id: string
  id: string
  section: string
  fiscal_year: number
  state: 'open' | 'closed'
  created_at: Date
  closed_at: Date | null
  version: Generated<number>
}
type TaskTable = {
  city_id: string
  id: string
  sheet_id: string
  name: string
  gist: string
  together: Together
  form: string
  with_whom: string
  why_not: string
  shown: boolean
  copied_from: string | null
  created_at: Date
  removed_at: Date | null
  version: Generated<number>
}
type ThemeTable = {
  city_id: string
  id: string
  section: string
  task_id: string | null
  field: string
  title: string
  text: string
  asked: string
  opens_on: Day
  closes_on: Day
  wanted: number | null
  state: 'draft' | 'released' | 'closed'
  result: Generated<string>
  released_on: Day | null
  closed_on: Day | null
  demo: Generated<boolean>
  created_at: Date
  version: Generated<number>
}
type ThemeRevisionTable = {
  city_id: string
  theme_id: string
  /** Of the theme before the change. */
  version: number
  title: string
  text: string
  asked: string
  field: string
  opens_on: Day
  closes_on: Day
  wanted: number | null
  why: string
  changed_on: Day
  person_id: string
  hat_id: string
  at: Date
}
type PolicyTable = {
  city_id: string
  case_id: string
  supporters: number | null
  answer: Generated<string>
  answered_on: ColumnType<Day | null, undefined, Day>
  version: Generated<number>
}
type AnswerTable = { city_id: string; case_id: string; theme_id: string; answered_at: Date }
type EventTable = {
  city_id: string
  id: string
  kind: string
  section: string
  fiscal_year: number
  task_id: string | null
  theme_id: string | null
  person_id: string
  hat_id: string
  at: Date
}

/** From the city to its citizens: the inventory of tasks, the themes that come of it, and who answered. */
export type InventoryTables = {
  inventory_sheet: SheetTable
  inventory_task: TaskTable
  theme: ThemeTable
  theme_answer: AnswerTable
  theme_revision: ThemeRevisionTable
  inventory_event: EventTable
  policy_proposal: PolicyTable
}

export const inventoryColumns = {
  inventory_sheet: { code: ['section', 'state'] },
  inventory_task: { code: ['together', 'form'], open: ['name', 'gist', 'with_whom', 'why_not'] },
  theme: { code: ['section', 'field', 'state'], open: ['title', 'text', 'asked', 'result'] },
  theme_revision: { code: ['field'], open: ['title', 'text', 'asked', 'why'] },
  policy_proposal: { open: ['answer'] },
  inventory_event: { code: ['kind', 'section'] },
} as const satisfies Columns<InventoryTables>
