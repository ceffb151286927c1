export { findProposalDraft, insertProposalDraft } from './queries.ts'
export { type BudgetLine, type ProposalDraft, type ResourceKind, resourceKinds } from './types.ts'
