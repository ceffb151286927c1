import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

export type SeatRole = 'chair' | 'deputy' | 'member'
export type Observers = 'welcome' | 'byAsking' | 'none'
export type ItemKind = 'verify' | 'guideline' | 'other'

type AboutTable = {
  city_id: string
  body: string
  seats: number | null
  open_seats: number | null
  quorum: number | null
  apply_until: Day | null
  apply_how: Generated<string>
  version: Generated<number>
}
type SeatTable = {
  city_id: string
  id: string
  body: string
  name: string
  affiliation: string
  role: SeatRole
  open_call: boolean
  /** The name is shown to everybody. */
  shown: boolean
  member_id: string | null
  since: Day
  until: Day
  ended_on: Day | null
  version: Generated<number>
  person_id: string
  hat_id: string
  created_at: Date
}
type MeetingTable = {
  city_id: string
  id: string
  body: string
  held_on: Day
  begins: string
  place: string
  observers: Observers
  observers_how: string
  /** As it was when the meeting was set. */
  quorum: number | null
  state: 'planned' | 'calledOff'
  minutes: Generated<string>
  /** 0: none are written yet. */
  minutes_edition: Generated<number>
  published_at: Date | null
  version: Generated<number>
  person_id: string
  hat_id: string
  created_at: Date
}
type ItemTable = {
  city_id: string
  id: string
  meeting_id: string
  position: number
  kind: ItemKind
  title: string
  note: string
  case_id: string | null
  proposal_id: string | null
  outcome: Generated<string>
  issue: Generated<string>
  version: Generated<number>
}
type RecusalTable = {
  city_id: string
  item_id: string
  seat_id: string
  /** Belongs to a party of the case, or said so themselves. */
  cause: 'party' | 'own'
  person_id: string
  hat_id: string
  at: Date
}
type PresenceTable = { city_id: string; meeting_id: string; seat_id: string; present: boolean }
type PaperTable = {
  city_id: string
  id: string
  meeting_id: string
  name: string
  media_type: string
  content: Buffer
  shown: boolean
  person_id: string
  hat_id: string
  at: Date
}
type WordTable = {
  city_id: string
  meeting_id: string
  edition: number
  seat_id: string
  fine: boolean
  words: string
  person_id: string
  hat_id: string
  at: Date
}

/** 推進会議, 推進本部, committees: members, meetings, minutes. */
export type BodyTables = {
  body_about: AboutTable
  body_seat: SeatTable
  body_meeting: MeetingTable
  body_item: ItemTable
  body_recusal: RecusalTable
  body_presence: PresenceTable
  body_paper: PaperTable
  body_minutes_word: WordTable
}

export const bodyColumns = {
  body_about: { code: ['body'], open: ['apply_how'] },
  body_seat: { code: ['body', 'role'], name: ['name'], words: ['affiliation'] },
  body_meeting: {
    code: ['body', 'observers', 'state'],
    open: ['begins', 'place', 'observers_how'],
    words: ['minutes'],
  },
  body_item: { code: ['kind'], open: ['title', 'note', 'outcome', 'issue'] },
  body_recusal: { code: ['cause'] },
  body_paper: { words: ['name', 'content'], code: ['media_type'] },
  body_minutes_word: { words: ['words'] },
} as const satisfies Columns<BodyTables>
