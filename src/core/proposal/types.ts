import type { PlainDate } from '../../lib/dates.ts'

/** What a party brings. The kinds are ours; the cities name resources without listing them. */
export const resourceKinds = [
  'people',
  'goods',
  'hours',
  'technology',
  'money',
  'places',
  'information',
] as const
export type ResourceKind = (typeof resourceKinds)[number]

export type ProposedResource = {
  party: string
  kind: ResourceKind
  what: string
  amount: string
  yen?: number | undefined
}
export type BudgetLine = { side: 'income' | 'expense'; what: string; yen: number; party?: string | undefined }

/** A line of the shared sheet as it was when all had agreed to it: which one, and exactly which text. */
export type Provenance = { line: string; version: number; hash: string }

/** What parties worked out at a table, in the parts that an agreement and a programme's proposal ask for. Never typed again. */
export type ProposalDraft = {
  /** `whole`: all of it is agreed; `part`: only what stands here, the rest is in `open`. */
  outcome: 'whole' | 'part'
  issue: string
  purpose: string
  target: string
  targetBy?: PlainDate | undefined
  roles: { party: string; role: string }[]
  resources: ProposedResource[]
  budget: BudgetLine[]
  /** The goal that ended the table. */
  end: string
  /** Everything else that was agreed, by the name of its part. */
  others: { title: string; text: string }[]
  /** What was not agreed, by name. */
  open: { title: string; text: string }[]
  from: Provenance[]
}
