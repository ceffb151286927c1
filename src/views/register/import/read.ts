import type { Tx } from '../../../platform/db/transaction.ts'
import { type Line, streamTable, UnreadableTable } from '../../../platform/tables/index.ts'
import { guessColumns, headingRow, isForeign } from './fields.ts'
import { changeImport, insertImport, insertRows } from './store.ts'
import { readYear, yearWithin } from './written.ts'

const atOnce = 500
const mostRows = 60_000
const looksAt = 15

const isSum = (cells: readonly string[]) =>
  /^(合|小|総)?計$/.test((cells.find((cell) => cell !== '') ?? '').replace(/\s/g, ''))

type StoredLine = Omit<Line, 'cells'> & { cells: (string | null)[] }
type Sheet = { order: number[] | undefined; first: Line[] }
/** What is found on the way: the headings of the first sheet and of those after it, and years that stand above them. */
type Found = { headings: string[]; titled: Record<string, number> }

/**
 * Rows in the order of the first sheet's columns: a sheet of another year may have its columns elsewhere, and titles stand
 * above the headings. Blank rows and sums are left out.
 */
async function* rowsOf(lines: AsyncGenerator<Line>, found: Found): AsyncGenerator<StoredLine> {
  let name: string | undefined
  let sheet = nothing()
  for await (const line of lines) {
    if (line.sheet !== name) {
      yield* begin(sheet, found)
      name = line.sheet
      sheet = nothing()
    }
    if (line.cells.some((cell) => cell !== '')) yield* next(sheet, line, found)
  }
  yield* begin(sheet, found)
}

const nothing = (): Sheet => ({ order: undefined, first: [] })

/** The first rows are held back until the headings among them are found. */
function* next(sheet: Sheet, line: Line, found: Found): Generator<StoredLine> {
  if (sheet.order === undefined) {
    sheet.first.push(line)
    if (sheet.first.length === looksAt) yield* begin(sheet, found)
  } else if (sheet.order.length > 0 && !isSum(line.cells)) yield inOrder(line, sheet.order)
}

/** Null stands where the sheet has no such column: of that the row says nothing. */
const inOrder = (line: Line, order: readonly number[]): StoredLine => {
  const cells: (string | null)[] = []
  for (const [at, column] of order.entries()) cells[column] = line.cells[at] ?? ''
  return { ...line, cells: Array.from(cells, (cell) => cell ?? null) }
}

/** The year in what stands above the headings. */
const yearAbove = (lines: readonly Line[]): number | undefined =>
  lines.flatMap(({ cells }) => cells.flatMap((cell) => yearWithin(cell) ?? [])).at(0)

/** A sheet that shares no heading with the first and has none that one knows is a legend, or notes. */
const isLegend = (headings: readonly string[], cells: readonly string[]): boolean =>
  headings.length > 0 && !cells.some((heading) => headings.includes(heading)) && isForeign(cells)

/** Where each column of a sheet is among all headings; those that are new come behind. */
const orderOf = (headings: string[], cells: readonly string[]): number[] =>
  cells.map((heading) => {
    const known = headings.indexOf(heading)
    return known >= 0 ? known : headings.push(heading) - 1
  })

/** Finds the headings of a sheet, and gives what was held back until then. */
function* begin(sheet: Sheet, { headings, titled }: Found): Generator<StoredLine> {
  if (sheet.order !== undefined || sheet.first.length === 0) return
  const { above, cells, below } = partsOf(sheet.first)
  const order = isLegend(headings, cells) ? [] : orderOf(headings, cells)
  sheet.order = order
  if (order.length === 0) return
  const year = yearAbove(above)
  if (year !== undefined) titled[sheet.first[0]?.sheet ?? ''] = year
  yield* below.filter((line) => !isSum(line.cells)).map((line) => inOrder(line, order))
}

/** The headings among the first lines of a sheet, and what stands above and below them. */
function partsOf(lines: readonly Line[]) {
  const at = Math.max(headingRow(lines.map(({ cells }) => cells)), 0)
  return { above: lines.slice(0, at), cells: lines[at]?.cells ?? [], below: lines.slice(at + 1) }
}

type Given = { name: string; bytes: Buffer }
type By = { by: { personId: string; hatId: string }; now: Date; demo: boolean }

/** Stores a list row by row, a few hundred at once, with a guess of what its columns hold. */
export async function storeTable(tx: Tx, { name, bytes }: Given, { by, now, demo }: By): Promise<string> {
  const found: Found = { headings: [], titled: {} }
  const { headings, titled } = found
  const year =
    readYear(/(?:R|H|令和|平成)\s*(?:\d{1,2}|元)|20\d{2}(?=年)/i.exec(name.normalize('NFKC'))?.[0] ?? '') ??
    null
  const choices = { fields: [], year, section: null, keepUnknown: false, demo }
  const id = await insertImport(tx, { name, headings, choices }, by, now)
  let n = 0
  let waiting: { n: number; sheet: string; cells: (string | null)[] }[] = []
  for await (const { sheet, line, cells } of rowsOf(streamTable(bytes), found)) {
    n += 1
    if (n > mostRows) throw new UnreadableTable('tooLarge')
    waiting.push({ n, sheet: `${sheet} ${line}`.trim(), cells })
    if (waiting.length === atOnce) await insertRows(tx, id, waiting.splice(0))
  }
  await insertRows(tx, id, waiting)
  waiting = []
  if (n === 0) throw new UnreadableTable('empty')
  const guessed = { ...choices, fields: guessColumns(headings), titled }
  await changeImport(tx, id, {
    rows: n,
    choices: JSON.stringify(guessed),
    headings: JSON.stringify(headings),
  })
  return id
}
