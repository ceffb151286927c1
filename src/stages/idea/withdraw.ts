import { closeCase } from '../../core/advance.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { conflict } from '../../core/web/errors.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { isWithdrawable } from './rules.ts'

/** Ends the case at its sender's wish; nobody owes anything any more. That it ended is public, why is not. */
export async function withdrawIdea(visit: CaseVisit, reason: string): Promise<void> {
  const { tx, now, case: subject, duties } = visit
  if (!isWithdrawable(subject)) throw conflict()
  await closeCase(visit, subject, { state: 'ended' })
  for (const kind of new Set(duties.map((duty) => duty.kind)))
    await closeDuties(tx, { caseId: subject.id, kind }, now)
  const about = { caseId: subject.id, stage: 'idea' }
  visit.record({ ...about, kind: 'withdrawn', visibility: 'public' })
  visit.record({ ...about, kind: 'withdrawalReason', visibility: 'parties', facts: { reason } })
}
