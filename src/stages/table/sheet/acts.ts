import { type Party, partyOf } from '../../../core/case/types.ts'
import { lockCase } from '../../../core/joint/index.ts'
import { idsOf } from '../../../core/people/viewer.ts'
import { conflict, forbidden, found } from '../../../core/web/errors.ts'
import { casePath } from '../../../core/web/paths.ts'
import type { Outcome } from '../../../core/web/route.ts'
import type { CaseVisit, SignedIn } from '../../../core/web/visit.ts'
import { isUuid, newId } from '../../../lib/ids.ts'
import { isAtTable } from '../rules.ts'
import { type AnswerInput, contentFrom, type LineInput, mistakesIn } from './forms.ts'
import {
  findHistory,
  findLine,
  insertAnswer,
  insertLine,
  insertLineVersion,
  type LineHistory,
  listLines,
  listSpokenFor,
} from './queries.ts'
import { hashOfLine, mostLines, refusalToAnswer, refusalToWrite, speaksForAnother } from './rules.ts'
import { findSheetSection, type SheetSection } from './sections.ts'
import type { Answer, LineContent, Seen, SheetLine } from './types.ts'

export const sheetPath = ({ city, case: { number } }: CaseVisit, path = ''): string =>
  casePath(city, number, `/table/sheet${path}`)

export const refused = (code: string, field = ''): Outcome => ({ errors: [{ field, code }], kept: {} })

/** The part of the sheet named in the address. */
export const partInPath = (visit: CaseVisit): SheetSection =>
  found(findSheetSection(visit.definition, visit.params.part))

// A city may have taken the part off its list since: the line keeps its words.
const partOf = ({ definition }: CaseVisit, code: string): SheetSection =>
  findSheetSection(definition, code) ?? { code, shape: 'text', name: { ja: code } }

/** The line named in the address, with all it ever said. */
export async function lineInPath(visit: CaseVisit): Promise<{ line: LineHistory; part: SheetSection }> {
  const { line: id } = visit.params
  const line = found(isUuid(id) ? await findHistory(visit.tx, visit.case.id, id) : undefined)
  return { line, part: partOf(visit, line.section) }
}

/** The same as it stands now. */
export async function lineNow(visit: CaseVisit): Promise<{ now: SheetLine; part: SheetSection }> {
  const { line: id } = visit.params
  const now = found(isUuid(id) ? await findLine(visit.tx, visit.case.id, id) : undefined)
  return { now, part: partOf(visit, now.section) }
}

export type Speaker = { party: Party; person: string; isOther: boolean }

/** Whoever acts speaks for one party, and first takes the case: two answers at once then see each other. */
export async function speaker(visit: CaseVisit): Promise<Speaker> {
  if (!isAtTable(visit)) throw conflict()
  const party = partyOf(visit.viewer, visit.parties)
  if (party === undefined) throw forbidden()
  const { person } = (visit as SignedIn<CaseVisit>).viewer
  await lockCase(visit.tx, visit.case.id)
  const spokenFor = await listSpokenFor(visit.tx, visit.case.id, idsOf(person))
  return { party, person: person.id, isOther: speaksForAnother(spokenFor, party.id) }
}

type Written = {
  line: string
  part: SheetSection
  version: number
  content: LineContent
  party: Party
  person: string
  onPaperOf: string | null
}

/** Keeps a text as the next version. Whoever writes it agrees to it; who only typed it in for another party does not. */
export async function keepVersion(visit: CaseVisit, written: Written): Promise<Seen | undefined> {
  const { tx, now } = visit
  const { line, part, version, content, party, onPaperOf } = written
  const caseId = visit.case.id
  const hash = hashOfLine({ caseNumber: visit.case.number, line, section: part.code, version, content })
  const seen = { caseId, lineId: line, version, hash, partyId: party.id, personId: written.person }
  if (!(await insertLineVersion(tx, { ...seen, content, onPaperOf }, now))) return undefined
  if (onPaperOf === null) await insertAnswer(tx, { ...seen, answer: 'agree' }, now)
  const facts = { line, part: part.name, version, hash, text: content.text, struck: content.struck === true }
  visit.record({
    caseId,
    stage: 'table',
    kind: 'sheetWritten',
    visibility: 'parties',
    partyId: party.id,
    facts,
  })
  return { version, hash }
}

