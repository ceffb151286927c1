import type { CaseSubject } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import { closeDuties } from '../duty/duties.ts'
import { conflict, forbidden } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { currentJoint, lockCase } from './queries.ts'
import { insertClosing, insertSilence } from './silence-queries.ts'
import { mayGoOn, type Patience, saidOf, silenceRefusal, silentFrom, stillByHand } from './silence-rules.ts'
import { tellParties } from './tell.ts'
import { type Confirmed, type Joint, type JointKind, namedIn, placeOfKind, type Refusal } from './types.ts'

type Asked = { partyId: string; version: number }
const refused = (why: Refusal) => ({ ok: false as const, why })

async function lockedJoint<C>({ tx }: Visit, caseId: string, kind: JointKind): Promise<Joint<C>> {
  await lockCase(tx, caseId)
  const joint = await currentJoint<C>(tx, caseId, kind)
  if (joint === undefined) throw conflict()
  return joint
}

type Said = { partyId: string; what: 'reminded' | 'silent' | 'word'; said: string }

/** Keeps it, and tells it in the thread: there everybody at the table reads who said it, and of whom. */
async function keep(
  visit: Visit,
  subject: CaseSubject,
  joint: Joint<unknown>,
  { partyId, what, said }: Said,
) {
  if (visit.viewer === undefined) throw forbidden()
  const caseId = subject.case.id
  const row = { caseId, joint, partyId, what, said, personId: visit.viewer.person.id }
  if (!(await insertSilence(visit.tx, row, visit.now))) throw conflict()
  const party = subject.parties.find(({ id }) => id === partyId)?.public_name
  visit.record({
    caseId,
    stage: placeOfKind(joint.kind).stage,
    kind: what,
    visibility: 'parties',
    partyId,
    facts: { version: joint.version, hash: joint.hash, party, said, ...namedIn(joint.kind) },
  })
}

/** Once nobody is left who is asked by hand, the section need not see to it any more. */
export async function closeAsk(
  { tx, now }: Visit,
  { case: { id: caseId }, parties }: CaseSubject,
  joint: Joint<unknown>,
  done: string,
): Promise<void> {
  if (stillByHand(joint, parties, done).length === 0)
    await closeDuties(tx, { caseId, kind: placeOfKind(joint.kind).askDuty }, now)
}

/** Asks a party that has not answered once more; from then on its last days run. */
export async function remind(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { partyId, version }: Asked,
): Promise<{ ok: true } | { ok: false; why: Refusal }> {
  const joint = await lockedJoint(visit, subject.case.id, kind)
  const party = subject.parties.find(({ id }) => id === partyId)
  if (visit.viewer === undefined) throw forbidden()
  const why = silenceRefusal(visit.viewer, joint, party, version)
  if (why !== undefined || party === undefined) return refused(why ?? 'notNamed')
  await keep(visit, subject, joint, { partyId, what: 'reminded', said: '' })
  await closeAsk(visit, subject, joint, partyId)
  await tellParties(visit, subject, [party], 'reminded', version)
  return { ok: true }
}

/**
 * Writes down that a party did not answer, with the reason for going on without it. It has not confirmed, nothing counts
 * as its consent, and it is told; with the last that was missing one goes on.
 */
export async function recordSilence<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { partyId, version, reason, patience }: Asked & { reason: string; patience: Patience },
): Promise<Confirmed<C>> {
  const caseId = subject.case.id
  const joint = await lockedJoint<C>(visit, caseId, kind)
  const party = subject.parties.find(({ id }) => id === partyId)
  if (visit.viewer === undefined) throw forbidden()
  const why = silenceRefusal(visit.viewer, joint, party, version)
  if (why !== undefined || party === undefined) return refused(why ?? 'notNamed')
  const from = silentFrom(joint, partyId, patience)
  if (from === undefined || from > visit.today) return refused('tooEarly')
  await keep(visit, subject, joint, { partyId, what: 'silent', said: reason })
  await closeDuties(visit.tx, { caseId, kind: placeOfKind(kind).confirmDuty, partyId }, visit.now)
  await tellParties(visit, subject, [party], 'silent', version)
  return goOn<C>(visit, subject, kind)
}

/** Goes on without whoever is silent, where nobody else is missing; the joint document is read anew. */
export async function goOn<C>(visit: Visit, subject: CaseSubject, kind: JointKind): Promise<Confirmed<C>> {
  const caseId = subject.case.id
  const joint = await lockedJoint<C>(visit, caseId, kind)
  if (!mayGoOn(joint, subject.parties)) return { ok: true, effect: false, joint }
  await insertClosing(visit.tx, caseId, joint, visit.now)
  const { draftDuty, confirmDuty, askDuty } = placeOfKind(kind)
  for (const duty of [draftDuty, confirmDuty, askDuty])
    await closeDuties(visit.tx, { caseId, kind: duty }, visit.now)
  const { version, hash } = joint
  return {
    ok: true,
    effect: true,
    joint: { ...joint, closed: { version, hash, at: visit.now.toISOString() } },
  }
}

/** What a party that was written down as silent says afterwards; it can confirm as well. */
export async function addWord(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { version, word }: { version: number; word: string },
): Promise<void> {
  const party = partyOf(visit.viewer, subject.parties)
  const joint = await lockedJoint(visit, subject.case.id, kind)
  if (party === undefined || joint.version !== version || !saidOf(joint, party.id, 'silent')) throw conflict()
  await keep(visit, subject, joint, { partyId: party.id, what: 'word', said: word })
}
