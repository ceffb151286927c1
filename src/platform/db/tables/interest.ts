import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'

type FollowTable = {
  city_id: string
  case_id: string
  person_id: string
  since: Date
  told_seq: number
  ended_at: Date | null
}
type JoiningTable = {
  city_id: string
  case_id: string
  id: string
  person_id: string
  organization_id: string | null
  name: string
  kinds: string[]
  offer: string
  state: 'offered' | 'answered' | 'party' | 'withdrawn'
  answer: Generated<string>
  offered_at: Date
  answered_at: Date | null
  version: Generated<number>
}

type MailFollowTable = {
  city_id: string
  id: string
  case_id: string
  /** '' once it has ended. */
  address: string
  key: string
  lang: 'ja' | 'en' | 'easy'
  asked_at: Date
  confirmed_at: Date | null
  told_seq: number
  ended_at: Date | null
}

/** Who follows a case, with an account or by an address alone, and who would join it. */
export type InterestTables = { case_follow: FollowTable; joining: JoiningTable; mail_follow: MailFollowTable }

export const interestColumns = {
  case_follow: {},
  mail_follow: { contact: ['address'], credential: ['key'], code: ['lang'] },
  joining: { name: ['name'], words: ['offer', 'answer'], code: ['kinds', 'state'] },
} as const satisfies Columns<InterestTables>
