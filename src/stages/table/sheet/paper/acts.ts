import { found } from '../../../../core/web/errors.ts'
import type { Outcome } from '../../../../core/web/route.ts'
import type { CaseVisit } from '../../../../core/web/visit.ts'
import { newId } from '../../../../lib/ids.ts'
import { keepAnswer, keepVersion, ownOrOther, refused, type Speaker, sheetPath, speaker } from '../acts.ts'
import { insertLine, listHistories, listLines } from '../queries.ts'
import { mostLines } from '../rules.ts'
import { findSheetSection, type SheetSection } from '../sections.ts'
import type { LineContent, SheetLine } from '../types.ts'
import {
  type AddedRow,
  contentOf,
  isWritten,
  mistakesOnPaper,
  type PaperInput,
  type StandingRow,
  type Step,
  stepFor,
} from './rules.ts'

type Planned = { now: SheetLine; row: StandingRow; part: SheetSection; content: LineContent; step: Step }

/** What becomes of each line that stood on the paper, by the texts that the form showed. */
async function planFor(
  visit: CaseVisit,
  lines: readonly SheetLine[],
  rows: readonly StandingRow[],
  partyId: string,
): Promise<Planned[]> {
  const known = rows.map((row) => ({ row, now: found(lines.find(({ id }) => id === row.id)) }))
  const moved = known.filter(({ row, now }) => now.version !== row.version).map(({ now }) => now.id)
  const histories = await listHistories(visit.tx, visit.case.id, moved)
  return known.map(({ row, now }) => {
    const part = found(findSheetSection(visit.definition, now.section))
    const versions = histories.find(({ id }) => id === now.id)?.versions ?? [now]
    const base = found(versions.find(({ version }) => version === row.version)).content
    const content = contentOf(part, row)
    const read = { version: row.version, mine: content, agree: row.agree === 'yes' }
    return { now, row, part, content, step: stepFor(now, base, read, partyId) }
  })
}

async function keepStanding(visit: CaseVisit, who: Speaker, planned: Planned): Promise<boolean> {
  const { now, row, part, content, step } = planned
  const given = { line: now.id, part, content, answer: 'agree' as const }
  if (step === 'agree')
    await keepAnswer(visit, who, { ...given, seen: { version: now.version, hash: now.hash } })
  if (step !== 'write') return true
  const onPaperOf = ownOrOther(who.party, row.onPaperOf)
  const seen = await keepVersion(visit, {
    ...{ line: now.id, part, version: now.version + 1, content, onPaperOf },
    ...{ party: who.party, person: who.person },
  })
  if (seen && onPaperOf !== null && row.agree) await keepAnswer(visit, who, { ...given, seen })
  return seen !== undefined
}

async function keepAdded(visit: CaseVisit, who: Speaker, row: AddedRow): Promise<void> {
  const part = found(findSheetSection(visit.definition, row.part))
  const line = newId(visit.now.getTime())
  await insertLine(visit.tx, { id: line, caseId: visit.case.id, section: part.code })
  const content = contentOf(part, { ...row, struck: undefined })
  const onPaperOf = ownOrOther(who.party, row.onPaperOf)
  const { party, person } = who
  const seen = await keepVersion(visit, { line, part, version: 1, content, party, person, onPaperOf })
  if (seen && onPaperOf !== null && row.agree)
    await keepAnswer(visit, who, { line, part, seen, content, answer: 'agree' })
}

/**
 * A whole paper at once. Either all of it is kept or, where somebody else has changed one of the lines meanwhile, nothing:
 * whoever types then sees both texts, and everything else as they typed it.
 */
export async function typeIn(visit: CaseVisit, input: PaperInput): Promise<Outcome> {
  const who = await speaker(visit)
  const lines = await listLines(visit.tx, visit.case.id)
  const sectionOf = (row: StandingRow | AddedRow) =>
    'part' in row ? row.part : lines.find(({ id }) => id === row.id)?.section
  const errors = mistakesOnPaper(
    input,
    (row) => found(findSheetSection(visit.definition, sectionOf(row))),
    visit.parties,
  )
  if (errors.length > 0) return { errors, kept: {} }
  if (who.isOther) return refused('otherParty')
  const added = input.added.filter(isWritten)
  if (lines.length + added.length > mostLines) return refused('tooManyLines')
  const plan = await planFor(visit, lines, input.lines, who.party.id)
  const clashes = plan.flatMap(({ step }, at) =>
    step === 'clash' ? [{ field: `lines.${at}.text`, code: 'changed' }] : [],
  )
  if (clashes.length > 0) return { errors: clashes, kept: {} }
  for (const planned of plan) if (!(await keepStanding(visit, who, planned))) return refused('changed')
  for (const row of added) await keepAdded(visit, who, row)
  return { to: sheetPath(visit) }
}
