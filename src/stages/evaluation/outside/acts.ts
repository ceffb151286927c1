import { idsOf } from '../../../core/people/viewer.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Done, Failed } from '../../../core/web/route.ts'
import type { CaseVisit } from '../../../core/web/visit.ts'
import { canonicalJson } from '../../../lib/canonical-json.ts'
import { enqueue } from '../../../platform/jobs/index.ts'
import { seal } from '../../../platform/seal/index.ts'
import { readSheet, type SheetInput } from '../forms.ts'
import type { Answerer } from '../plan.ts'
import { findRounds, insertSheet, lockCase } from '../queries.ts'
import { isDue, type Round, sealContext } from '../rules.ts'
import { findAskedRound } from './queries.ts'

export const outsider: Answerer = { government: false, outside: true }

/** Of somebody who was not asked there is nothing here. */
export async function askedHere(visit: CaseVisit): Promise<{ round: Round; judgeId: string }> {
  const { person } = found(visit.viewer)
  const asked = found(await findAskedRound(visit.tx, visit.case.id, idsOf(person)))
  const rounds = await findRounds(visit.tx, visit.case.id)
  return { round: found(rounds.find(({ round }) => round === asked.round)), judgeId: asked.judgeId }
}

/** Somebody from outside hands in: sealed like every other sheet, and never told by name. */
export async function handInFromOutside(visit: CaseVisit, input: SheetInput): Promise<Done | Failed> {
  await lockCase(visit.tx, visit.case.id)
  const { round, judgeId } = await askedHere(visit)
  if (round.handedIn.includes(judgeId)) throw conflict()
  const { answers, errors } = readSheet(round, outsider, input)
  if (errors.length > 0) return { errors, kept: {} }
  const { tx, now, today } = visit
  const caseId = visit.case.id
  const context = sealContext(tx.cityId, caseId, judgeId, round.round)
  const sealed = seal(round.sealKey, canonicalJson(answers), context)
  const sheet = { caseId, round: round.round, partyId: undefined, sealed, personId: judgeId }
  if (!(await insertSheet(tx, sheet, now))) throw conflict()
  if (isDue(round, today) || round.handedIn.length + 1 >= round.judges)
    await enqueue(tx, 'evaluation.open', { caseId }, { jobKey: caseId })
  return { to: casePath(visit.city, visit.case.number, '/evaluation/outside') }
}
