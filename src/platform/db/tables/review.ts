import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type By = { person_id: string; hat_id: string; at: Date }
type MeetingTable = By & {
  city_id: string
  case_id: string
  round: number
  held_on: Day
  begins: string
  place: string
  /** Who helps the parties talk, as they call them; empty: nobody. */
  coordinator: string
  centre: boolean
  called_off: Generated<boolean>
  version: Generated<number>
}
type NoteTable = By & {
  city_id: string
  case_id: string
  round: number
  question: string
  why: string
  change: string
  version: Generated<number>
}
type ActionTable = By & {
  city_id: string
  id: string
  case_id: string
  round: number
  what: string
  party_id: string
  who: string
  due_on: Day | null
  duty_id: string
  done_on: Day | null
  dropped_on: Day | null
  outcome: Generated<string>
  version: Generated<number>
}

export type AheadChoice = 'finish' | 'renew' | 'rebuild' | 'handOver' | 'standAlone'
export type AheadVia = 'web' | 'paper' | 'counter' | 'phone' | 'fax' | 'mail'
type AheadTable = {
  city_id: string
  case_id: string
  /** The end they are asked before. */
  ends_on: Day
  asked_on: Day
  choice: AheadChoice | null
  words: Generated<string>
  decided_on: Day | null
  person_id: string | null
  hat_id: string | null
  version: Generated<number>
}
type AheadAnswerTable = By & {
  city_id: string
  case_id: string
  ends_on: Day
  party_id: string
  choice: AheadChoice
  reason: string
  /** `web`: the side itself, on its own screen; else how it reached the staff who typed it in. */
  via: Generated<AheadVia>
  /** Who of the side said it, and when, where staff typed it in. */
  said_by: Generated<string>
  said_on: Day | null
  file_id: string | null
}

/** ふりかえりの場, and the question how it shall go on. */
export type ReviewTables = {
  review_meeting: MeetingTable
  review_note: NoteTable
  review_action: ActionTable
  ahead: AheadTable
  ahead_answer: AheadAnswerTable
}

export const reviewColumns = {
  review_meeting: { words: ['begins', 'place', 'coordinator'] },
  review_note: { code: ['question'], words: ['why', 'change'] },
  review_action: { words: ['what', 'who', 'outcome'] },
  ahead: { code: ['choice'], words: ['words'] },
  ahead_answer: { code: ['choice', 'via'], words: ['reason', 'said_by'] },
} as const satisfies Columns<ReviewTables>
