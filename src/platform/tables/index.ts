import { parse } from 'csv-parse/sync'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { csvCell, textOfCsvCell } from '../../lib/safe-text.ts'
import { cellText, decode } from './cells.ts'
import { unpacksWithin } from './unpacked-size.ts'

/** Rows of texts as they stand in the file, the first one included; row 1 of the file is index 0. */
export type Table = string[][]
export type Unreadable =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooWide'
  | 'badEncoding'
  | 'badCsv'
  | 'badXlsx'
export type ReadTable = { ok: true; rows: Table } | { ok: false; why: Unreadable; detail?: string }

export const limits = {
  bytes: 2 * 1024 * 1024,
  unpacked: 30 * 1024 * 1024,
  rows: 3000,
  columns: 60,
  cell: 500,
}

const no = (why: Unreadable, detail?: string): ReadTable => ({
  ok: false,
  why,
  ...(detail === undefined ? {} : { detail }),
})

/** A table as Excel or any office program saves it: XLSX, or CSV in UTF-8, UTF-16 or Shift_JIS (CP932). */
export async function readTable(bytes: Uint8Array): Promise<ReadTable> {
  if (bytes.length === 0) return no('empty')
  if (bytes.length > limits.bytes) return no('tooLarge')
  const buffer = Buffer.from(bytes)
  const read = buffer.subarray(0, 2).toString('latin1') === 'PK' ? await readBook(buffer) : readCsv(buffer)
  return read.ok ? checked(read.rows) : read
}

function checked(rows: Table): ReadTable {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''))
  if (last < 0) return no('empty')
  if (last > limits.rows) return no('tooManyRows')
  const used = rows.slice(0, last + 1)
  if (used.some((row) => row.length > limits.columns)) return no('tooWide')
  return { ok: true, rows: used.map((row) => row.map((cell) => cell.slice(0, limits.cell))) }
}

function readCsv(bytes: Buffer): ReadTable {
  const text = decode(bytes)
  if (text === undefined || text.includes('\0')) return no('badEncoding')
  const [first = ''] = text.split(/\r?\n/, 1)
  try {
    const rows: Table = parse(text, {
      bom: true,
      delimiter: first.includes('\t') ? '\t' : ',',
      relax_column_count: true,
      to: limits.rows + 2,
    })
    return { ok: true, rows: rows.map((row) => row.map((cell) => textOfCsvCell(cell.trim()))) }
  } catch (error) {
    return no('badCsv', String((error as { lines?: unknown }).lines ?? ''))
  }
}

async function readBook(bytes: Buffer): Promise<ReadTable> {
  if (!unpacksWithin(bytes, limits.unpacked)) return no('badXlsx')
  try {
    const book = await readXlsx(bytes, { maxRows: limits.rows + 2 })
    const sheet = book.sheets[0]
    if (sheet === undefined) return no('badXlsx')
    return { ok: true, rows: sheet.rows.map((row) => Array.from(row, cellText)) }
  } catch {
    return no('badXlsx')
  }
}

const quoted = (cell: string) => {
  const safe = csvCell(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A CSV file that Excel opens by a double-click, in which no cell is a formula. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`

/** The same as XLSX: every cell is a text, so that a number keeps its zeros and nothing is a formula. */
export const writeBook = (name: string, rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name, rows: rows.map((row) => row.map(csvCell)) }] })

export { type Line, streamTable, UnreadableTable } from './stream.ts'
