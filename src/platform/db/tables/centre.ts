import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type ContactChannel = 'visit' | 'phone' | 'mail' | 'outing'
export type VisitorKind = 'person' | 'group' | 'company' | 'school' | 'office' | 'other'

type ThemeTable = {
  city_id: string
  code: string
  name: string
  hidden: Generated<boolean>
  created_at: Date
}
type CounterTable = { city_id: string; fiscal_year: number; next: number }
type SlipTable = {
  city_id: string
  id: string
  fiscal_year: number | null
  serial: number | null
  state: 'draft' | 'kept'
  held_on: Day
  channel: ContactChannel
  minutes: number
  visitor_kind: VisitorKind
  age_group: string
  visitor: string
  continued: boolean
  themes: string[]
  asked: string
  answered: string
  next_step: string
  follow_on: Day | null
  organization_id: string | null
  case_id: string | null
  person_id: string
  hat_id: string
  keep_until: Day
  anonymised_on: ColumnType<Day | null, Day | null | undefined, Day | null>
  created_at: Date
  version: Generated<number>
}
type NoteTable = {
  city_id: string
  id: string
  slip_id: string
  held_on: Day
  channel: ContactChannel
  minutes: number
  text: string
  person_id: string
  hat_id: string
  at: Date
}
type ReportTable = {
  city_id: string
  month: string
  edition: number
  audience: 'city' | 'public'
  few_hidden: boolean
  figures: ColumnType<unknown, string, never>
  remark: string
  person_id: string
  hat_id: string
  released_at: Date
}
type ReferralTable = {
  city_id: string
  id: string
  slip_id: string
  state: 'draft' | 'sent' | 'withdrawn'
  title: string
  issue: string
  wish: string
  field: string
  about: string
  named: boolean
  name: string
  email: string
  phone: string
  purpose: string
  until_on: Day
  outcome: 'none' | 'state' | 'reply'
  consent_how: 'paper' | 'screen' | null
  consented_on: Day | null
  case_id: string | null
  sent_at: Date | null
  withdrawn_at: Date | null
  withdrawal_reason: Generated<string>
  person_id: string
  hat_id: string
  created_at: Date
  version: Generated<number>
}
type DelegationTable = {
  city_id: string
  id: string
  organization_id: string
  purpose: string
  starts_on: Day
  until_on: Day
  how: 'screen' | 'paper'
  signed_by: string
  person_id: string
  hat_id: string
  created_at: Date
  ended_at: Date | null
  ended_how: 'revoked' | 'objected' | 'returned' | null
  ended_by: string | null
  version: Generated<number>
}
type DelegationActTable = {
  city_id: string
  id: string
  delegation_id: string
  case_id: string | null
  kind: string
  person_id: string
  hat_id: string
  at: Date
}
type PaperTable = {
  city_id: string
  id: string
  referral_id: string | null
  delegation_id: string | null
  name: string
  media_type: string
  content: Buffer
  person_id: string
  at: Date
}

/** The support centre's own records, and what groups ask it to type for them. */
export type CentreTables = {
  centre_theme: ThemeTable
  centre_counter: CounterTable
  centre_slip: SlipTable
  centre_note: NoteTable
  centre_report: ReportTable
  centre_referral: ReferralTable
  centre_paper: PaperTable
  delegation: DelegationTable
  delegation_act: DelegationActTable
}

export const centreColumns = {
  centre_theme: { code: ['code'], open: ['name'] },
  centre_slip: {
    code: ['state', 'channel', 'visitor_kind', 'age_group', 'themes'],
    closed: ['visitor', 'asked', 'answered', 'next_step'],
  },
  centre_note: { code: ['channel'], closed: ['text'] },
  centre_report: { code: ['month', 'audience'], open: ['figures', 'remark'] },
  centre_referral: {
    code: ['state', 'field', 'outcome', 'consent_how'],
    open: ['purpose'],
    closed: ['title', 'issue', 'wish', 'about', 'name', 'email', 'phone', 'withdrawal_reason'],
  },
  centre_paper: { code: ['media_type'], closed: ['name', 'content'] },
  delegation: { code: ['how', 'ended_how'], open: ['purpose'], name: ['signed_by'] },
  delegation_act: { code: ['kind'] },
} as const satisfies Columns<CentreTables>
