import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day } from './column.ts'

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

type VisionThemeTable = {
  city_id: string
  id: string
  code: string
  name: string
  lead: string
  place: number
  made_at: Date
  closed_at: Optional<Date>
  version: Generated<number>
}
export type VisionState = 'waiting' | 'shown' | 'refused' | 'objected' | 'withdrawn'
type VisionPostTable = {
  city_id: string
  id: string
  code: string
  text: string
  pen_name: string
  credit: boolean
  via: 'web' | 'card'
  lang: string
  person_id: Optional<string>
  own_mark: Optional<string>
  state: VisionState
  rule: Optional<string>
  note: Generated<string>
  objection: Generated<string>
  objected_on: Optional<Day>
  sent_on: Day
  due_on: Optional<Day>
  shown_at: Optional<Date>
  decided_on: Optional<Day>
  decided_by: Optional<string>
  version: Generated<number>
}
type VisionPlacingTable = { city_id: string; post_id: string; theme_id: string; removed_at: Optional<Date> }
type VisionAgreementTable = { city_id: string; post_id: string; mark: string; taken_back: Generated<boolean> }
type VisionGrowthTable = {
  city_id: string
  case_id: string
  post_id: Optional<string>
  theme_id: Optional<string>
}
type VisionEventTable = {
  city_id: string
  id: string
  post_id: Optional<string>
  theme_id: Optional<string>
  kind: string
  rule: Optional<string>
  by_person_id: string
  by_hat_id: string
  at: Date
}

/** The board on which people write what town they would like. */
export type VisionTables = {
  vision_theme: VisionThemeTable
  vision_post: VisionPostTable
  vision_placing: VisionPlacingTable
  vision_agreement: VisionAgreementTable
  vision_growth: VisionGrowthTable
  vision_event: VisionEventTable
}

export const visionColumns = {
  vision_theme: { open: ['name', 'lead'], code: ['code'] },
  vision_post: {
    words: ['text', 'objection'],
    name: ['pen_name'],
    internal: ['note'],
    credential: ['own_mark'],
    code: ['code', 'via', 'lang', 'state', 'rule'],
  },
  vision_agreement: { credential: ['mark'] },
  vision_event: { code: ['kind', 'rule'] },
} as const satisfies Columns<VisionTables>
