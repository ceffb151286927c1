import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { textOfCsvCell } from '../../lib/safe-text.ts'
import { cellText, decodeInPieces } from './cells.ts'
import { unpacksWithin } from './unpacked-size.ts'

/** A row with its place in the file: the sheet (none in a CSV file) and the line, counted from 1. */
export type Line = { sheet: string; line: number; cells: string[] }

export const streamLimits = {
  bytes: 15 * 1024 * 1024,
  unpacked: 150 * 1024 * 1024,
  rows: 60_000,
  columns: 60,
  cell: 2000,
  sheets: 20,
}

export class UnreadableTable extends Error {
  readonly why: 'empty' | 'tooLarge' | 'badEncoding' | 'badCsv' | 'badXlsx'
  constructor(why: UnreadableTable['why']) {
    super(why)
    this.why = why
  }
}

const cut = (cells: readonly string[]) =>
  cells.slice(0, streamLimits.columns).map((cell) => cell.slice(0, streamLimits.cell))

/** The first line says what parts the cells; it ends within the first piece. */
const delimiterOf = (pieces: Iterable<string>): string => {
  const [first = ''] = pieces
  return first.split(/\r?\n/, 1)[0]?.includes('\t') ? '\t' : ','
}

async function* csvLines(bytes: Buffer): AsyncGenerator<Line> {
  const pieces = decodeInPieces(bytes)
  if (pieces === undefined) throw new UnreadableTable('badEncoding')
  const delimiter = delimiterOf(pieces())
  const parser = Readable.from(pieces()).pipe(
    parse({ bom: true, delimiter, relax_column_count: true, info: true }),
  )
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>)
      yield { sheet: '', line: info.lines, cells: cut(record.map((cell) => textOfCsvCell(cell.trim()))) }
  } catch {
    throw new UnreadableTable('badCsv')
  }
}

/** A date comes as a moment of its first second: the day is what the cell shows. */
const dayOnly = (cell: string) => cell.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.000)?Z$/, '$1')

async function* bookLines(bytes: Buffer): AsyncGenerator<Line> {
  if (!unpacksWithin(bytes, streamLimits.unpacked)) throw new UnreadableTable('badXlsx')
  try {
    const { sheets } = await readXlsx(bytes, { maxRows: 1 })
    for (const [index, { name }] of sheets.slice(0, streamLimits.sheets).entries())
      for await (const row of streamXlsxRows(bytes, { sheet: index }))
        yield {
          sheet: name.slice(0, 60),
          line: row.index + 1,
          cells: cut(Array.from(row.values, (value) => dayOnly(cellText(value)))),
        }
  } catch {
    throw new UnreadableTable('badXlsx')
  }
}

/** The rows of a table of any length, one after another: XLSX with all its sheets, or CSV in UTF-8, UTF-16 or CP932. */
export function streamTable(bytes: Buffer): AsyncGenerator<Line> {
  if (bytes.length === 0) throw new UnreadableTable('empty')
  if (bytes.length > streamLimits.bytes) throw new UnreadableTable('tooLarge')
  return bytes.subarray(0, 2).toString('latin1') === 'PK' ? bookLines(bytes) : csvLines(bytes)
}
