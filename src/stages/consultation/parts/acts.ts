import { closeDuty, openDuty } from '../../../core/duty/duties.ts'
import { found } from '../../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { newId } from '../../../lib/ids.ts'
import { changePart, insertPart, listOpenParts, type PartOfCase } from './queries.ts'
import { type AskInput, type CentreInput, dutyOf, type Part } from './rules.ts'
import { tellAnswered, tellCentreAnswered } from './tell.ts'

const record = (
  visit: Visit,
  caseId: string,
  kind: string,
  facts: Record<string, unknown>,
  visibility: 'public' | 'parties' | 'city' = 'city',
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

/** The centre is told what the person agreed to; both read in one thread that it was, and what came back. */
export async function askCentre(visit: CaseVisit, lead: string, input: CentreInput): Promise<void> {
  const { person, hat } = found(visit.viewer)
  const { told: question, centreDue: partDue, consentedOn = visit.today } = input
  const caseId = visit.case.id
  const dutyId = newId(visit.now.getTime())
  const duty = { id: dutyId, caseId, kind: dutyOf.centre, section: lead, dueOn: partDue }
  await openDuty(visit.tx, duty, visit.now)
  const who = { dutyId, caseId, askedBy: lead, personId: person.id, hatId: hat.id }
  const what = { partKind: 'centre' as const, partSection: lead, question, partDue, consentedOn }
  await insertPart(visit.tx, { ...what, ...who }, visit.now)
  record(visit, caseId, 'centreAsked', { dueOn: partDue, consentedOn, text: question }, 'parties')
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
  if (part.kind === 'centre') record(visit, part.case_id, 'centreAnswered', { text: answer }, 'parties')
  else record(visit, part.case_id, 'partAnswered', { kind: part.kind, section: part.section, text: answer })
  await tellAnswered(visit, part)
  if (part.kind === 'centre') await tellCentreAnswered(visit, part, answer)
  return true
}

export async function withdrawPart(
  visit: CaseVisit,
  part: Pick<Part, 'duty_id' | 'kind' | 'section'>,
): Promise<boolean> {
  if (!(await changePart(visit.tx, { duty_id: part.duty_id }, { state: 'withdrawn' }))) return false
  await closeDuty(visit.tx, part.duty_id, visit.now)
  if (part.kind === 'centre') record(visit, visit.case.id, 'centreWithdrawn', {}, 'parties')
  else record(visit, visit.case.id, 'partWithdrawn', { kind: part.kind, section: part.section })
  return true
}

/** With the conclusion nobody is waited for any more. */
export async function endParts(visit: CaseVisit): Promise<void> {
  for (const { duty_id } of await listOpenParts(visit.tx, visit.case.id)) {
    await changePart(visit.tx, { duty_id }, { state: 'withdrawn' })
    await closeDuty(visit.tx, duty_id, visit.now)
  }
}
