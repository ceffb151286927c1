import { changeCase } from '../../../core/case/change.ts'
import { closeDuties, openDuty } from '../../../core/duty/duties.ts'
import { coordinationOffice } from '../../../core/edition/view.ts'
import { type AttachedFile, shareFiles } from '../../../core/files/index.ts'
import { checkDueOn } from '../../../core/moderation/index.ts'
import { signatureOf } from '../../../core/people/signature.ts'
import type { Signature } from '../../../core/trail/ledger.ts'
import { conflict, found } from '../../../core/web/errors.ts'
import type { CaseVisit, Visit } from '../../../core/web/visit.ts'
import { tellPublication } from './notices.ts'
import { rulesNamed } from './rule-list.ts'
import {
  type Answer,
  type Check,
  checkDuty,
  isShortened,
  objectionDuty,
  passagesIn,
  picturesWithout,
  type Report,
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

async function change(
  visit: CaseVisit,
  read: Read,
  patch: Partial<Texts> & { visibility?: 'public' | 'desk' },
) {
  if (!(await changeCase(visit.tx, read, patch))) throw conflict()
}

/** What grew from an earlier case is told there once it is public. */
async function tellParent(visit: CaseVisit, title: string): Promise<void> {
  const { parent_id: parentId, number } = visit.case
  if (parentId === null) return
  const facts = { number, title }
  visit.record({ ...about(parentId), kind: 'seeded', visibility: 'public', facts })
}

type Shown = { texts: Texts; files: readonly AttachedFile[]; rules?: readonly string[] }

async function publish(visit: CaseVisit, read: Read, { texts, files, rules = [] }: Shown): Promise<void> {
  await change(visit, read, { ...texts, visibility: 'public' })
  const facts = rules.length === 0 ? {} : { rules }
  visit.record({ ...about(visit.case.id), kind: 'publicationShown', visibility: 'public', facts })
  await showFiles(visit, files)
  await tellParent(visit, texts.title)
}

/** The files are given anew to everyone; the sender's own entry stays with the parties, and whatever was left out in it. */
async function showFiles(visit: CaseVisit, wanted: readonly AttachedFile[]): Promise<void> {
  const files = await shareFiles(visit, wanted, 'public')
  if (files.length === 0) return
  visit.record({ ...about(visit.case.id), kind: 'filesShown', visibility: 'public', facts: { files } })
}

type Enclosed = Pick<Check, 'rules' | 'note'> & { withheld?: readonly AttachedFile[] }

const enclosedOf = ({ definition }: CaseVisit, { rules, note, withheld = [] }: Enclosed): string =>
  [...rulesNamed(definition, rules, 'ja'), note, ...withheld.map(({ name }) => name)]
    .filter((one) => one !== '')
    .join('\n')

/** The result of the check, and the sender told of it. What was taken or left out stays with the parties. */
export async function finishCheck(
  visit: CaseVisit,
  input: Check,
  wanted: readonly AttachedFile[],
): Promise<void> {
  const { tx, now, case: subject } = visit
  const read = { id: subject.id, version: input.version }
  const { decision, rules, note } = input
  await closeDuties(tx, { caseId: subject.id, kind: checkDuty }, now)
  if (isShortened(input)) return shorten(visit, input, wanted)
  if (decision === 'show' && visit.case.visibility === 'public') return keep(visit, read)
  if (decision === 'show') {
    await publish(visit, read, { texts: textsOf(subject), files: wanted })
    return tellPublication(visit, 'shown')
  }
  await change(visit, read, subject.visibility === 'public' ? { visibility: 'desk' } : {})
  const facts = { rules, note }
  visit.record({ ...about(subject.id), kind: 'publicationHeld', visibility: 'parties', facts })
  return tellPublication(visit, 'held', enclosedOf(visit, { rules, note }))
}

/** What groups published themselves stays as it is. */
async function keep(visit: CaseVisit, read: Read): Promise<void> {
  await change(visit, read, {})
  visit.record({ ...about(read.id), kind: 'publicationKept', visibility: 'parties' })
}

/** The office owes a look. Who told of it stands nowhere. */
export async function report(visit: CaseVisit, { rule, text }: Report): Promise<void> {
  const { tx, now, today, definition, case: subject } = visit
  const section = found(coordinationOffice(definition)).code
  const dueOn = checkDueOn(definition, today)
  await openDuty(tx, { caseId: subject.id, kind: checkDuty, section, dueOn }, now)
  const facts = { rules: [rule], text, dueOn }
  const by = signatureOf(undefined, definition)
  visit.record({ ...about(subject.id), kind: 'publicationReported', visibility: 'parties', facts, by })
}

async function shorten(visit: CaseVisit, input: Check, wanted: readonly AttachedFile[]): Promise<void> {
  const { rules, note, version } = input
  const { id } = visit.case
  const before = textsOf(visit.case)
  const withheld = wanted.filter((file) => input.withheld.includes(file.id))
  const facts = { rules, note, before, ...(withheld.length === 0 ? {} : { withheld }) }
  visit.record({ ...about(id), kind: 'publicationShortened', visibility: 'parties', facts })
  const passages = input.decision === 'shorten' ? passagesIn(input.passages) : []
  const texts = without(before, passages)
  const open = wanted.filter((file) => !withheld.includes(file))
  const files = picturesWithout(open, passages)
  await publish(visit, { id, version }, { texts, files, rules })
  return tellPublication(visit, 'shortened', enclosedOf(visit, { ...input, withheld }))
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
export async function answerObjection(
  visit: CaseVisit,
  { standing, wanted }: { standing: Standing; wanted: readonly AttachedFile[] },
  input: Answer,
): Promise<void> {
  const { tx, now, case: subject } = visit
  const read = { id: subject.id, version: input.version }
  const { outcome, reason } = input
  await closeDuties(tx, { caseId: subject.id, kind: objectionDuty }, now)
  const facts = { outcome, reason }
  visit.record({ ...about(subject.id), kind: 'publicationDecided', visibility: 'parties', facts })
  if (outcome === 'show')
    await publish(visit, read, { texts: standing.before ?? textsOf(subject), files: wanted })
  else await change(visit, read, {})
  await tellPublication(visit, outcome === 'show' ? 'decidedShow' : 'decidedKeep', reason)
}
