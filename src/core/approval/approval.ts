import type { Selectable } from 'kysely'
import { contentHash } from '../../lib/canonical-json.ts'
import { defineStates } from '../../lib/state-table.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Definition } from '../edition/schema/index.ts'

export type ApprovalKind = Selectable<Schema['approval']>['kind']

/** What circulates: readable without knowing the stage it comes from. */
export type Paper = { subject: string; parts: readonly { label: string; text: string }[] }
/** A draft as stored, never changed: the paper that is approved, and the content that is released. */
export type ApprovalDraft = { paper: Paper; content: Record<string, unknown> }

export type Approval = Omit<Selectable<Schema['approval']>, 'draft'> & {
  draft: ApprovalDraft
  drafter: string
}

export const { stateAfter } = defineStates({
  draft: { record: 'approved', withdraw: 'withdrawn' },
  approved: { release: 'released', withdraw: 'withdrawn' },
  released: {},
  withdrawn: {},
})

export const isWaiting = (approval: Pick<Approval, 'state'>): boolean =>
  approval.state === 'draft' || approval.state === 'approved'

/** Whether the city lets this out only after a 決裁. Off unless its definition says so. */
export const requiresApproval = (definition: Definition, kind: ApprovalKind): boolean =>
  definition.approval[kind]

/** The stage that drafts and releases a kind: its thread tells what happened to the draft. */
export const stageOfKind: Readonly<Record<ApprovalKind, string>> = {
  reply: 'consultation',
  decision: 'consultation',
  agreement: 'agreement',
}

/** What the print carries, so that whoever signed can see that nothing else was released. */
export const draftHash = (approval: Pick<Approval, 'draft'>): string => contentHash(approval.draft)
