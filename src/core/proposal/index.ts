export { findProposalDraft, insertProposalDraft } from './queries.ts'
export { type Sums, sumsOfBudget } from './sums.ts'
export { type BudgetLine, type ProposalDraft, type ResourceKind, resourceKinds } from './types.ts'