export const ownOrOther = (party: Party, onPaperOf: string): string | null =>
  onPaperOf === '' || onPaperOf === party.id ? null : onPaperOf

export async function addLine(visit: CaseVisit, input: LineInput): Promise<Outcome> {
  const part = partInPath(visit)
  const errors = mistakesIn(part.shape, input, visit.parties)
  if (errors.length > 0) return { errors, kept: {} }
  const { party, person, isOther } = await speaker(visit)
  if (isOther) return refused('otherParty')
  if ((await listLines(visit.tx, visit.case.id)).length >= mostLines) return refused('tooManyLines')
  const line = newId(visit.now.getTime())
  await insertLine(visit.tx, { id: line, caseId: visit.case.id, section: part.code })
  const content = contentFrom(part.shape, { ...input, struck: undefined })
  const onPaperOf = ownOrOther(party, input.onPaperOf)
  await keepVersion(visit, { line, part, version: 1, content, party, person, onPaperOf })
  return { to: sheetPath(visit, input.more === '' ? `#line-${line}` : `/parts/${part.code}/new`) }
}

export async function changeLine(visit: CaseVisit, input: LineInput): Promise<Outcome> {
  const { party, person, isOther } = await speaker(visit)
  const { now, part } = await lineNow(visit)
  const errors = mistakesIn(part.shape, input, visit.parties)
  if (errors.length > 0) return { errors, kept: {} }
  if (isOther) return refused('otherParty')
  const content = contentFrom(part.shape, input)
  const to = sheetPath(visit, `#line-${now.id}`)
  const refusal = refusalToWrite(now, input.version, content)
  if (refusal === 'same') return { to }
  const onPaperOf = ownOrOther(party, input.onPaperOf)
  const written = { line: now.id, part, version: now.version + 1, content, party, person, onPaperOf }
  if (refusal || !(await keepVersion(visit, written))) return refused('changed')
  return { to }
}

type Given = {
  line: string
  part: SheetSection
  seen: Seen
  content: LineContent
  answer: Answer['answer']
}

/** Keeps what a party answers to a text, and tells it in the thread. */
export async function keepAnswer(
  visit: CaseVisit,
  { party, person }: Omit<Speaker, 'isOther'>,
  { line, part, seen, content, answer }: Given,
): Promise<void> {
  const caseId = visit.case.id
  const given = { caseId, lineId: line, ...seen, partyId: party.id, personId: person, answer }
  await insertAnswer(visit.tx, given, visit.now)
  const { text, struck = false } = content
  const facts = { line, part: part.name, ...seen, text, struck }
  const kind = answer === 'agree' ? 'sheetAgreed' : 'sheetWithdrawn'
  visit.record({ caseId, stage: 'table', kind, visibility: 'parties', partyId: party.id, facts })
}

/** A party's word to exactly the text that was seen. */
export async function answerLine(visit: CaseVisit, { answer, ...seen }: AnswerInput): Promise<Outcome> {
  const { party, person, isOther } = await speaker(visit)
  if (isOther) return refused('otherParty')
  const { now, part } = await lineNow(visit)
  const refusal = refusalToAnswer(now, seen satisfies Seen, party.id, answer)
  if (refusal === 'changed') return refused('changed')
  if (refusal === undefined)
    await keepAnswer(visit, { party, person }, { line: now.id, part, seen, content: now.content, answer })
  return { to: sheetPath(visit, `#line-${now.id}`) }
}
