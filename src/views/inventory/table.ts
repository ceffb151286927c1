import type { Definition } from '../../core/edition/schema/index.ts'
import { findForm } from '../../core/edition/view.ts'
import { readForm } from '../../lib/form-errors.ts'
import type { Together } from '../../platform/db/tables/inventory.ts'
import type { SheetTask } from './queries.ts'
import { type TaskInput, taskForm } from './rules.ts'

/** Column heads of the file, as the city hall writes and reads them; the first is the one we write. */
const heads = {
  name: ['仕事の名前', '業務名', '事務事業名', '仕事', 'name'],
  gist: ['どんな仕事か', '業務内容', '概要', 'gist'],
  together: ['いっしょにできるか', '協働の可能性', '協働できるか', 'together'],
  form: ['かたち', '協働の形態', '形態', 'form'],
  withWhom: ['だれと', '協働の相手', '相手', 'with'],
  whyNot: ['できない理由', '理由', 'why not'],
  shown: ['公開', 'open'],
} as const
type Head = keyof typeof heads
const fields = Object.keys(heads) as Head[]

const answers: Readonly<Record<Together, readonly string[]>> = {
  open: ['まだ', ''],
  yes: ['できる', '可', '○', '〇', 'yes'],
  partly: ['一部', '一部可', '△', 'partly'],
  no: ['できない', '不可', '×', '✕', 'no'],
}
const mostRows = 300

const folded = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim().toLowerCase()
const isOne = (list: readonly string[], cell: string | undefined): boolean =>
  list.some((one) => folded(one) === folded(cell))

const answerOf = (cell: string | undefined): string =>
  (Object.keys(answers) as Together[]).find((key) => isOne(answers[key], cell)) ?? cell ?? ''

function formOf(definition: Definition, cell: string | undefined): string {
  const text = folded(cell)
  const form = definition.forms.find(({ code, name }) => folded(code) === text || folded(name.ja) === text)
  return form?.code ?? ''
}

export type ReadTasks =
  | { ok: true; tasks: TaskInput[] }
  | { ok: false; code: 'noName' | 'tooManyRows' | 'empty' }
  | { ok: false; code: 'badRow'; row: number }

const marks = ['○', '〇', '公開', 'yes', '1']

function readRow(row: readonly string[], at: (field: Head) => number, definition: Definition) {
  const typed = Object.fromEntries(fields.map((field) => [field, row[at(field)] ?? '']))
  return readForm(taskForm, {
    ...typed,
    together: answerOf(typed.together),
    form: formOf(definition, typed.form),
    shown: isOne(marks, typed.shown) ? 'yes' : '',
  })
}

/** Tasks of a file whose first row names its columns; all of them, or the first row that is wrong. */
export function readTasks(rows: readonly (readonly string[])[], definition: Definition): ReadTasks {
  const [first = [], ...rest] = rows
  const at = (field: Head): number => first.findIndex((cell) => isOne(heads[field], cell))
  if (at('name') < 0) return { ok: false, code: 'noName' }
  if (rest.length > mostRows) return { ok: false, code: 'tooManyRows' }
  const tasks: TaskInput[] = []
  for (const [index, row] of rest.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    const read = readRow(row, at, definition)
    if (!read.ok) return { ok: false, code: 'badRow', row: index + 2 }
    tasks.push(read.value)
  }
  return tasks.length === 0 ? { ok: false, code: 'empty' } : { ok: true, tasks }
}

/** The same table as rows, so that what is taken out can be read in again. */
export const tableOf = (tasks: readonly SheetTask[], definition: Definition): string[][] => [
  fields.map((field) => heads[field][0]),
  ...tasks.map((task) => [
    task.name,
    task.gist,
    answers[task.together][0] ?? '',
    findForm(definition, task.form)?.name.ja ?? '',
    task.with_whom,
    task.why_not,
    task.shown ? '○' : '',
  ]),
]
