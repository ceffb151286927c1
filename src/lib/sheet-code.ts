import { isUuid } from './ids.ts'
import { parseReferenceNumber } from './reference-number.ts'

/** What a printed sheet is: a form to be filled by hand, one that was filled beforehand, or a paper of a case. */
export type SheetOf =
  | { of: 'blank'; form: 'idea'; edition: number }
  | { of: 'draft'; id: string }
  | { of: 'case'; number: string; paper: CasePaper }
/** `hash`: the first twelve digits of what is printed; `page`: which sheet of several. */
export type SheetCode = SheetOf & { hash: string; page: number }

export const casePapers = ['slip', 'agreement', 'report', 'table', 'sitting', 'ahead', 'evaluation'] as const
export type CasePaper = (typeof casePapers)[number]

/** Letters and digits that nobody mixes up. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
/** A prime larger than any sign's place and value, and small enough for two letters. */
const prime = 953
const signs = 'abcdefghijklmnopqrstuvwxyz0123456789-./'

/**
 * Two letters over the city and everything before them. A changed sign alters the sum by value × place, two swapped signs
 * by (difference of values) × (difference of places): none is a multiple of the prime, so each is found for certain.
 */
function checkOf(city: string, body: string): string {
  const sum = [...`${city}/${body.toLowerCase()}`].reduce(
    (total, sign, at) => total + (signs.indexOf(sign) + 1) * (at + 1),
    0,
  )
  const rest = sum % prime
  return letters.charAt(Math.floor(rest / letters.length)) + letters.charAt(rest % letters.length)
}

function subjectOf(code: SheetOf): string {
  if (code.of === 'blank') return `${code.form}.e${code.edition}`
  return code.of === 'draft' ? `draft-${code.id.replaceAll('-', '')}` : `${code.number}.${code.paper}`
}

/** The code as it is printed: `idea.e3.9f2c1a7b3d4e.p1.K7`, `2026-00009-B.slip.9f2c1a7b3d4e.p1.QX`. */
export function sheetCode(city: string, code: SheetCode): string {
  const body = `${subjectOf(code)}.${code.hash}.p${code.page}`
  return `${body}.${checkOf(city, body)}`
}

const written = /^(.+)\.([0-9a-f]{12})\.p([1-9]\d?)\.([a-z0-9]{2})$/
const blank = /^idea\.e([1-9]\d{0,4})$/
const draft = /^draft-([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/
const ofCase = /^(\d{4}-\d{5,9}-[a-z])\.([a-z]+)$/

function readBlank(subject: string): SheetOf | undefined {
  const edition = blank.exec(subject)?.[1]
  return edition === undefined ? undefined : { of: 'blank', form: 'idea', edition: Number(edition) }
}

function readDraft(subject: string): SheetOf | undefined {
  const id = draft.exec(subject)?.slice(1).join('-')
  return isUuid(id) ? { of: 'draft', id } : undefined
}

function readCase(subject: string): SheetOf | undefined {
  const [, typed = '', name] = ofCase.exec(subject) ?? []
  const [number, paper] = [parseReferenceNumber(typed), casePapers.find((one) => one === name)]
  return number !== undefined && paper !== undefined ? { of: 'case', number, paper } : undefined
}

/** A code of this city as it is read or typed; undefined where a sign of it is wrong. */
export function readSheetCode(city: string, text: string): SheetCode | undefined {
  if (text.length > 120) return undefined
  const plain = text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  const [, subject = '', hash = '', page = '', check = ''] = written.exec(plain) ?? []
  const of = readBlank(subject) ?? readDraft(subject) ?? readCase(subject)
  const body = plain.slice(0, -3)
  if (of === undefined || check.toUpperCase() !== checkOf(city, body)) return undefined
  return { ...of, hash, page: Number(page) }
}

/** Where a code leads, below the installation's address. */
export const sheetPath = (city: string, code: SheetCode): string => `/${city}/sheets/${sheetCode(city, code)}`

/** What a QR code on a page turns out to be. */
export type ReadAddress =
  | { kind: 'sheet'; city: string; code: SheetCode }
  /** It leads to a sheet, but something of it is wrong. */
  | { kind: 'broken'; city: string }
  | { kind: 'other' }

const address = /^https?:\/\/[^/\s]+\/([a-z][a-z0-9-]{0,40})\/sheets\/([^/?#\s]{1,120})$/

/** Under which name the installation was reached when the sheet was printed does not matter; which city it was does. */
export function readSheetAddress(text: string): ReadAddress {
  const [, city, typed = ''] = address.exec(text) ?? []
  if (city === undefined) return { kind: 'other' }
  const code = readSheetCode(city, typed)
  return code === undefined ? { kind: 'broken', city } : { kind: 'sheet', city, code }
}
