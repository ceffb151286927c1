import { closeCase, seeingAll } from '../../../core/advance.ts'
import { approvalDuty, withdrawDrafts } from '../../../core/approval/index.ts'
import { changeCase } from '../../../core/case/change.ts'
import { findCase, listEntries } from '../../../core/case/find.ts'
import type { Case, CaseSubject } from '../../../core/case/types.ts'
import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { findMerge, insertMerge, type Merge, mergedInto, undoMerge } from '../../../core/merge/index.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit, SignedIn, Visit } from '../../../core/web/visit.ts'
import { parseReferenceNumber } from '../../../lib/reference-number.ts'
import { followAlong, followBack } from '../interest/queries.ts'
import { isBuiltOn, type MergeInput, mayMove, whyNot } from './rules.ts'
import { tellMerged, tellReleased } from './tell.ts'

type Kind = 'merged' | 'absorbed' | 'released' | 'splitInto' | 'splitFrom'

/** Points at another case: to everybody where that is public, otherwise its number is for the city hall alone. */
export function pointAt(visit: Visit, caseId: string, kind: Kind, other: Case): void {
  const about = { caseId, stage: 'idea', kind }
  const facts = { number: other.number, title: other.title }
  if (other.visibility === 'public') visit.record({ ...about, visibility: 'public', facts })
  // Both parts of a split are of the same senders.
  else if (kind.startsWith('split')) visit.record({ ...about, visibility: 'parties', facts })
  else {
    visit.record({ ...about, visibility: 'parties' })
    visit.record({ ...about, kind: `${kind}There`, visibility: 'city', facts })
  }
}

export const sayWhy = (visit: Visit, caseId: string, reason: string): void =>
  visit.record({ caseId, stage: 'idea', kind: 'movedWhy', visibility: 'parties', facts: { reason } })

async function findInto(visit: CaseVisit, typed: string): Promise<CaseSubject | undefined> {
  const number = parseReferenceNumber(typed)
  return number === undefined ? undefined : findCase(visit.tx, visit.viewer, number)
}

const mistake = (code: string): Outcome => ({ errors: [{ field: 'into', code }], kept: {} })

/** Ends this case, and its sender receives what the other one is answered. Nobody becomes a party of the other. */
export async function merge(visit: CaseVisit, { into: typed, reason }: MergeInput): Promise<Outcome> {
  if (!mayMove(visit.viewer, visit)) throw conflict()
  const into = await findInto(visit, typed)
  const refused = whyNot(visit.viewer, visit.case, into)
  if (refused || into === undefined) return mistake(refused ?? 'unknown')
  if ((await mergedInto(visit.tx, visit.case.id)).length > 0) return mistake('holdsOthers')
  // The other one is held as it was read: nobody ends it at the same moment.
  if (!(await changeCase(visit.tx, into.case, {}))) throw conflict()
  await endFor(visit, into.case)
  // A case that is not public is followed by nobody who may not know of it.
  if (into.case.visibility === 'public')
    await followAlong(visit.tx, {
      from: visit.case.id,
      into: into.case.id,
      seq: into.case.trail_seq,
      now: visit.now,
    })
  pointAt(visit, visit.case.id, 'merged', into.case)
  pointAt(visit, into.case.id, 'absorbed', visit.case)
  for (const { id } of [visit.case, into.case]) sayWhy(visit, id, reason)
  await tellMerged(visit, visit, into)
  return { to: casePath(visit.city, visit.case.number) }
}

async function endFor(visit: CaseVisit, into: Case): Promise<void> {
  const { person, hat } = found(visit.viewer)
  const owed = visit.duties
    .filter(({ kind }) => kind !== approvalDuty)
    .map(({ kind, section, party_id, due_on }) => ({ kind, section, party_id, due_on }))
  const given = { caseId: visit.case.id, intoCaseId: into.id, owed, personId: person.id, hatId: hat.id }
  await insertMerge(visit.tx, given, visit.now)
  await withdrawDrafts(visit, ['reply', 'decision'])
  await closeCase(visit, visit.case, { state: 'ended' })
  for (const kind of new Set(owed.map((duty) => duty.kind)))
    await closeDuties(visit.tx, { caseId: visit.case.id, kind }, visit.now)
}

/** The merge of this case that may still be undone; undefined when there is none, or something was built on it. */
export async function undoable(visit: CaseVisit): Promise<{ merge: Merge; into: CaseSubject } | undefined> {
  const merge = await findMerge(visit.tx, visit.case.id)
  if (merge === undefined) return undefined
  const into = found(await findCase(visit.tx, seeingAll, merge.intoNumber))
  const thread = await listEntries(visit.tx, into.case.id)
  return isBuiltOn(thread, visit.case.number) ? undefined : { merge, into }
}

/** The case goes on from where it was: open, and owing what it owed. */
async function reopen(visit: Visit, from: CaseSubject, merge: Merge): Promise<void> {
  if (!(await undoMerge(visit.tx, merge.id, visit.now))) throw conflict()
  await followBack(visit.tx, { into: merge.into_case_id, since: merge.at, now: visit.now })
  if (!(await changeCase(visit.tx, from.case, { state: 'open', closed_on: null }))) throw conflict()
  for (const { kind, section, party_id, due_on } of merge.owed) {
    const who = section === null ? { partyId: party_id ?? '' } : { section }
    const duty = { caseId: from.case.id, kind, dueOn: due_on ?? undefined, ...who }
    await openDuty(visit.tx, duty, visit.now)
  }
}

export async function undo(visit: CaseVisit, { reason }: { reason: string }): Promise<Outcome> {
  const standing = await undoable(visit)
  if (standing === undefined) throw conflict()
  await reopen(visit, visit, standing.merge)
  const { into } = standing
  pointAt(visit, visit.case.id, 'released', into.case)
  pointAt(visit, into.case.id, 'released', visit.case)
  for (const { id } of [visit.case, into.case]) sayWhy(visit, id, reason)
  await tellReleased(visit as SignedIn, visit, into)
  return { to: casePath(visit.city, visit.case.number) }
}

/** The case that others went into is withdrawn by its sender: they go on, each by itself. */
export async function releaseAll(visit: CaseVisit): Promise<void> {
  for (const from of await mergedInto(visit.tx, visit.case.id)) {
    await reopen(visit, from, found(await findMerge(visit.tx, from.case.id)))
    pointAt(visit, from.case.id, 'released', visit.case)
    await tellReleased(visit, from)
  }
}
