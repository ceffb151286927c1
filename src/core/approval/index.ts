export {
  type Approval,
  type ApprovalDraft,
  type ApprovalKind,
  isWaiting,
  type Paper,
  requiresApproval,
} from './approval.ts'
export { draftApproval, withdrawDrafts } from './drafts.ts'
export { listApprovals } from './queries.ts'
export { approvalRoutes, type Release } from './routes.ts'
export { approvalDuties, approvalDuty, approvalEntries } from './words.ts'
