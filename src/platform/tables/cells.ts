import { textOfCsvCell } from '../../lib/safe-text.ts'

const strict = (encoding: string) => new TextDecoder(encoding, { fatal: true })

/** The byte order mark says it; without one, what is no UTF-8 is CP932 as old programs write it. */
function encodingsOf(bytes: Buffer): readonly string[] {
  const mark = bytes.subarray(0, 2).toString('hex')
  return { fffe: ['utf-16le'], feff: ['utf-16be'] }[mark] ?? ['utf-8', 'shift_jis']
}

const pieceSize = 65_536

/** The text piece by piece, no sign of it cut in two; throws where it is not in this encoding. */
function* piecesIn(encoding: string, bytes: Buffer): Generator<string> {
  const decoder = strict(encoding)
  for (let at = 0; at < bytes.length; at += pieceSize)
    yield decoder.decode(bytes.subarray(at, at + pieceSize), { stream: true })
  yield decoder.decode()
}

/** A long text in pieces, from its beginning as often as asked, never in memory as a whole; undefined when it is in no known encoding. */
export function decodeInPieces(bytes: Buffer): (() => Generator<string>) | undefined {
  for (const encoding of encodingsOf(bytes)) {
    try {
      let isText = true
      for (const piece of piecesIn(encoding, bytes)) isText &&= !piece.includes('\0')
      return isText ? () => piecesIn(encoding, bytes) : undefined
    } catch {
      // The next one, or none.
    }
  }
  return undefined
}

export function decode(bytes: Buffer): string | undefined {
  for (const encoding of encodingsOf(bytes)) {
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
