import { advance } from '../../core/advance.ts'
import type { Party } from '../../core/case/types.ts'
import { closeDuties } from '../../core/duty/duties.ts'
import { currentJoint, type Joint, writeVersion } from '../../core/joint/index.ts'
import { tellClosed } from '../../core/notice/index.ts'
import { conflict, forbidden, found } from '../../core/web/errors.ts'
import { casePath } from '../../core/web/paths.ts'
import type { Done, Failed } from '../../core/web/route.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { enqueue } from '../../platform/jobs/index.ts'
import { seal } from '../../platform/seal/index.ts'
import { aheadDuty } from './ahead/place.ts'
import { readSheet, type SheetInput } from './forms.ts'
import { findRound, insertSheet, lockCase } from './queries.ts'
import {
  allIn,
  isDue,
  isEvaluating,
  mayTypeIn,
  type Round,
  type Statement,
  sealContext,
  sheetParty,
  takesSheets,
} from './rules.ts'

/** A party hands in its sheet; nobody of it may be faster twice. */
export async function handIn(visit: CaseVisit, input: SheetInput): Promise<Done | Failed> {
  const party = sheetParty(visit.viewer, visit)
  if (party === undefined) throw forbidden()
  await lockCase(visit.tx, visit.case.id)
  const round = found(await findRound(visit.tx, visit.case.id))
  if (!takesSheets(visit, round)) throw conflict()
  return sealSheet(visit, { round, party, kind: 'handedIn' }, input)
}

/** Staff type in what a party without an account wrote on paper; the thread says that they did. */
export async function typeIn(visit: CaseVisit, input: SheetInput): Promise<Done | Failed> {
  const party = found(visit.parties.find(({ id }) => id === visit.params.party))
  await lockCase(visit.tx, visit.case.id)
  const round = found(await findRound(visit.tx, visit.case.id))
  if (round.handedIn.includes(party.id)) throw conflict()
  if (!mayTypeIn(visit.viewer, visit, round, party)) throw forbidden()
  return sealSheet(visit, { round, party, kind: 'typedIn' }, input)
}

type Handing = { round: Round; party: Party; kind: 'handedIn' | 'typedIn' }

/** Seals a sheet before anything of it is written; with the last one, the opening is queued. */
async function sealSheet(
  visit: CaseVisit,
  { round, party, kind }: Handing,
  input: SheetInput,
): Promise<Done | Failed> {
  const { tx, viewer, now, parties, today } = visit
  const caseId = visit.case.id
  if (viewer === undefined || round.handedIn.includes(party.id)) throw conflict()
  const { answers, errors } = readSheet(round, party, input)
  if (errors.length > 0) return { errors, kept: {} }
  const context = sealContext(tx.cityId, caseId, party.id, round.round)
  const sealed = seal(round.sealKey, canonicalJson(answers), context)
  const sheet = { caseId, round: round.round, partyId: party.id, sealed, personId: viewer.person.id }
  if (!(await insertSheet(tx, sheet, now))) throw conflict()
  await closeDuties(tx, { caseId, kind: 'evaluation.sheet', partyId: party.id }, now)
  const late = isDue(round, today)
  const facts = { party: party.public_name, round: round.round, ...(late ? { late } : {}) }
  visit.record({ caseId, stage: 'evaluation', kind, visibility: 'public', partyId: party.id, facts })
  // After the date a sheet is opened as soon as it is in: the others are open already.
  if (late || allIn([...round.handedIn, party.id], parties))
    await enqueue(tx, 'evaluation.open', { caseId }, { jobKey: caseId })
  return { to: casePath(visit.city, visit.case.number, '/evaluation') }
}

export const findStatement = (visit: CaseVisit) =>
  currentJoint<Statement>(visit.tx, visit.case.id, 'jointEvaluation')

/** Somebody wrote meanwhile: what was typed here stays, and is sent again knowing of the other. */
const newerVersion = { field: '', code: 'newerVersion' }

/** Writes the next version of what the parties say together; only once all sheets are open. */
export async function writeStatement(
  visit: CaseVisit,
  { version, ...statement }: Statement & { version: number },
): Promise<Done | Failed> {
  const joint = await findStatement(visit)
  if (!isEvaluating(visit) || joint?.effect) throw conflict()
  const round = found(await findRound(visit.tx, visit.case.id))
  if (round.openings.length === 0) throw conflict()
  if ((joint?.version ?? 0) !== version) return { errors: [newerVersion], kept: {} }
  await writeVersion(visit, visit, 'jointEvaluation', statement, version)
  return { to: casePath(visit.city, visit.case.number, '/evaluation/joint') }
}

/** All have confirmed: the statement is published, and the case is closed. */
export async function takenEffect(visit: CaseVisit, joint: Joint<Statement>): Promise<void> {
  const { document, version, hash } = joint
  visit.record({
    caseId: visit.case.id,
    stage: 'evaluation',
    kind: 'published',
    visibility: 'public',
    facts: { version, hash, statement: document.content },
  })
  // Whoever has not handed in, or not said how it goes on, owes nothing any more: all have confirmed the end.
  for (const kind of ['evaluation.sheet', aheadDuty])
    await closeDuties(visit.tx, { caseId: visit.case.id, kind }, visit.now)
  await advance(visit, visit.case)
  await tellClosed(visit, visit)
}
