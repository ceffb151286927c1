import { parseReferenceNumber } from '../../lib/reference-number.ts'

/** A head that somebody outside holds; `hash` may be its beginning. */
export type Held =
  | { kind: 'city'; n: number; hash: string }
  | { kind: 'case'; number: string; seq: number; hash: string }
  | { kind: 'unreadable' }

const hexadecimal = /^[0-9a-f]{16,64}$/
const counted = /^\d{1,9}$/

/** Reads a head as printed, spaces and capitals or not. */
export function readAgainst(text: string): Held {
  const parts = text.slice(0, 300).normalize('NFKC').replace(/\s/g, '').split(':')
  const hash = (parts.at(-1) ?? '').toLowerCase()
  const at = parts.at(-2) ?? ''
  if (!hexadecimal.test(hash) || !counted.test(at)) return { kind: 'unreadable' }
  if (parts.length === 2) return { kind: 'city', n: Number(at), hash }
  const number = parts.length === 3 ? parseReferenceNumber(parts[0] ?? '') : undefined
  return number === undefined ? { kind: 'unreadable' } : { kind: 'case', number, seq: Number(at), hash }
}

export const isHeld = (held: { hash: string }, hash: string | undefined): boolean =>
  hash?.startsWith(held.hash) === true
