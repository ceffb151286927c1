import type { Approval } from '../../core/approval/index.ts'
import { withdrawDrafts } from '../../core/approval/index.ts'
import { changeCase } from '../../core/case/change.ts'
import { partyOf } from '../../core/case/types.ts'
import { closeDuties, openDuty } from '../../core/duty/duties.ts'
import { type AttachedFile, attachUploads, filesIn, shareFiles } from '../../core/files/index.ts'
import { mergedInto } from '../../core/merge/index.ts'
import { leaveCase } from '../../core/organization/case-staff.ts'
import { conflict, found } from '../../core/web/errors.ts'
import type { CaseVisit } from '../../core/web/visit.ts'
import { fiscalYear, type PlainDate } from '../../lib/dates.ts'
import type { ReplyInput } from './forms.ts'
import { tellAccepted, tellHandedOn, tellReplied } from './notices.ts'
import { addToSum, changeConsultation, findConsultation, listOpenDuties, type OpenDuty } from './queries.ts'
import { answerDueOn, type Consultation, canDo, conclusionDuty, isOverdue, owed, replyDuty } from './rules.ts'

type Say = {
  kind: string
  visibility: 'public' | 'parties' | 'city'
  facts: Record<string, unknown>
  partyId?: string
}

export const tell = (visit: CaseVisit, { kind, visibility, facts, partyId }: Say): void =>
  visit.record({ caseId: visit.case.id, stage: 'consultation', kind, visibility, facts, partyId })

/** Each of these is false when somebody was faster. */
export async function accept(visit: CaseVisit, read: Consultation): Promise<boolean> {
  if (!(await changeConsultation(visit.tx, read, { state: 'in_progress' }))) return false
  tell(visit, { kind: 'accepted', visibility: 'public', facts: { section: read.section } })
  await tellAccepted(visit, read.section)
  return true
}

type Answer = Pick<ReplyInput, 'text' | 'nextOn'> & { files: readonly AttachedFile[] }

const withFiles = (facts: Record<string, unknown>, files: readonly AttachedFile[]) =>
  files.length === 0 ? facts : { ...facts, files }

/** While a reply waits for its 決裁 its files are the city hall's alone; its chief opens them from the thread. */
export async function fileForDraft(visit: CaseVisit, tokens: readonly string[]): Promise<AttachedFile[]> {
  const files = await attachUploads(visit, tokens, visit.case.id, 'city')
  if (files.length > 0) tell(visit, { kind: 'drafted', visibility: 'city', facts: { files } })
  return files
}

/** Kept with the first answer: who gave it, when, and by when it had been promised. */
export function firstAnswer(visit: CaseVisit, read: Consultation, duties: readonly OpenDuty[]) {
  if (read.answered_on !== null) return { answer_due_on: read.answer_due_on }
  const due = owed(duties, replyDuty)?.due_on ?? null
  return { answered_on: visit.today, answered_section: read.section, answer_due_on: due }
}

/** The first answer to a consultation goes into the sums that everybody reads. */
export const countAnswer = (visit: CaseVisit, read: Consultation, dueOn: PlainDate | null | undefined) =>
  addToSum(visit.tx, {
    fiscal_year: fiscalYear(visit.today),
    field: visit.case.field ?? 'unknown',
    first_section: read.first_section ?? read.section,
    answered_section: read.section,
    inTime: !isOverdue(dueOn, visit.today),
  })

