import type { Tx } from '../../../platform/db/transaction.ts'
import { type Line, streamTable, UnreadableTable } from '../../../platform/tables/index.ts'
import { guessColumns, headingRow, isForeign } from './fields.ts'
import { changeImport, insertImport, insertRows } from './store.ts'
import { readYear } from './written.ts'

const atOnce = 500
const mostRows = 60_000
const looksAt = 15

const isSum = (cells: readonly string[]) =>
  /^(合|小|総)?計$/.test((cells.find((cell) => cell !== '') ?? '').replace(/\s/g, ''))

type StoredLine = Omit<Line, 'cells'> & { cells: (string | null)[] }
type Sheet = { order: number[] | undefined; first: Line[] }

/**
 * Rows in the order of the first sheet's columns: a sheet of another year may have its columns elsewhere, and titles stand
 * above the headings. Blank rows and sums are left out.
 */
async function* rowsOf(lines: AsyncGenerator<Line>, headings: string[]): AsyncGenerator<StoredLine> {
  let name: string | undefined
  let sheet = nothing()
  for await (const line of lines) {
    if (line.sheet !== name) {
      yield* begin(sheet, headings)
      name = line.sheet
      sheet = nothing()
    }
    if (line.cells.some((cell) => cell !== '')) yield* next(sheet, line, headings)
  }
  yield* begin(sheet, headings)
}

const nothing = (): Sheet => ({ order: undefined, first: [] })

/** The first rows are held back until the headings among them are found. */
function* next(sheet: Sheet, line: Line, headings: string[]): Generator<StoredLine> {
  if (sheet.order === undefined) {
    sheet.first.push(line)
    if (sheet.first.length === looksAt) yield* begin(sheet, headings)
  } else if (sheet.order.length > 0 && !isSum(line.cells)) yield inOrder(line, sheet.order)
}

/** Null stands where the sheet has no such column: of that the row says nothing. */
const inOrder = (line: Line, order: readonly number[]): StoredLine => {
  const cells: (string | null)[] = []
  for (const [at, column] of order.entries()) cells[column] = line.cells[at] ?? ''
  return { ...line, cells: Array.from(cells, (cell) => cell ?? null) }
}

/** Finds the headings of a sheet, and gives what was held back until then. */
function* begin(sheet: Sheet, headings: string[]): Generator<StoredLine> {
  if (sheet.order !== undefined || sheet.first.length === 0) return
  const at = headingRow(sheet.first.map(({ cells }) => cells))
  const found = sheet.first[at]?.cells ?? []
  // A sheet that shares no heading with the first and has none that one knows is a legend, or notes.
  if (headings.length > 0 && !found.some((heading) => headings.includes(heading)) && isForeign(found)) {
    sheet.order = []
    return
  }
  sheet.order = found.map((heading) => {
    const known = headings.indexOf(heading)
    return known >= 0 ? known : headings.push(heading) - 1
  })
  for (const line of sheet.first.slice(at + 1)) if (!isSum(line.cells)) yield inOrder(line, sheet.order)
}

type Given = { name: string; bytes: Buffer }
type By = { by: { personId: string; hatId: string }; now: Date; demo: boolean }

/** Stores a list row by row, a few hundred at once, with a guess of what its columns hold. */
export async function storeTable(tx: Tx, { name, bytes }: Given, { by, now, demo }: By): Promise<string> {
  const headings: string[] = []
  const year =
    readYear(/(?:R|H|令和|平成)\s*(?:\d{1,2}|元)|20\d{2}(?=年)/i.exec(name.normalize('NFKC'))?.[0] ?? '') ??
    null
  const choices = { fields: [], year, section: null, keepUnknown: false, demo }
  const id = await insertImport(tx, { name, headings, choices }, by, now)
  let n = 0
  let waiting: { n: number; sheet: string; cells: (string | null)[] }[] = []
  for await (const { sheet, line, cells } of rowsOf(streamTable(bytes), headings)) {
    n += 1
    if (n > mostRows) throw new UnreadableTable('tooLarge')
    waiting.push({ n, sheet: `${sheet} ${line}`.trim(), cells })
    if (waiting.length === atOnce) await insertRows(tx, id, waiting.splice(0))
  }
  await insertRows(tx, id, waiting)
  waiting = []
  if (n === 0) throw new UnreadableTable('empty')
  const guessed = { ...choices, fields: guessColumns(headings) }
  await changeImport(tx, id, {
    rows: n,
    choices: JSON.stringify(guessed),
    headings: JSON.stringify(headings),
  })
  return id
}
