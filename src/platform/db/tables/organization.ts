import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

type StaffFunctionTable = {
  city_id: string
  id: string
  person_id: string
  kind: 'promoter' | 'coordinator'
  place: string
  since: Day
  until: Day
}
type OrganizationEventTable = {
  city_id: string
  id: string
  kind: string
  person_id: string | null
  hat_id: string | null
  function_id: string | null
  plan_id: string | null
  by_person_id: string
  by_hat_id: string
  at: Date
}
type CaseStaffTable = {
  city_id: string
  case_id: string
  officer_id: string | null
  note: Generated<string>
  note_by: string | null
  note_at: Date | null
  version: Generated<number>
}
type RosterImportTable = {
  city_id: string
  id: string
  file_name: string
  cells: Json<string[][]>
  fields: Json<(string | null)[]>
  state: 'checked' | 'imported'
  result: Json<unknown> | null
  created_by: string
  created_at: Date
  version: Generated<number>
}

/** The city hall: functions, who looks after a case, and who changed what. */
export type OrganizationTables = {
  staff_function: StaffFunctionTable
  organization_event: OrganizationEventTable
  case_staff: CaseStaffTable
  roster_import: RosterImportTable
}

export const organizationColumns = {
  staff_function: { code: ['kind', 'place'] },
  organization_event: { code: ['kind'] },
  case_staff: { internal: ['note'] },
  roster_import: { internal: ['file_name', 'cells'], code: ['fields', 'state', 'result'] },
} as const satisfies Columns<OrganizationTables>
