import type { Columns } from '../personal.ts'
import type { Json } from './column.ts'

type EntryTable = {
  city_id: string
  case_id: string
  seq: number
  stage: string
  kind: string
  visibility: string
  party_id: string | null
  person_id: string | null
  hat_id: string | null
  actor_name: string
  actor_public: string
  facts: Json<Record<string, unknown>>
  salt: string
  at: Date
}
type TrailTable = {
  city_id: string
  case_id: string
  seq: number
  action: string
  at: Date
  commitment: string
  prev: string
  hash: string
}
type TrailHeadTable = {
  city_id: string
  n: number
  at: Date
  prev: string
  root: string
  hash: string
  signature: string
  public_key: string
}
type TrailLeafTable = {
  city_id: string
  n: number
  position: number
  case_id: string
  seq: number
  hash: string
}

/** The thread and the trail; append only. */
export type TrailTables = {
  entry: EntryTable
  trail: TrailTable
  trail_head: TrailHeadTable
  trail_leaf: TrailLeafTable
}

export const trailColumns = {
  entry: {
    name: ['actor_name'],
    words: ['facts'],
    open: ['actor_public'],
    code: ['stage', 'kind', 'visibility', 'salt'],
  },
  trail: { code: ['action', 'commitment', 'prev', 'hash'] },
  trail_head: { code: ['prev', 'root', 'hash', 'signature', 'public_key'] },
  trail_leaf: { code: ['hash'] },
} as const satisfies Columns<TrailTables>
