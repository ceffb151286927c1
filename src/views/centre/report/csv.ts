import { csvCell } from '../../../lib/safe-text.ts'

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const cell = (value: string | number): string =>
  typeof value === 'number' ? String(value) : quoted(csvCell(value))

/** A table that Excel opens with a double click: BOM, CRLF, nothing in it that it would take for a formula. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

export const csvResponse = (name: string, rows: readonly (readonly (string | number)[])[]): Response =>
  new Response(csvOf(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=UTF-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
