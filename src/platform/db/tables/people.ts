import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

/** How a person wants to be answered. */
export type Channel = 'mail' | 'letter' | 'phone' | 'none'

type PersonTable = {
  city_id: string
  id: string
  name: string
  email: string | null
  password_hash: string | null
  reading: Generated<string>
  contact_email: ColumnType<string | null, string | null | undefined, string | null>
  phone: ColumnType<string | null, string | null | undefined, string | null>
  postal_code: ColumnType<string | null, string | null | undefined, string | null>
  address: ColumnType<string | null, string | null | undefined, string | null>
  channel: Generated<Channel>
  /** False: somebody without an account, known by a matter or to the counter alone. */
  account: Generated<boolean>
  /** Whether the clock may write to them: what is new each morning, and what is soon due. */
  digests: Generated<boolean>
  reminders: Generated<boolean>
  lang: Generated<string>
  demo: Generated<boolean>
  failed_count: Generated<number>
  locked_until: Date | null
  created_at: Date
  version: Generated<number>
}
type PersonMergeTable = {
  city_id: string
  id: string
  from_person_id: string
  into_person_id: string
  how: 'claimed' | 'counter'
  by_person_id: string
  at: Date
  undone_at: Date | null
  undone_by: string | null
}
type CaseKeyTable = {
  city_id: string
  case_id: string
  person_id: string
  key_hash: string
  failed_count: Generated<number>
  locked_until: Date | null
  created_at: Date
  revoked_at: Date | null
}
type OrganizationTable = {
  city_id: string
  id: string
  kind: string
  name: string
  demo: Generated<boolean>
  created_at: Date
  version: Generated<number>
  registration: Generated<'none' | 'waiting' | 'returned' | 'confirmed'>
  confirmed_on: ColumnType<Day | null, Day | null | undefined, Day | null>
  still_right_on: ColumnType<Day | null, Day | null | undefined, Day | null>
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
  /** Nobody: somebody unknown did it. */
  by_person_id: string | null
  by_hat_id: ColumnType<string | null, string | null | undefined, never>
  kind: string
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
  factor: Generated<string>
  second: ColumnType<string | null, string | null | undefined, string | null>
  proved_at: ColumnType<Date | null, Date | null | undefined, Date | null>
  device: Generated<string>
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
  person_merge: PersonMergeTable
  case_key: CaseKeyTable
  organization: OrganizationTable
  hat: HatTable
  account_event: AccountEventTable
  session: SessionTable
  submission: SubmissionTable
}

export const peopleColumns = {
  person: {
    name: ['name', 'reading'],
    contact: ['email', 'contact_email', 'phone', 'postal_code', 'address'],
    credential: ['password_hash'],
    code: ['channel', 'lang'],
  },
  person_merge: { code: ['how'] },
  case_key: { credential: ['key_hash'] },
  organization: { open: ['name'], code: ['kind', 'registration'] },
  hat: { code: ['kind', 'section'] },
  account_event: { code: ['kind'] },
  session: { credential: ['id'], contact: ['device'], code: ['factor', 'second'] },
  submission: { code: ['path', 'location'] },
} as const satisfies Columns<PeopleTables>
