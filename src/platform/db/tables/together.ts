import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type OccasionKind = 'meetings' | 'bulletin' | 'channel' | 'seats'

type InvitationTable = {
  city_id: string
  id: string
  case_id: string
  organization_id: string
  /** The group asked to join; otherwise it was asked. */
  by_group: boolean
  message: string
  state: 'waiting' | 'accepted' | 'declined' | 'withdrawn'
  person_id: string
  hat_id: string
  created_at: Date
  answered_at: Date | null
}
type ConsentTable = {
  city_id: string
  case_id: string
  party_id: string
  person_id: string
  hat_id: string
  at: Date
}
type OccasionTable = {
  city_id: string
  case_id: string
  kind: OccasionKind
  seats: number | null
  apply_until: Day | null
  apply_how: Generated<string>
  web: Generated<string>
  version: Generated<number>
}
type DateTable = {
  city_id: string
  case_id: string
  id: string
  held_on: Day
  what: string
  place: string
  called_off_at: Date | null
}

/** Citizens with citizens, and what is a case without a proposal. */
export type TogetherTables = {
  partner_invitation: InvitationTable
  publication_consent: ConsentTable
  occasion: OccasionTable
  occasion_date: DateTable
}

export const togetherColumns = {
  partner_invitation: { code: ['state'], words: ['message'] },
  occasion: { code: ['kind'], open: ['apply_how', 'web'] },
  occasion_date: { open: ['what', 'place'] },
} as const satisfies Columns<TogetherTables>
