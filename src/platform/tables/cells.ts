import { textOfCsvCell } from '../../lib/safe-text.ts'

const strict = (encoding: string) => new TextDecoder(encoding, { fatal: true })

/** The byte order mark says it; without one, what is no UTF-8 is CP932 as old programs write it. */
export function decode(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encodings = { fffe: ['utf-16le'], feff: ['utf-16be'] }[mark] ?? ['utf-8', 'shift_jis']
  for (const encoding of encodings) {
    try {
      return strict(encoding).decode(bytes)
    } catch {
      // The next one, or none.
    }
  }
  return undefined
}

const pad = (n: number) => String(n).padStart(2, '0')
const dayOf = (date: Date) =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`

export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayOf(value)
  return typeof value === 'object' ? '' : textOfCsvCell(String(value).trim())
}
