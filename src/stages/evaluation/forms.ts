import { z } from 'zod'
import type { FieldError } from '../../lib/form-errors.ts'
import { block, line } from '../../lib/form-text.ts'
import {
  type Answerer,
  askedOf,
  isAskedOf,
  type Mark,
  marksOf,
  type Question,
  type Questions,
} from './plan.ts'
import { type Answers, freeNotes } from './rules.ts'

export const most = { words: 1000, note: 2000, statement: 2000 }

/** A row carries its question's code, so that no row is empty and none is taken for another. */
const item = z.object({
  code: line({ max: 60, required: true }),
  mark: line({ max: 4 }),
  words: block({ max: most.words }),
})
const note = z.object({ code: line({ max: 60, required: true }), words: block({ max: most.note }) })
export const sheetForm = z.object({ items: z.array(item), notes: z.array(note) })
export type SheetInput = z.output<typeof sheetForm>

/** The answer of whoever does not know, or would rather not say. */
export const noMark = 'none'

export const statementForm = z.object({
  version: z.coerce.number().int().catch(-1),
  achieved: block({ max: most.statement, required: true }),
  wentWell: block({ max: most.statement }),
  change: block({ max: most.statement }),
  learned: block({ max: most.statement, required: true }),
})
export const itemField = (index: number, part: 'mark' | 'words') => `items.${index}.${part}`
export const noteField = (index: number) => `notes.${index}.words`

/** Codes of the notes that a party is asked for: the city's own, then ours. */
export const notesAskedOf = ({ notes }: Questions, party: Answerer): string[] => [
  ...notes.filter((asked) => isAskedOf(asked, party)).map(({ code }) => code),
  ...freeNotes,
]

type Asking = { questions: Questions; scale: readonly Mark[] }
type Row = SheetInput['items'][number]
export type ReadSheet = { answers: Answers; errors: FieldError[] }

/** The number of a given mark; null when declined, undefined when nothing of the scale was chosen. */
function markOf(scale: readonly Mark[], row: Row | undefined): number | null | undefined {
  if (scale.length === 0 || row?.mark === noMark) return null
  return scale.find(({ value }) => String(value) === row?.mark)?.value
}

function faultOf(questions: Questions, row: Row | undefined, mark: number | null | undefined, index: number) {
  if (mark === undefined) return { field: itemField(index, 'mark'), code: 'unanswered' }
  const needsReason = mark !== null && questions.reasonAt.includes(mark) && !row?.words
  return needsReason ? { field: itemField(index, 'words'), code: 'reasonNeeded' } : undefined
}

function readItem(asking: Asking, question: Question, row: Row | undefined, index: number) {
  const marks = marksOf(asking, question)
  const mark = markOf(marks, row)
  const fault = faultOf(asking.questions, row, mark, index)
  return {
    code: question.code,
    isMarked: marks.length > 0,
    mark: mark ?? null,
    words: row?.words ?? '',
    fault,
  }
}

/** The sheet against the questions that were fixed: every mark given or declined, reasons where the city wants them. */
export function readSheet(asking: Asking, party: Answerer, input: SheetInput): ReadSheet {
  const { questions } = asking
  const rows = askedOf(questions, party).map((question, index) =>
    readItem(
      asking,
      question,
      input.items.find(({ code }) => code === question.code),
      index,
    ),
  )
  const notes = notesAskedOf(questions, party).map((code) => ({
    code,
    words: input.notes.find((given) => given.code === code)?.words ?? '',
  }))
  return {
    answers: {
      marks: Object.fromEntries(rows.flatMap(({ code, isMarked, mark }) => (isMarked ? [[code, mark]] : []))),
      words: wordsByCode(rows),
      notes: wordsByCode(notes),
    },
    errors: rows.flatMap(({ fault }) => fault ?? []),
  }
}

const wordsByCode = (rows: readonly { code: string; words: string }[]): Record<string, string> =>
  Object.fromEntries(rows.filter(({ words }) => words !== '').map(({ code, words }) => [code, words]))
