import type { ColumnType } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

type GroupInvitationTable = {
  city_id: string
  id: string
  organization_id: string
  role: 'representative' | 'secretary' | 'member'
  instead_of: string | null
  starts_on: Day | null
  email: string | null
  person_id: string | null
  token_hash: string
  by_person_id: string
  by_hat_id: string
  created_at: Date
  expires_at: Date
  accepted_at: Later<Date>
  accepted_by: Later<string>
  withdrawn_at: Later<Date>
}
type GroupRecoveryTable = {
  city_id: string
  id: string
  organization_id: string
  person_id: string
  hat_id: string
  ends_hats: string[]
  seen: string[]
  checked: string
  by_person_id: string
  by_hat_id: string
  opened_at: Date
  starts_on: Day
  objection: Later<string>
  objected_by: Later<string>
  objected_at: Later<Date>
}
type GroupFileTable = {
  city_id: string
  id: string
  organization_id: string
  name: string
  media_type: string
  size: number
  content: Buffer
  added_at: Date
}
type GroupRosterTable = {
  city_id: string
  id: string
  organization_id: string
  name: string
  media_type: string
  content: Buffer | null
  given_by: string
  given_at: Date
  dispose_on: Day
  claimed_by: Later<string>
  claimed_at: Later<Date>
  counted: Later<number>
  checked_at: Later<Date>
  disposed_at: Later<Date>
}

/** How people come into a group and leave it, and its papers. */
export type GroupPeopleTables = {
  group_invitation: GroupInvitationTable
  group_recovery: GroupRecoveryTable
  group_file: GroupFileTable
  group_roster: GroupRosterTable
}

export const groupPeopleColumns = {
  group_invitation: { contact: ['email'], credential: ['token_hash'], code: ['role'] },
  group_recovery: { words: ['checked', 'objection'], code: ['seen'] },
  group_file: { words: ['name', 'content'], code: ['media_type'] },
  group_roster: { internal: ['name', 'content'], code: ['media_type'] },
} as const satisfies Columns<GroupPeopleTables>
