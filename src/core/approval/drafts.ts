import { closeDuties, openDuty } from '../duty/duties.ts'
import { conflict, forbidden, found } from '../web/errors.ts'
import type { CaseVisit } from '../web/visit.ts'
import {
  type Approval,
  type ApprovalDraft,
  type ApprovalKind,
  isWaiting,
  stageOfKind,
  stateAfter,
} from './approval.ts'
import {
  changeApproval,
  countWaiting,
  findApproval,
  insertApproval,
  listApprovals,
  withdrawWaiting,
} from './queries.ts'
import { approvalDuty } from './words.ts'

export function recordOfDraft(
  visit: CaseVisit,
  what: 'approvalDrafted' | 'approvalRecorded' | 'approvalReleased' | 'approvalWithdrawn',
  kind: ApprovalKind,
  facts: Record<string, unknown> = {},
): void {
  visit.record({
    caseId: visit.case.id,
    stage: stageOfKind[kind],
    kind: what,
    visibility: 'city',
    facts: { kind, ...facts },
  })
}

/**
 * Stores a draft in place of the act it stands for: nobody outside the section sees it until it is released.
 * One draft of a kind waits at a time; a second throws 409. Tells its id.
 */
export async function draftApproval(
  visit: CaseVisit,
  { kind, draft }: { kind: ApprovalKind; draft: ApprovalDraft },
): Promise<string> {
  const { person } = visit.viewer ?? { person: undefined }
  if (person === undefined || visit.case.section === null) throw forbidden()
  const waiting = (await listApprovals(visit.tx, visit.case.id)).filter(isWaiting)
  if (waiting.some((approval) => approval.kind === kind)) throw conflict()
  const input = { caseId: visit.case.id, kind, draft, draftedBy: person.id }
  const id = await insertApproval(visit.tx, input, visit.now)
  if (waiting.length === 0)
    await openDuty(
      visit.tx,
      { caseId: visit.case.id, kind: approvalDuty, section: visit.case.section },
      visit.now,
    )
  recordOfDraft(visit, 'approvalDrafted', kind)
  return id
}

type Recorded = { number: string; approvedOn: string; version: number }

/** Draft → approved: number and date of the 決裁 are written down. 409 when somebody was faster. */
export async function recordApproval(visit: CaseVisit, id: string, recorded: Recorded): Promise<void> {
  const approval = await movable(visit, id, 'record', recorded.version)
  const patch = {
    state: 'approved' as const,
    approval_number: recorded.number,
    approved_on: recorded.approvedOn,
  }
  if (!(await changeApproval(visit.tx, approval, patch))) throw conflict()
  const { number, approvedOn } = recorded
  recordOfDraft(visit, 'approvalRecorded', approval.kind, { number, approvedOn })
}

/** Approved → released. The owning stage then does what was approved, in the same transaction. */
export async function releaseApproval(visit: CaseVisit, id: string, version: number): Promise<Approval> {
  const approval = await movable(visit, id, 'release', version)
  if (!(await changeApproval(visit.tx, approval, { state: 'released' }))) throw conflict()
  recordOfDraft(visit, 'approvalReleased', approval.kind)
  await closeDutyWhenNoneWaits(visit)
  return approval
}

export async function withdrawApproval(visit: CaseVisit, id: string, version: number): Promise<void> {
  const approval = await movable(visit, id, 'withdraw', version)
  if (!(await changeApproval(visit.tx, approval, { state: 'withdrawn' }))) throw conflict()
  recordOfDraft(visit, 'approvalWithdrawn', approval.kind)
  await closeDutyWhenNoneWaits(visit)
}

/** When the matter has gone on without them: handed to another section, or concluded. */
export async function withdrawDrafts(visit: CaseVisit, kinds: readonly ApprovalKind[]): Promise<void> {
  const withdrawn = await withdrawWaiting(visit.tx, visit.case.id, kinds)
  for (const kind of withdrawn) recordOfDraft(visit, 'approvalWithdrawn', kind)
  if (withdrawn.length > 0) await closeDutyWhenNoneWaits(visit)
}

async function movable(
  visit: CaseVisit,
  id: string,
  event: 'record' | 'release' | 'withdraw',
  version: number,
): Promise<Approval> {
  const approval = found(await findApproval(visit.tx, visit.case.id, id))
  if (approval.version !== version || stateAfter(approval.state, event) === undefined) throw conflict()
  return approval
}

async function closeDutyWhenNoneWaits(visit: CaseVisit): Promise<void> {
  if ((await countWaiting(visit.tx, visit.case.id)) > 0) return
  await closeDuties(visit.tx, { caseId: visit.case.id, kind: approvalDuty }, visit.now)
}
