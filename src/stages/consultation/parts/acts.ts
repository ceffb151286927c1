import { closeDuty, openDuty } from '../../../core/duty/duties.ts'
import { found } from '../../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { newId } from '../../../lib/ids.ts'
import { changePart, insertPart, listOpenParts, type PartOfCase } from './queries.ts'
import { type AskInput, dutyOf, type Part } from './rules.ts'
import { tellAnswered } from './tell.ts'

const record = (
  visit: Visit,
  caseId: string,
  kind: string,
  facts: Record<string, unknown>,
  visibility: 'public' | 'city' = 'city',
) => visit.record({ caseId, stage: 'consultation', kind, visibility, facts })

/** Another section owes something in the case from here on. That it works along is told to everybody, what it is asked is not. */
export async function askSection(visit: CaseVisit, lead: string, input: AskInput): Promise<void> {
  const { person, hat } = found(visit.viewer)
  const { partKind: kind, partSection: section, partDue: dueOn, question } = input
  const caseId = visit.case.id
  const dutyId = newId(visit.now.getTime())
  await openDuty(visit.tx, { id: dutyId, caseId, kind: dutyOf[kind], section, dueOn }, visit.now)
  const who = { dutyId, caseId, askedBy: lead, personId: person.id, hatId: hat.id }
  await insertPart(visit.tx, { ...input, ...who }, visit.now)
  if (kind === 'joint') record(visit, caseId, 'joined', { lead, section }, 'public')
  record(visit, caseId, 'asked', { kind, section, dueOn, text: question })
}

/** False when somebody was faster. */
export async function answerPart(
  visit: Visit,
  part: PartOfCase,
  { answer, version, by }: { answer: string; version: number; by: string },
): Promise<boolean> {
  const patch = { state: 'answered' as const, answer, answered_by: by, answered_at: visit.now }
  if (!(await changePart(visit.tx, { ...part, version }, patch))) return false
  await closeDuty(visit.tx, part.duty_id, visit.now)
  record(visit, part.case_id, 'partAnswered', { kind: part.kind, section: part.section, text: answer })
  await tellAnswered(visit, part)
  return true
}

export async function withdrawPart(
  visit: CaseVisit,
  part: Pick<Part, 'duty_id' | 'kind' | 'section'>,
): Promise<boolean> {
  if (!(await changePart(visit.tx, { duty_id: part.duty_id }, { state: 'withdrawn' }))) return false
  await closeDuty(visit.tx, part.duty_id, visit.now)
  record(visit, visit.case.id, 'partWithdrawn', { kind: part.kind, section: part.section })
  return true
}

/** With the conclusion nobody is waited for any more. */
export async function endParts(visit: CaseVisit): Promise<void> {
  for (const { duty_id } of await listOpenParts(visit.tx, visit.case.id)) {
    await changePart(visit.tx, { duty_id }, { state: 'withdrawn' })
    await closeDuty(visit.tx, duty_id, visit.now)
  }
}
