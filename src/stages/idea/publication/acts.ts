import { changeCase } from '../../../core/case/change.ts'
import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { coordinationOffice } from '../../../core/edition/view.ts'
import { checkDueOn } from '../../../core/moderation/index.ts'
import type { Signature } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { tellPublication } from './notices.ts'
import { rulesNamed } from './rule-list.ts'
import {
  type Answer,
  type Check,
  checkDuty,
  objectionDuty,
  passagesIn,
  type Standing,
  type Texts,
  textsOf,
  without,
} from './rules.ts'

const about = (caseId: string) => ({ caseId, stage: 'idea' })

/** From here on the coordination office owes a look; until then nobody else sees it. */
export async function askForCheck(visit: Visit, caseId: string, by?: Signature): Promise<void> {
  const { tx, now, today, definition } = visit
  const section = found(coordinationOffice(definition)).code
  const dueOn = checkDueOn(definition, today)
  await closeDuties(tx, { caseId, kind: checkDuty }, now)
  await openDuty(tx, { caseId, kind: checkDuty, section, dueOn }, now)
  visit.record({ ...about(caseId), kind: 'publicationAsked', visibility: 'parties', facts: { dueOn }, by })
}

type Read = { id: string; version: number }

async function change(visit: CaseVisit, read: Read, patch: Partial<Texts> & { visibility?: 'public' }) {
  if (!(await changeCase(visit.tx, read, patch))) throw conflict()
}

/** What grew from an earlier case is told there once it is public. */
async function tellParent(visit: CaseVisit, title: string): Promise<void> {
  const { parent_id: parentId, number } = visit.case
  if (parentId === null) return
  const facts = { number, title }
  visit.record({ ...about(parentId), kind: 'seeded', visibility: 'public', facts })
}

async function publish(visit: CaseVisit, read: Read, texts: Texts, rules: readonly string[]): Promise<void> {
  await change(visit, read, { ...texts, visibility: 'public' })
  const facts = rules.length === 0 ? {} : { rules }
  visit.record({ ...about(visit.case.id), kind: 'publicationShown', visibility: 'public', facts })
  await tellParent(visit, texts.title)
}

const enclosedOf = ({ definition }: CaseVisit, { rules, note }: Pick<Check, 'rules' | 'note'>): string =>
  [...rulesNamed(definition, rules, 'ja'), note].filter((one) => one !== '').join('\n')

/** The result of the check, and the sender told of it. What was taken out stays with the parties. */
export async function finishCheck(visit: CaseVisit, input: Check): Promise<void> {
  const { tx, now, case: subject } = visit
  const read = { id: subject.id, version: input.version }
  const { decision, rules, note } = input
  const before = textsOf(subject)
  await closeDuties(tx, { caseId: subject.id, kind: checkDuty }, now)
  if (decision === 'show') {
    await publish(visit, read, before, [])
    return tellPublication(visit, 'shown')
  }
  const parties = { ...about(subject.id), visibility: 'parties' as const }
  if (decision === 'hold') {
    await change(visit, read, {})
    visit.record({ ...parties, kind: 'publicationHeld', facts: { rules, note } })
    return tellPublication(visit, 'held', enclosedOf(visit, input))
  }
  visit.record({ ...parties, kind: 'publicationShortened', facts: { rules, note, before } })
  await publish(visit, read, without(before, passagesIn(input.passages)), rules)
  return tellPublication(visit, 'shortened', enclosedOf(visit, input))
}

/** Another look is owed, by the day that a first one would be. */
export async function object(visit: CaseVisit, text: string, version: number): Promise<void> {
  const { tx, now, today, definition, case: subject } = visit
  await change(visit, { id: subject.id, version }, {})
  const section = found(coordinationOffice(definition)).code
  const dueOn = checkDueOn(definition, today)
  await openDuty(tx, { caseId: subject.id, kind: objectionDuty, section, dueOn }, now)
  visit.record({ ...about(subject.id), kind: 'publicationObjected', visibility: 'parties', facts: { text } })
}

/** Shown as it was sent after all, or left as first decided; with the reason. */
export async function answerObjection(visit: CaseVisit, standing: Standing, input: Answer): Promise<void> {
  const { tx, now, case: subject } = visit
  const read = { id: subject.id, version: input.version }
  const { outcome, reason } = input
  await closeDuties(tx, { caseId: subject.id, kind: objectionDuty }, now)
  const facts = { outcome, reason }
  visit.record({ ...about(subject.id), kind: 'publicationDecided', visibility: 'parties', facts })
  if (outcome === 'show') await publish(visit, read, standing.before ?? textsOf(subject), [])
  else await change(visit, read, {})
  await tellPublication(visit, outcome === 'show' ? 'decidedShow' : 'decidedKeep', reason)
}
