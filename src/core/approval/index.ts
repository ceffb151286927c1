export {
  type Approval,
  type ApprovalDraft,
  type ApprovalKind,
  draftHash,
  isWaiting,
  type Paper,
  requiresApproval,
} from './approval.ts'
export { draftApproval, recordApproval, withdrawDrafts } from './drafts.ts'
export { findApproval, listApprovals } from './queries.ts'
export { approvalRoutes, type Release } from './routes.ts'
export { approvalDuties, approvalDuty, approvalEntries } from './words.ts'
