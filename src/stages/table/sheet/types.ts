import type { BudgetLine, ResourceKind } from '../../../core/proposal/index.ts'
import type { PlainDate } from '../../../lib/dates.ts'

/** What a line asks for besides its words. */
export const lineShapes = ['text', 'dated', 'party', 'able', 'resource', 'budget'] as const
export type LineShape = (typeof lineShapes)[number]

/** What stands in a line. All of it is hashed as one: another amount is another text. */
export type LineContent = {
  text: string
  /** Whom it is about: who has the role, brings the resource, can or cannot. */
  party?: string | undefined
  able?: 'can' | 'cannot' | undefined
  kind?: ResourceKind | undefined
  amount?: string | undefined
  yen?: number | undefined
  side?: BudgetLine['side'] | undefined
  by?: PlainDate | undefined
  /** Proposed to be taken off the sheet. It is off when all have agreed to that. */
  struck?: true | undefined
}

/** What is hashed: whoever holds it can compute the hash again. */
export type LineDocument = {
  caseNumber: string
  line: string
  section: string
  version: number
  content: LineContent
}

export type LineVersion = {
  version: number
  content: LineContent
  hash: string
  /** Who wrote it, and for which party. */
  partyId: string
  /** Whose proposal it is, where another party typed it in from paper. */
  onPaperOf: string | null
  personId: string
  name: string
  at: string
}

export type Answer = {
  version: number
  hash: string
  partyId: string
  answer: 'agree' | 'withdraw'
  personId: string
  name: string
  at: string
}

/** A line as it stands: its newest version, who first proposed it, and the answers to that version in their order. */
export type SheetLine = LineVersion & {
  id: string
  section: string
  first: Pick<LineVersion, 'partyId' | 'onPaperOf' | 'name' | 'at'>
  answers: readonly Answer[]
}

/** The exact text that somebody has before their eyes. */
export type Seen = { version: number; hash: string }
