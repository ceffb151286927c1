import type { PlainDate } from '../lib/dates.ts'
import type { PictureName } from './pictures.ts'

/** How far a story has come. */
export const reaches = [
  'sent',
  'accepted',
  'concluded',
  'formed',
  'drafted',
  'running',
  'evaluating',
  'oneSideIn',
  'closed',
] as const
export type Reach = (typeof reaches)[number]

/** One matter of the demo: invented, and told through the same forms as everything else. */
export type Story = {
  title: string
  issue: string
  wish: string
  /** Who sends it, by role of the cast, and in their words. */
  by: string
  proposer: string
  /** Handed in at the counter by somebody without an account, and typed in by the officer. */
  counter?: { via: 'counter' | 'phone' | 'paper'; name: string; phone: string }
  /** Somebody else sends the same thing, and the section merges it into this one. */
  twin?: Pick<Story, 'title' | 'issue' | 'wish' | 'by' | 'proposer'> & { reason: string }
  /** Title of the story that it grew from, which is told before. */
  grewFrom?: string
  field?: string
  tags?: readonly string[]
  visibility?: 'public' | 'desk'
  /** What the check before publication came to, where that is not “as it is”. */
  check?: {
    decision: 'waiting' | 'shorten' | 'hold'
    rules?: readonly string[]
    passages?: string
    note?: string
  }
  /** Days before today that it was sent. */
  daysAgo: number
  reach: Reach
  /** Officer, and the chief who binds the section. */
  officer?: string
  chief?: string
  reply?: string
  /** Why it goes on as 協働, and why in this form. */
  fits?: string
  why?: string
  /** Concluded otherwise than as 協働: the matter ends there. */
  ends?: { outcome: 'selfActivity' | 'governmentProject' | 'notPossible'; reason: string }
  /** Other groups at the table, by role of the cast. */
  with?: readonly string[]
  /** They talk at a partner table first. */
  table?: TableStory
  /** No section takes part: citizens with citizens. */
  withoutGovernment?: boolean
  form?: string
  goal?: string
  roles?: Readonly<Record<string, string>>
  resources?: readonly { who: string; kind: string; what: string; amount: string }[]
  days?: number
  log?: readonly LogLine[]
  result?: string
  marks?: Readonly<Record<string, readonly number[]>>
  /** What each side marked when half of the term was over, where its city asks then. */
  halfway?: Readonly<Record<string, readonly number[]>>
  words?: Readonly<Record<string, string>>
  /** What a side writes under “what went well”. */
  good?: Readonly<Record<string, string>>
  statement?: { achieved: string; wentWell: string; change: string; learned: string }
}

/** A line of the log; with a picture, and what it shows. */
type LogLine = {
  who: string
  text: string
  public?: boolean
  picture?: readonly [name: PictureName, shows: string]
}

/** What was said at a partner table, sitting by sitting, and how it ended. */
export type TableStory = {
  /** Brought in by the office, without an account. */
  coordinator?: { name: string; about: string }
  sittings: readonly { talk: string; decisions: string; goal?: string; todo?: string }[]
  lines: readonly { part: string; text: string; agreed: boolean }[]
  outcome: 'whole' | 'part'
  reason: string
  goal: string
}

export type Told = { number: string; on: PlainDate }
