import { createHash } from 'node:crypto'

type Entry = readonly [string, unknown]

const refuse = (what: string): never => {
  throw new TypeError(`canonical JSON has no ${what}`)
}

function number(value: number): string {
  return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value))
}

function string(value: string): string {
  return value.isWellFormed() ? JSON.stringify(value) : refuse('lone surrogate')
}

function object(value: object): string {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) refuse(prototype.constructor?.name ?? 'class')
  const entries: Entry[] = Object.entries(value).filter(([, member]) => member !== undefined)
  // RFC 8785 sorts by UTF-16 code units, which is what < compares.
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, member]) => `${string(key)}:${canonicalJson(member)}`).join(',')}}`
}

/**
 * RFC 8785 JSON: one spelling for one value, to be hashed. Members that are undefined are left out; anything
 * that JSON cannot hold (functions, NaN, dates, maps, undefined in a list) throws a TypeError.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return string(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (typeof value === 'object') return object(value)
  return refuse(typeof value)
}

/** SHA-256 of the canonical JSON, in lower-case hexadecimal. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex')
