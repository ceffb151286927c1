import type { Columns } from '../personal.ts'

/** What was looked at: an account, the people of a case, how to reach somebody, a roster … */
export type ReadWhat =
  | 'account'
  | 'case'
  | 'contact'
  | 'roster'
  | 'ownData'
  | 'draft'
  | 'file'
  | 'mail'
  | 'letter'
  | 'call'
  | 'centre'
  | 'organization'
  | 'adviser'
type PersonalReadTable = {
  city_id: string
  id: string
  person_id: string
  by_person_id: string
  by_hat_id: string
  role: string
  section: string | null
  what: ReadWhat
  case_id: string | null
  purpose: string | null
  at: Date
}

/** What is kept about personal data itself. */
export type PrivacyTables = { personal_read: PersonalReadTable }

export const privacyColumns = {
  personal_read: { internal: ['purpose'], code: ['role', 'section', 'what'] },
} as const satisfies Columns<PrivacyTables>
