import type { Generated } from 'kysely'
import type { Columns } from '../personal.ts'
import type { Day, Json } from './column.ts'

export type RevisionState = 'draft' | 'shown' | 'decided' | 'stored' | 'withdrawn'
export type ProposalAnswer = 'taken' | 'later' | 'declined'

type RevisionTable = {
  city_id: string
  id: string
  title: string
  reason: string
  /** The edition it changes. */
  base_id: string
  content: Json<unknown>
  state: RevisionState
  decided_by: Generated<string>
  decided_on: Day | null
  decision: Generated<string>
  effective_from: Day | null
  edition_number: number | null
  version: Generated<number>
  person_id: string
  hat_id: string
  created_at: Date
}
type ProposalTable = {
  city_id: string
  id: string
  body: string | null
  case_id: string | null
  part: string
  title: string
  reason: string
  wish: string
  answer_kind: ProposalAnswer | null
  answer: Generated<string>
  answered_on: Day | null
  revision_id: string | null
  version: Generated<number>
  person_id: string
  hat_id: string
  proposed_on: Day
  created_at: Date
}
type EventTable = {
  city_id: string
  id: string
  revision_id: string
  kind: string
  part: string
  person_id: string
  hat_id: string
  at: Date
}

/** How the guideline itself is changed. */
export type RevisionTables = {
  revision: RevisionTable
  revision_proposal: ProposalTable
  revision_event: EventTable
}

export const revisionColumns = {
  revision: { code: ['state'], open: ['title', 'reason', 'content', 'decided_by', 'decision'] },
  revision_proposal: {
    code: ['body', 'part', 'answer_kind'],
    open: ['title', 'answer'],
    words: ['reason', 'wish'],
  },
  revision_event: { code: ['kind', 'part'] },
} as const satisfies Columns<RevisionTables>
