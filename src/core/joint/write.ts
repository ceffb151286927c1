import { contentHash } from '../../lib/canonical-json.ts'
import type { CaseSubject, Party } from '../case/types.ts'
import { partyOf } from '../case/types.ts'
import { closeDuties, openDuty } from '../duty/duties.ts'
import { bindingFacts, listPartyFacts, type PartyFacts } from '../group/index.ts'
import { conflict, forbidden } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { currentJoint, insertVersion, lockCase } from './queries.ts'
import { isInEffect } from './rules.ts'
import { standing } from './silence-rules.ts'
import { tellParties } from './tell.ts'
import {
  type Joint,
  type JointDocument,
  type JointKind,
  mayBeAmended,
  type NamedParty,
  namedIn,
  placeOfKind,
} from './types.ts'

const namedParty = (party: Party, facts: PartyFacts): NamedParty => ({
  id: party.id,
  name: party.name,
  publicName: party.public_name,
  kind: party.kind,
  government: party.government,
  ...(Object.keys(facts).length > 0 ? { facts } : {}),
})

const isClosed = (newest: Joint<unknown> | undefined): boolean =>
  newest !== undefined && standing(newest) !== null && !mayBeAmended(newest.kind)

/** What is in effect stays confirmed as it is, until its amendment is. */
const countCleared = (newest: Joint<unknown> | undefined): number =>
  newest === undefined || isInEffect(newest) ? 0 : newest.confirmations.length

/**
 * Writes the next version: what was confirmed before no longer counts, and every party is asked again and told.
 * `read` is the version its writer had before them, 0 for none; throws 409 when another has been written since, or
 * when one is in effect that is not amended. Who may write is for the stage to say.
 */
export async function writeVersion<C>(
  visit: Visit,
  subject: CaseSubject,
  kind: JointKind,
  content: C,
  read: number,
): Promise<{ version: number; hash: string }> {
  const { tx, viewer, now } = visit
  if (viewer === undefined) throw forbidden()
  await lockCase(tx, subject.case.id)
  const newest = await currentJoint<C>(tx, subject.case.id, kind)
  if ((newest?.version ?? 0) !== read || isClosed(newest)) throw conflict()
  const facts = await listPartyFacts(tx, subject.parties)
  const document: JointDocument<C> = {
    kind,
    caseNumber: subject.case.number,
    version: read + 1,
    parties: subject.parties.map((party) => namedParty(party, bindingFacts(facts[party.id]))),
    content: JSON.parse(JSON.stringify(content)) as C,
  }
  const hash = contentHash(document)
  const own = partyOf(viewer, subject.parties)
  const written = {
    caseId: subject.case.id,
    hash,
    document,
    writtenByParty: own?.id ?? null,
    personId: viewer.person.id,
  }
  if (!(await insertVersion(tx, written, now))) throw conflict()
  await askEveryParty(visit, subject, kind)
  const cleared = countCleared(newest)
  visit.record({
    caseId: subject.case.id,
    stage: placeOfKind(kind).stage,
    kind: 'drafted',
    visibility: 'parties',
    facts: { version: document.version, hash, cleared, ...namedIn(kind) },
  })
  const others = subject.parties.filter((party) => party.id !== own?.id)
  await tellParties(visit, subject, others, cleared > 0 ? 'changed' : 'written', document.version)
  return { version: document.version, hash }
}

async function askEveryParty(
  { tx, now }: Visit,
  { case: { id: caseId }, parties }: CaseSubject,
  kind: JointKind,
) {
  const { draftDuty, confirmDuty, askDuty } = placeOfKind(kind)
  for (const duty of [draftDuty, confirmDuty, askDuty]) await closeDuties(tx, { caseId, kind: duty }, now)
  for (const party of parties) await openDuty(tx, { caseId, kind: confirmDuty, partyId: party.id }, now)
}
