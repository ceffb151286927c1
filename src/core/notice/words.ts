import { formatDate, type PlainDate } from '../../lib/dates.ts'
import { type Lang, pick } from '../../lib/language.ts'
import { parseReferenceNumber } from '../../lib/reference-number.ts'
import { cleanLine } from '../../lib/safe-text.ts'
import type { Case } from '../case/types.ts'
import type { Definition } from '../edition/schema/index.ts'
import { findSection } from '../edition/view.ts'

declare const kind: unique symbol
type Marked<K extends string> = string & { readonly [kind]: K }

/** What we or the city made: a reference number, an address of ours, a day, the name of a city or a section. */
export type Trusted = Marked<'trusted'>
/** What somebody typed, made harmless: it can stand in a text between quotation marks, never in a subject. */
export type Quoted = Marked<'quoted'>
export type Subject = Marked<'subject'>
export type Body = Marked<'body'>

type Parts = TemplateStringsArray
const put = (parts: Parts, values: readonly string[]): string =>
  parts.reduce((text, part, at) => text + (values[at - 1] ?? '') + part)

/** A subject holds nothing that a user wrote; the types say so. */
export const subjectOf = (parts: Parts, ...values: Trusted[]): Subject => put(parts, values) as Subject
export const bodyOf = (parts: Parts, ...values: (Trusted | Quoted | Body)[]): Body =>
  put(parts, values) as Body

const trusted = (text: string): Trusted => text as Trusted

export function numberOf({ number }: Pick<Case, 'number'>): Trusted {
  if (parseReferenceNumber(number) !== number) throw new Error('not a reference number')
  return trusted(number)
}
export const dayOf = (date: PlainDate, lang: Lang): Trusted => trusted(formatDate(date, lang))
export const countOf = (count: number): Trusted => trusted(String(Math.trunc(count)))
export const cityNameOf = ({ city }: Definition, lang: Lang): Trusted =>
  trusted(cleanLine(pick(city.name, lang)))

/** A section by its code; a code that the city does not know is told as nobody in particular. */
export function sectionNameOf(definition: Definition, code: string | null, lang: Lang): Trusted {
  const section = findSection(definition, code ?? undefined)
  const unknown = lang === 'en' ? 'the section in charge' : '担当課'
  return trusted(section ? cleanLine(pick(section.name, lang)) : unknown)
}

/** The head of a case's trail: whoever keeps it finds out a later change. */
export function trailHeadOf({ trail_seq, trail_hash }: Pick<Case, 'trail_seq' | 'trail_hash'>): Trusted {
  if (!/^[0-9a-f]{64}$/.test(trail_hash)) throw new Error('not a trail head')
  return trusted(`${trail_seq}:${trail_hash}`)
}

/** A page of ours. */
export function pageOf(origin: string, path: string): Trusted {
  if (!/^\/[\w\-/?=]*$/.test(path)) throw new Error('not a page of ours')
  return trusted(`${origin}${path}`)
}

const longest = 60
const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** What mail programs make a link of is taken apart. */
const unlinked = (text: string): string =>
  text
    .replace(/:\/\//g, ' : // ')
    .replace(/[@＠]/g, ' $& ')
    .replace(/([^\s.])([.．｡])(?=[^\s.])/gu, '$1 $2 ')

/** A title, a name, a sentence somebody typed: one line, short, in quotation marks, nothing of it a link. */
export function quoted(typed: string): Quoted {
  const line = cleanLine(typed)
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/「/g, '『')
    .replace(/」/g, '』')
  const shown = Array.from(segmenter.segment(line), ({ segment }) => segment)
  const short = shown.length > longest ? `${shown.slice(0, longest).join('')}…` : line
  return `「${unlinked(short).trim()}」` as Quoted
}
