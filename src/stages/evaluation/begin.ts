import type { CaseSubject } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import type { NoticeVisit } from '../../core/notice/index.ts'
import type { HttpProblem } from '../../core/web/errors.ts'
import type { Visit } from '../../core/web/visit.ts'
import { contentHash } from '../../lib/canonical-json.ts'
import { addDays } from '../../lib/dates.ts'
import { tellJudges, tellOpened } from './notices.ts'
import { firstLayer, type Layer, type Moment, type Plan, planOf, questionsFor, shortPlanOf } from './plan.ts'
import { type FixedBy, findPlan, insertJudges, insertPlan, listOutsiders } from './plan-queries.ts'
import { insertRound, lockCase, newestSealKey } from './queries.ts'

/** An act, or a job that stands in for one. */
export type BeginVisit = NoticeVisit & Pick<Visit, 'record'>
export type Asked = { version: number; plan: Plan }

/** A city gets its sealing key from the job process, within a minute: until then nothing is asked that cannot be sealed. */
const notYet = (): HttpProblem =>
  Object.assign(new Error('the city has no sealing key yet'), { status: 503 as const })

/** Writes down what will be asked: from then on nobody changes it alone. */
export async function fixPlan(
  { tx, now, record }: Pick<BeginVisit, 'tx' | 'now' | 'record'>,
  caseId: string,
  { version, plan, fixedBy }: Asked & { fixedBy: FixedBy },
): Promise<Asked> {
  const hash = contentHash(plan)
  await insertPlan(tx, { caseId, version, plan, hash, fixedBy }, now)
  const facts = { version, hash, fixedBy, items: plan.relationship.length + plan.result.length }
  // What is fixed as the round opens is told by that.
  if (fixedBy === 'opening') return { version, plan }
  record({ caseId, stage: 'evaluation', kind: 'planFixed', visibility: 'public', facts })
  return { version, plan }
}

/** The agreement is in effect: sheet and criteria are fixed before anything starts. */
export async function fixAtAgreement(visit: Visit, subject: CaseSubject): Promise<void> {
  const { evaluation } = visit.definition
  if (evaluation === undefined) return
  const { plan, version } = await fixPlan(visit, subject.case.id, {
    version: 1,
    plan: planOf(evaluation),
    fixedBy: 'agreement',
  })
  if (plan.moments.includes('start'))
    await beginRound(visit, subject, { version, plan }, { moment: 'start', layer: firstLayer(plan) })
}

/** Without an agreement: a name that was lent, an exchange of information, what came from the register alone. */
const beganWithout = ({ case: { kind, starts_on } }: CaseSubject): boolean =>
  kind === 'occasion' || starts_on === null

async function askedOfCase(visit: Visit, subject: CaseSubject): Promise<Asked | undefined> {
  const { evaluation } = visit.definition
  const caseId = subject.case.id
  const fixed = await findPlan(visit.tx, caseId)
  if (fixed !== undefined || evaluation === undefined) return fixed
  const plan = beganWithout(subject) ? shortPlanOf(evaluation) : planOf(evaluation)
  return fixPlan(visit, caseId, { version: 1, plan, fixedBy: 'opening' })
}

/** The stage begins: the round of the end opens, and every party owes a sheet. */
export async function beginEvaluation(visit: Visit, subject: CaseSubject): Promise<void> {
  const asked = await askedOfCase(visit, subject)
  if (asked === undefined) return
  await beginRound(visit, subject, asked, { moment: 'end', layer: firstLayer(asked.plan) })
}

type At = { moment: Moment; layer: Layer }

/** A round opens: its questions are fixed, and who is asked owes a sheet. False where nobody from outside can be asked. */
export async function beginRound(
  visit: BeginVisit,
  subject: CaseSubject,
  { version, plan }: Asked,
  { moment, layer }: At,
): Promise<boolean> {
  const { tx, now, today } = visit
  const caseId = subject.case.id
  const sealKey = await newestSealKey(tx)
  if (sealKey === undefined) throw notYet()
  const judges = layer === 'thirdParty' ? await judgesOf(visit, subject, plan) : []
  if (layer === 'thirdParty' && judges.length === 0) return false
  await lockCase(tx, caseId)
  const dueOn = addDays(today, plan.days)
  const asked = { questions: questionsFor(plan, moment, layer), scale: plan.scale, planVersion: version }
  const round = await insertRound(tx, { caseId, moment, layer, sealKey, dueOn, ...asked }, now)
  await (layer === 'thirdParty'
    ? askJudges(visit, subject, { round, judges })
    : askParties(visit, subject, { dueOn, moment }))
  const facts = { dueOn, round, moment, layer }
  visit.record({ caseId, stage: 'evaluation', kind: 'opened', visibility: 'public', facts })
  return true
}

async function askParties(
  visit: BeginVisit,
  subject: CaseSubject,
  at: { dueOn: string; moment: Moment },
): Promise<void> {
  const { tx, now } = visit
  const { dueOn } = at
  const caseId = subject.case.id
  // Of a round before it nothing more is awaited.
  await closeDuties(tx, { caseId, kind: 'evaluation.sheet' }, now)
  for (const party of subject.parties)
    await openDuty(tx, { caseId, kind: 'evaluation.sheet', partyId: party.id, dueOn }, now)
  await tellOpened(visit, subject, at)
}

/** Nobody from outside judges what outsiders may not know of. */
const judgesOf = async (
  { tx, today }: BeginVisit,
  subject: CaseSubject,
  { body }: Plan,
): Promise<string[]> =>
  body === undefined || subject.case.visibility !== 'public'
    ? []
    : listOutsiders(tx, { caseId: subject.case.id, body, today })

async function askJudges(
  visit: BeginVisit,
  subject: CaseSubject,
  { round, judges }: { round: number; judges: readonly string[] },
): Promise<void> {
  await insertJudges(visit.tx, { caseId: subject.case.id, round }, judges)
  await tellJudges(visit, subject, judges)
}
