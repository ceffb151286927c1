import type { Generated } from 'kysely'
import type { Day } from './column.ts'

type PersonTable = {
  city_id: string
  id: string
  name: string
  email: string | null
  password_hash: string | null
  lang: Generated<string>
  demo: Generated<boolean>
  failed_count: Generated<number>
  locked_until: Date | null
  created_at: Date
  version: Generated<number>
}
type OrganizationTable = {
  city_id: string
  id: string
  kind: string
  name: string
  demo: Generated<boolean>
  created_at: Date
  version: Generated<number>
}
type HatTable = {
  city_id: string
  id: string
  person_id: string
  kind: string
  organization_id: string | null
  section: string | null
  since: Day
  until: Day | null
}
type AccountEventTable = {
  city_id: string
  id: string
  person_id: string
  by_person_id: string
  kind: 'added' | 'hatGiven' | 'hatEnded' | 'passwordMade'
  hat_id: string | null
  at: Date
}
type SessionTable = {
  city_id: string
  id: string
  person_id: string
  hat_id: string
  created_at: Date
  seen_at: Date
}
type SubmissionTable = {
  city_id: string
  id: string
  person_id: string | null
  path: string
  location: string | null
  at: Date
}

/** People, their hats and their sessions. */
export type PeopleTables = {
  person: PersonTable
  organization: OrganizationTable
  hat: HatTable
  account_event: AccountEventTable
  session: SessionTable
  submission: SubmissionTable
}
