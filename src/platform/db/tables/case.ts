import type { ColumnType, Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

/** How a matter came in. */
export type Via = 'web' | 'counter' | 'phone' | 'paper' | 'fax' | 'mail' | 'centre'
/** Who or what a matter began with. */
export const ideaSources = [
  'resident',
  'group',
  'section',
  'centre',
  'evaluation',
  'vision',
  'counter',
  'theme',
  'register',
] as const
export type IdeaSource = (typeof ideaSources)[number]

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

/** `request`: the city's own task, which it answers; `occasion`: meetings, a bulletin, a channel, seats, without a proposal. */
export type CaseKind = 'idea' | 'request' | 'policyProposal' | 'occasion'

type CollaborationTable = {
  city_id: string
  id: string
  ordinal: number
  number: string
  fiscal_year: number
  edition_id: string
  title: string
  issue: string
  wish: string
  proposer: string
  field: string | null
  stage: string
  state: 'open' | 'closed' | 'ended'
  visibility: 'public' | 'desk'
  form: string | null
  zone: string | null
  tags: Generated<string[]>
  plan_code: string | null
  partner_kinds: Generated<string[]>
  self_check: Json<unknown> | null
  section: string | null
  parent_id: string | null
  starts_on: Day | null
  ends_on: Day | null
  created_on: Day
  created_at: Date
  closed_on: Day | null
  /** 受付経路: how it came in. */
  via: Generated<Via>
  /** For paper and fax: the day on which it reached the city hall. */
  received_on: ColumnType<Day | null, Day | null | undefined, Day | null>
  source: Optional<IdeaSource>
  /** Below the city: the vision post, the theme it grew from. */
  source_path: Optional<string>
  district: Optional<string>
  /** In words, as everybody may read it. */
  place: Generated<string>
  latitude: Optional<number>
  longitude: Optional<number>
  kind: Generated<CaseKind>
  /** No section is a party, none may act, and nobody of the city owes anything. */
  among_citizens: Generated<boolean>
  demo: Generated<boolean>
  version: Generated<number>
  trail_seq: Generated<number>
  trail_hash: string
}
type PartyTable = {
  city_id: string
  case_id: string
  id: string
  position: number
  kind: string
  common: string
  name: string
  public_name: string
  government: boolean
  person_id: string | null
  organization_id: string | null
  section: string | null
  added_at: Date
  left_at: Date | null
}
type DutyTable = {
  city_id: string
  id: string
  case_id: string
  kind: string
  section: string | null
  party_id: string | null
  due_on: Day | null
  opened_at: Date
  closed_at: Date | null
}
type CaseIndexTable = {
  city_id: string
  case_id: string
  ordinal: number
  visibility: string
  lexemes: string
  folded: string
}
type FileTable = {
  city_id: string
  id: string
  case_id: string
  name: string
  media_type: string
  size: number
  sha256: string
  visibility: string
  added_at: Date
  /** What arrived, where something else is kept: a picture made fit, a copy from the 無害化 step. */
  sent_sha256: ColumnType<string | null, string | null | undefined, never>
  sent_size: ColumnType<number | null, number | null | undefined, never>
  made: ColumnType<'asSent' | 'fitted' | 'sanitised', 'asSent' | 'fitted' | 'sanitised' | undefined, never>
  scan: ColumnType<FileScan, FileScan | undefined, never>
  added_by: ColumnType<string | null, string | null | undefined, never>
}
/** `waiting`: nobody may open it until somebody has looked. */
export type FileScan = 'none' | 'clean' | 'waiting' | 'infected'

/** The case, its parties, what is owed and what it is found by. */
export type CaseTables = {
  number_counter: { city_id: string; fiscal_year: number; next: number }
  collaboration: CollaborationTable
  party: PartyTable
  duty: DutyTable
  case_index: CaseIndexTable
  file: FileTable
}

export const caseColumns = {
  collaboration: {
    name: ['proposer'],
    open: ['title', 'issue', 'wish', 'tags', 'self_check', 'place'],
    code: [
      'number',
      'field',
      'stage',
      'state',
      'visibility',
      'via',
      'form',
      'zone',
      'plan_code',
      'partner_kinds',
      'section',
      'source',
      'source_path',
      'district',
      'kind',
      'trail_hash',
    ],
  },
  party: { name: ['name'], open: ['public_name'], code: ['kind', 'common', 'section'] },
  duty: { code: ['kind', 'section'] },
  case_index: { open: ['folded'], code: ['visibility'] },
  file: { words: ['name'], code: ['media_type', 'sha256', 'sent_sha256', 'visibility', 'made', 'scan'] },
} as const satisfies Columns<CaseTables>
