import type { CaseSubject, Party } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import { closeDuties } from '../duty/duties.ts'
import { isOfSection, mayBind, type Viewer } from '../people/viewer.ts'
import { forbidden } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { currentJoint, insertConfirmation, isFileOfCase, lockCase, takeEffect } from './queries.ts'
import { hasConfirmedForAnother, isTypedFrom, paperRefusal, refusalFor } from './rules.ts'
import { closeAsk, goOn } from './silence.ts'
import { isClosed } from './silence-rules.ts'
import { tellParties } from './tell.ts'
import {
  type Confirmed,
  type Joint,
  type JointKind,
  namedIn,
  type OnlineConfirmation,
  type PaperConfirmation,
  placeOfKind,
  type Refusal,
} from './types.ts'

const refused = (why: Refusal) => ({ ok: false as const, why })

/** A party confirms the newest version by whoever may bind it; what they confirm is named by its exact hash. */
export async function confirmOnline<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { version, hash }: OnlineConfirmation,
): Promise<Confirmed<C>> {
  const { viewer } = visit
  const party = partyOf(viewer, subject.parties)
  if (viewer === undefined || party === undefined || !mayBind(viewer)) throw forbidden()
  return confirmAs(visit, subject, kind, { party, personId: viewer.person.id, version, hash })
}

type ConfirmedBy = OnlineConfirmation & { party: Party; personId: string }

/**
 * A confirmation that somebody who may bind the party gave before, and that waited for the city hall's approval: it
 * counts as theirs when it is released, if the text is still the same.
 */
export async function confirmReleased<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  given: OnlineConfirmation & { partyId: string; personId: string },
): Promise<Confirmed<C>> {
  if (!isOfSection(visit.viewer, subject.case.section)) throw forbidden()
  const party = subject.parties.find(({ id }) => id === given.partyId)
  if (party === undefined || party.section === null) return refused('notNamed')
  return confirmAs(visit, subject, kind, { ...given, party })
}

async function confirmAs<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  { party, personId, version, hash }: ConfirmedBy,
): Promise<Confirmed<C>> {
  const { tx } = visit
  await lockCase(tx, subject.case.id)
  const joint = await currentJoint<C>(tx, subject.case.id, kind)
  if (joint === undefined) return refused('nothingWritten')
  const why = onlineRefusal(joint, party, personId, { version, hash })
  if (why !== undefined) return refused(why)
  const recordedBy = visit.viewer?.person.id ?? personId
  const given = { method: 'online' as const, personId, signer: null, fileId: null, recordedBy }
  await insertConfirmation(tx, { ...given, caseId: subject.case.id, joint, partyId: party.id }, visit.now)
  return confirmed(visit, subject, joint, party, 'confirmed', {})
}

function onlineRefusal(
  joint: Joint<unknown>,
  party: Party,
  personId: string,
  { version, hash }: OnlineConfirmation,
): Refusal | undefined {
  const why = refusalFor(joint, party.id, version)
  if (why !== undefined) return why
  if (joint.hash !== hash) return 'stale'
  return hasConfirmedForAnother(joint, personId, party.id) ? 'otherParty' : undefined
}

/** Staff in charge record what a party signed on the print; the party is told what was recorded and how to object. */
export async function confirmOnPaper<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  paper: PaperConfirmation,
): Promise<Confirmed<C>> {
  const { viewer, tx } = visit
  if (viewer === undefined || !isOfSection(viewer, subject.case.section)) throw forbidden()
  await lockCase(tx, subject.case.id)
  const joint = await currentJoint<C>(tx, subject.case.id, kind)
  if (joint === undefined) return refused('nothingWritten')
  const party = subject.parties.find(({ id }) => id === paper.partyId)
  const why = paperMistake(viewer, joint, party, paper)
  if (why !== undefined || party === undefined) return refused(why ?? 'notNamed')
  if (!(await isFileOfCase(tx, subject.case.id, paper.fileId))) return refused('noScan')
  const given = { method: 'paper' as const, personId: null, signer: paper.signer, fileId: paper.fileId }
  const recordedBy = viewer.person.id
  await insertConfirmation(
    tx,
    { ...given, recordedBy, caseId: subject.case.id, joint, partyId: party.id },
    visit.now,
  )
  await tellParties(visit, subject, [party], 'recorded', joint.version)
  return confirmed(visit, subject, joint, party, 'confirmedOnPaper', {
    signer: paper.signer,
    signedOn: paper.signedOn,
    fileId: paper.fileId,
  })
}

function paperMistake(
  viewer: NonNullable<Viewer>,
  joint: Joint<unknown>,
  party: Party | undefined,
  paper: PaperConfirmation,
): Refusal | undefined {
  const why = paperRefusal(viewer, party) ?? refusalFor(joint, paper.partyId, paper.version)
  return why ?? (isTypedFrom(paper.hash, joint.hash) ? undefined : 'stale')
}

async function confirmed<C>(
  visit: Visit,
  subject: CaseSubject,
  joint: Joint<C>,
  party: Party,
  kind: 'confirmed' | 'confirmedOnPaper',
  facts: Record<string, unknown>,
): Promise<Confirmed<C>> {
  const { stage, confirmDuty } = placeOfKind(joint.kind)
  const caseId = subject.case.id
  const about = { caseId, stage, kind, partyId: party.id }
  const said = { version: joint.version, hash: joint.hash, party: party.public_name, ...namedIn(joint.kind) }
  visit.record({ ...about, visibility: 'parties', facts: said })
  // Who signed, and how to object, is for that party: the others need to know only that it has confirmed.
  if (kind === 'confirmedOnPaper')
    visit.record({ ...about, kind: 'recordedForYou', visibility: 'party', facts: { ...said, ...facts } })
  await closeDuties(visit.tx, { caseId, kind: confirmDuty, partyId: party.id }, visit.now)
  await closeAsk(visit, subject, joint, party.id)
  const effect = await tryEffect(visit, caseId, joint)
  // Where the others had long gone on without somebody, it goes on with this one as the last that was waited for.
  const went = !effect && joint.silences.length > 0 ? await goOn<C>(visit, subject, joint.kind) : undefined
  if (went?.ok && went.effect) return went
  // With the last one it takes effect, and that is what all are told instead.
  const others = subject.parties.filter(({ id }) => id !== party.id)
  if (!effect || isClosed(joint)) await tellParties(visit, subject, others, 'confirmed', joint.version)
  // Who confirms after one went on without them changes nothing any more but that all have confirmed.
  return { ok: true, effect: effect && !isClosed(joint), joint }
}

/** Lets it take effect if every party has confirmed; only the database can, and it counts for itself. */
async function tryEffect(visit: Visit, caseId: string, joint: Joint<unknown>): Promise<boolean> {
  if (!(await takeEffect(visit.tx, caseId, joint, visit.now))) return false
  const { draftDuty, confirmDuty, askDuty } = placeOfKind(joint.kind)
  for (const kind of [draftDuty, confirmDuty, askDuty])
    await closeDuties(visit.tx, { caseId, kind }, visit.now)
  return true
}
