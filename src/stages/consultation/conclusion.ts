import { advance, closeCase, turnAside } from '../../core/advance.ts'
import { type Approval, withdrawDrafts } from '../../core/approval/index.ts'
import { insertParties, type NewParty } from '../../core/case/parties.ts'
import { correctionDuty } from '../../core/duty/correction.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { tableAnswerDuty } from '../../core/duty/table.ts'
import { mergedInto } from '../../core/merge/index.ts'
import { openRequest } from '../../core/request.ts'
import { conflict, found } from '../../core/web/errors.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { tellConcluded } from './notices.ts'
import { endParts } from './parts/acts.ts'
import { changeConsultation, findConsultation, listOpenDuties } from './queries.ts'
import {
  type Consultation,
  type ConsultationOutcome,
  canDo,
  conclusionDuty,
  goesOn,
  replyDuty,
} from './rules.ts'
import { countAnswer, firstAnswer, tell } from './talk.ts'

/** A conclusion as it is carried out, at once or after its 決裁. */
export type Decision = {
  outcome: ConsultationOutcome
  reason: string
  point?: string | undefined
  parties: readonly NewParty[]
  /** The parties talk as equals first, where the city has a table for it. */
  table?: boolean | undefined
}

/** Carries a conclusion out; false when somebody was faster. */
export async function conclude(visit: CaseVisit, read: Consultation, decision: Decision): Promise<boolean> {
  const { outcome, reason, point, parties } = decision
  const caseId = visit.case.id
  const answered = firstAnswer(visit, read, await listOpenDuties(visit.tx, caseId))
  if (!(await changeConsultation(visit.tx, read, { state: 'closed', outcome, ...answered }))) return false
  if (read.answered_on === null) await countAnswer(visit, read, answered.answer_due_on)
  await withdrawDrafts(visit, ['reply', 'decision'])
  for (const kind of [replyDuty, conclusionDuty, correctionDuty, tableAnswerDuty])
    await closeDuties(visit.tx, { caseId, kind }, visit.now)
  await endParts(visit)
  tell(visit, {
    kind: 'concluded',
    visibility: 'public',
    facts: { outcome, reason, ...(point ? { point } : {}), section: read.section },
  })
  await tellConcluded(visit, outcome, reason)
  for (const merged of await mergedInto(visit.tx, caseId)) {
    const theirs = { ...visit, ...merged }
    tell(theirs, {
      kind: 'concluded',
      visibility: 'public',
      facts: { outcome, reason, section: read.section },
    })
    await tellConcluded(theirs, outcome, reason)
  }
  if (goesOn(outcome)) {
    await insertParties(visit.tx, caseId, parties, visit.now)
    await advance(visit, visit.case)
    return true
  }
  await closeCase(visit, visit.case, { state: 'ended' })
  if (outcome === 'governmentProject' && visit.case.kind === 'idea') await passOn(visit)
  return true
}

/** The city's own task is not the end of it: a section owes an answer to the request that it becomes. */
async function passOn(visit: CaseVisit): Promise<void> {
  const number = await openRequest(visit)
  const visibility = visit.case.visibility === 'public' ? 'public' : 'parties'
  tell(visit, { kind: 'passedOn', visibility, facts: { number } })
}

/** What was approved is carried out as it stands. */
export async function releaseDecision(visit: CaseVisit, approval: Approval): Promise<void> {
  const read = found(await findConsultation(visit.tx, visit.case.id))
  const decision = approval.draft.content as unknown as Decision
  if (!canDo(visit.viewer, visit.case, read, 'conclude') || !(await conclude(visit, read, decision)))
    throw conflict()
  await firstToTable(visit, decision)
}

/** The parties talk as equals first, where that was concluded. */
export async function firstToTable(visit: CaseVisit, { outcome, table }: Decision): Promise<void> {
  if (table && goesOn(outcome)) await turnAside(visit, visit.case.number, 'table')
}
