import type { CaseSubject } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import { openDuty } from '../duty/duties.ts'
import { leadOf } from '../duty/lead.ts'
import { forbidden } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { currentJoint, insertObjection, lockCase } from './queries.ts'
import { confirmationOf, isInEffect, mayBeObjectedTo } from './rules.ts'
import { type JointKind, namedIn, placeOfKind, type Refusal } from './types.ts'

/**
 * A party says that it did not sign what was recorded for it on paper. That version then never takes effect, and
 * whoever leads the case has to write the next; where it already is in effect, the objection stands beside it.
 */
export async function objectTo(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { version, reason }: { version: number; reason: string },
): Promise<{ ok: true } | { ok: false; why: Refusal }> {
  const { viewer, tx, now } = visit
  const party = partyOf(viewer, subject.parties)
  if (viewer === undefined || party === undefined) throw forbidden()
  const caseId = subject.case.id
  await lockCase(tx, caseId)
  const joint = await currentJoint(tx, caseId, kind)
  if (joint === undefined || !mayBeObjectedTo(confirmationOf(joint, party.id)))
    return { ok: false, why: 'nothingToObjectTo' }
  if (joint.version !== version) return { ok: false, why: 'stale' }
  await insertObjection(tx, { caseId, joint, partyId: party.id, personId: viewer.person.id, reason }, now)
  const { stage, draftDuty } = placeOfKind(kind)
  const facts = { version, hash: joint.hash, party: party.public_name, reason, ...namedIn(kind) }
  visit.record({ caseId, stage, kind: 'objected', visibility: 'parties', partyId: party.id, facts })
  if (!isInEffect(joint)) await openDuty(tx, { caseId, kind: draftDuty, ...leadOf(subject) }, now)
  return { ok: true }
}
