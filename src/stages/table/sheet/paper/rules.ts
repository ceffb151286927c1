import { z } from 'zod'
import type { Party } from '../../../../core/case/types.ts'
import { block, choice, line } from '../../../../lib/form-text.ts'
import { contentFrom, lineForm, mistakesIn } from '../forms.ts'
import { hasAgreed, isSameContent, refusalToWrite } from '../rules.ts'
import type { SheetSection } from '../sections.ts'
import type { LineContent, SheetLine } from '../types.ts'

const agree = choice(['yes']).optional()
const standing = lineForm.extend({ id: line({ max: 36, required: true }), agree })
const added = lineForm.extend({ part: line({ max: 60, required: true }), text: block({ max: 500 }), agree })

/** A whole sheet as it comes back from a room: the lines that stood on it, and those that were written below them. */
export const paperForm = z.object({
  lines: z.array(standing).max(400),
  added: z.array(added).max(400),
})
export type PaperInput = z.output<typeof paperForm>
export type StandingRow = PaperInput['lines'][number]
export type AddedRow = PaperInput['added'][number]

/** Empty rows under each part, on the paper and in the form. */
export const emptyRows = 2

export type NumberedLine = { no: string; line: SheetLine }
export type NumberedPart = { part: SheetSection; at: number; lines: NumberedLine[] }

/**
 * Parts and lines by the numbers that paper and form share. A line keeps its number while others leave the sheet or come
 * to it, so that what was printed yesterday is still found.
 */
export const numbered = (parts: readonly SheetSection[], lines: readonly SheetLine[]): NumberedPart[] =>
  parts.map((part, index) => ({
    part,
    at: index + 1,
    lines: lines
      .filter(({ section }) => section === part.code)
      .map((line, place) => ({ no: `${index + 1}-${place + 1}`, line })),
  }))

/** A line whose party has left is changed on its own page: here its party could not be chosen. */
export const isTypable = ({ content }: SheetLine, parties: readonly Pick<Party, 'id'>[]): boolean =>
  content.party === undefined || parties.some(({ id }) => id === content.party)

/** Something was written in it; what was only chosen from a list says nothing yet. */
export const isWritten = ({ text, amount, yen, by }: AddedRow): boolean =>
  text !== '' || amount !== '' || yen !== undefined || by !== undefined

export type Step = 'nothing' | 'agree' | 'write' | 'clash'

/**
 * What becomes of a line that stood on the paper. `base` is the text that the form showed: only what was changed from it
 * is written, and only where nobody else has changed it since; an agreement counts for the text that was seen.
 */
export function stepFor(
  now: SheetLine,
  base: LineContent,
  row: { version: number; mine: LineContent; agree: boolean },
  partyId: string,
): Step {
  const agree = row.agree && !hasAgreed(now, partyId) ? 'agree' : 'nothing'
  const refusal = refusalToWrite(now, row.version, row.mine)
  if (refusal === 'same') return agree
  if (agree === 'nothing' && isSameContent(base, row.mine)) return agree
  return refusal === undefined ? 'write' : 'clash'
}

type Mistake = { field: string; code: string }

/** What each written row lacks for its part of the sheet, by the names that the form gave them. */
export function mistakesOnPaper(
  { lines, added }: PaperInput,
  partOf: (row: StandingRow | AddedRow) => SheetSection,
  parties: readonly Pick<Party, 'id'>[],
): Mistake[] {
  const named = (list: string, row: StandingRow | AddedRow, at: number): Mistake[] =>
    mistakesIn(partOf(row).shape, row, parties).map(({ field, code }) => ({
      field: `${list}.${at}.${field}`,
      code,
    }))
  return [
    ...lines.flatMap((row, at) => named('lines', row, at)),
    ...added.flatMap((row, at) => {
      if (!isWritten(row)) return []
      const textless = row.text === '' ? [{ field: `added.${at}.text`, code: 'required' }] : []
      return [...textless, ...named('added', row, at)]
    }),
  ]
}

export const contentOf = (part: SheetSection, row: StandingRow | AddedRow): LineContent =>
  contentFrom(part.shape, row)
