import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type ChangePlanTable = {
  city_id: string
  id: string
  title: string
  effective_on: Day
  state: 'draft' | 'scheduled' | 'applied' | 'undone' | 'dropped'
  note: string
  created_by: string
  created_at: Date
  scheduled_by: string | null
  scheduled_hat: string | null
  applied_at: Date | null
  undone_at: Date | null
  version: Generated<number>
}
type ChangeLineTable = {
  city_id: string
  id: string
  plan_id: string
  kind: 'leave' | 'join' | 'move' | 'function'
  person_id: string | null
  name: string
  reading: string
  email: string
  ends_hat: string | null
  hat_kind: string | null
  place: string | null
  function_kind: 'promoter' | 'coordinator' | null
  removed_at: Date | null
}
type SectionChangeTable = {
  city_id: string
  id: string
  plan_id: string
  kind: 'renamed' | 'merged' | 'split'
  from_code: string
  to_codes: string[]
  reason: string
  removed_at: Date | null
}
type SectionMadeTable = {
  city_id: string
  id: string
  plan_id: string
  code: string
  name: string
  name_en: string
  department: string
  fields: string[]
  removed_at: Date | null
}
type ChangeCaseTable = {
  city_id: string
  plan_id: string
  case_id: string
  to_person_id: string | null
  to_line_id: string | null
  section: string | null
}
type ChangeDoneTable = {
  city_id: string
  id: string
  plan_id: string
  what:
    | 'person'
    | 'hatBegun'
    | 'hatEnded'
    | 'functionBegun'
    | 'functionEnded'
    | 'case'
    | 'duty'
    | 'consultation'
    | 'party'
    | 'officer'
    | 'routing'
  row_id: string
  case_id: string | null
  was: string | null
  became: string | null
}
/** Changes of people and sections, prepared and done. */
export type ChangeTables = {
  change_plan: ChangePlanTable
  change_line: ChangeLineTable
  section_change: SectionChangeTable
  section_made: SectionMadeTable
  change_case: ChangeCaseTable
  change_done: ChangeDoneTable
  party_section: { city_id: string; case_id: string; party_id: string; section: string }
}

export const changeColumns = {
  change_plan: { internal: ['title', 'note'], code: ['state'] },
  change_line: {
    internal: ['name', 'reading', 'email'],
    code: ['kind', 'hat_kind', 'place', 'function_kind'],
  },
  section_change: { open: ['reason'], code: ['kind', 'from_code', 'to_codes'] },
  section_made: { open: ['name', 'name_en', 'department'], code: ['code', 'fields'] },
  change_case: { code: ['section'] },
  change_done: { code: ['what', 'was', 'became'] },
  party_section: { code: ['section'] },
} as const satisfies Columns<ChangeTables>
