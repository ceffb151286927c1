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

/** Who follows a case, and who would join it. */
export type InterestTables = { case_follow: FollowTable; joining: JoiningTable }

export const interestColumns = {
  case_follow: {},
  joining: { name: ['name'], words: ['offer', 'answer'], code: ['kinds', 'state'] },
} as const satisfies Columns<InterestTables>
