import { isUuid } from '../../lib/ids.ts'
import { notifyPerson } from '../notice/index.ts'
import type { CaseVisit } from '../web/visit.ts'
import { adviserStage } from './entries.ts'
import { adviserNotices } from './notices.ts'
import { closeWanted, findInvitable, insertSeat } from './queries.ts'

/**
 * Invites somebody of the register to the case: a seat that they accept or decline, told to them by the way they chose,
 * and in the thread. Whoever calls it has asked already whether the viewer may (`mayInvite`).
 */
export async function inviteAdviser(
  visit: CaseVisit,
  { adviserId, why = '' }: { adviserId: string; why?: string },
): Promise<'invited' | 'already' | 'unknown'> {
  const { tx, viewer, now } = visit
  if (viewer === undefined) throw new Error('nobody invites')
  const adviser = isUuid(adviserId) ? await findInvitable(tx, adviserId) : undefined
  if (adviser === undefined) return 'unknown'
  const seat = {
    caseId: visit.case.id,
    adviser: { id: adviser.id, personId: adviser.person_id },
    why,
    by: { personId: viewer.person.id, hatId: viewer.hat.id },
  }
  if (!(await insertSeat(tx, seat, now))) return 'already'
  await closeWanted(tx, visit.case.id, now)
  visit.record({
    caseId: visit.case.id,
    stage: adviserStage,
    kind: 'invited',
    visibility: 'parties',
    facts: { name: adviser.name, role: adviser.role },
  })
  if (adviser.person_id) await notifyPerson(visit, adviser.person_id, adviserNotices.invited(visit))
  return 'invited'
}