/** The answer goes out: its text to the parties, that it was given to everyone who may see the case. */
export async function reply(
  visit: CaseVisit,
  read: Consultation,
  { text, nextOn, files }: Answer,
): Promise<boolean> {
  const caseId = visit.case.id
  const duties = await listOpenDuties(visit.tx, caseId)
  const patch = { next_on: nextOn ?? null, ...firstAnswer(visit, read, duties) }
  if (!(await changeConsultation(visit.tx, read, patch))) return false
  if (read.answered_on === null) await countAnswer(visit, read, patch.answer_due_on)
  const before = owed(duties, conclusionDuty)
  const dueOn = nextOn ?? before?.due_on ?? answerDueOn(visit.definition, visit.today)
  await closeDuties(visit.tx, { caseId, kind: replyDuty }, visit.now)
  await closeDuties(visit.tx, { caseId, kind: conclusionDuty }, visit.now)
  await openDuty(visit.tx, { caseId, kind: conclusionDuty, section: read.section, dueOn }, visit.now)
  tell(visit, { kind: 'replied', visibility: 'public', facts: nextOn === undefined ? {} : { nextOn } })
  tell(visit, { kind: 'answer', visibility: 'parties', facts: withFiles({ text }, files) })
  await tellReplied(visit, read.section, { text, nextOn, files })
  for (const merged of await mergedInto(visit.tx, caseId))
    await answerToo({ ...visit, ...merged }, read.section, { text, nextOn })
  return true
}

/** Whoever's idea went into this one hears the same, in their own thread; the files stay with the case they were sent in. */
async function answerToo(visit: CaseVisit, by: string, answer: Pick<ReplyInput, 'text' | 'nextOn'>) {
  const { text, nextOn } = answer
  tell(visit, { kind: 'replied', visibility: 'public', facts: nextOn === undefined ? {} : { nextOn } })
  tell(visit, { kind: 'answer', visibility: 'parties', facts: { text } })
  await tellReplied(visit, by, { text, nextOn, files: [] })
}

/** What was approved is sent as it stands. */
export async function releaseReply(visit: CaseVisit, approval: Approval): Promise<void> {
  const read = found(await findConsultation(visit.tx, visit.case.id))
  const { text, nextOn } = approval.draft.content
  const files = await shareFiles(visit, filesIn(approval.draft.content), 'parties')
  const input = { text: String(text), nextOn: typeof nextOn === 'string' ? nextOn : undefined, files }
  if (!canDo(visit.viewer, visit.case, read, 'reply') || !(await reply(visit, read, input))) throw conflict()
}

/** A party writes: the section owes an answer anew, unless it still owes one. */
export async function say(
  visit: CaseVisit,
  read: Consultation,
  text: string,
  files: readonly AttachedFile[],
  behalf?: { id: string; name: string },
): Promise<void> {
  const party = behalf ?? partyOf(visit.viewer, visit.parties)
  const from = party === undefined ? {} : { partyId: party.id }
  const facts = { text, ...(behalf ? { onBehalfOf: behalf.name } : {}) }
  tell(visit, { kind: 'said', visibility: 'parties', facts: withFiles(facts, files), ...from })
  if (owed(await listOpenDuties(visit.tx, visit.case.id), replyDuty) !== undefined) return
  const dueOn = answerDueOn(visit.definition, visit.today)
  await openDuty(
    visit.tx,
    { caseId: visit.case.id, kind: replyDuty, section: read.section, dueOn },
    visit.now,
  )
}

/** The promise to the sender does not change with the door: what is owed moves with its date. */
export async function handOn(
  visit: CaseVisit,
  read: Consultation,
  { to, reason }: { to: string; reason: string },
): Promise<boolean> {
  const patch = { section: to, state: 'received', handed_count: read.handed_count + 1 }
  if (!(await changeConsultation(visit.tx, read, patch))) return false
  if (!(await changeCase(visit.tx, visit.case, { section: to }))) throw conflict()
  await withdrawDrafts(visit, ['reply', 'decision'])
  await leaveCase(visit.tx, visit.case.id)
  const duties = await listOpenDuties(visit.tx, visit.case.id)
  for (const { kind, due_on } of duties) {
    await closeDuties(visit.tx, { caseId: visit.case.id, kind }, visit.now)
    const moved = { caseId: visit.case.id, kind, section: to, dueOn: due_on ?? undefined }
    await openDuty(visit.tx, moved, visit.now)
  }
  const dueOn = owed(duties, replyDuty)?.due_on
  tell(visit, {
    kind: 'handedOn',
    visibility: 'public',
    facts: { from: read.section, to, reason, ...(dueOn ? { dueOn } : {}) },
  })
  await tellHandedOn(visit, { to, reason, dueOn: dueOn ?? undefined })
  return true
}
