import { z } from 'zod'
import { type PlainDate, parseDate } from './dates.ts'
import { foldPhone, foldPostalCode } from './digits.ts'
import { cleanBlock, cleanLine, graphemeLength } from './safe-text.ts'

// Messages are codes, optionally with a detail after a colon ('tooLong:200'): pages say them in the reader's language.

type Context = { addIssue: (issue: { code: 'custom'; message: string; input: unknown }) => void }

function fail(context: Context, message: string): never {
  context.addIssue({ code: 'custom', message, input: undefined })
  return z.NEVER
}

const typed = (value: unknown): string => (typeof value === 'string' ? value : '')
const plain = (value: unknown): string => typed(value).slice(0, 200).normalize('NFKC').replace(/\s/g, '')

/** No reader's character needs more code units than this, and counting characters of a huge text is slow. */
const unitsPerCharacter = 16
const isLonger = (text: string, max: number): boolean =>
  text.length > max * unitsPerCharacter || graphemeLength(text) > max

type Length = { max: number; required?: boolean }

const cleaned = (clean: (text: string) => string, { max, required = false }: Length) =>
  z.unknown().transform((value, context): string => {
    const text = clean(typed(value))
    if (required && text === '') return fail(context, 'required')
    return isLonger(text, max) ? fail(context, `tooLong:${max}`) : text
  })

/** One line; '' when left empty and not required. `max` counts characters as a reader does. */
export const line = (length: Length) => cleaned(cleanLine, length)

const halfWidthKana = /[\uff61-\uff9f]+/g

/** ふりがな: half-width kana become full-width, whose marks no font draws apart; anything else stays as typed. */
export const reading = (length: Length) =>
  cleaned((text) => cleanLine(text.replace(halfWidthKana, (kana) => kana.normalize('NFKC'))), length)

/** Several lines; '' when left empty and not required. */
export const block = (length: Length) => cleaned(cleanBlock, length)

/** One of the values; `.optional()` when nothing need be chosen, `z.array(choice(…))` for several. */
export const choice = <const V extends string>(values: readonly V[]) =>
  z.unknown().transform((value, context): V => {
    if (typed(value) === '') return fail(context, 'required')
    return values.find((one) => one === value) ?? fail(context, 'badChoice')
  })

/** A date in any way Japan writes one; `.optional()` when it may be left empty. */
export const dateField = () =>
  z.unknown().transform((value, context): PlainDate => {
    if (typed(value).trim() === '') return fail(context, 'required')
    return parseDate(typed(value)) ?? fail(context, 'badDate')
  })

type Range = { min?: number; max?: number }

const number = (pattern: RegExp, { min = 0, max = 999_999_999_999 }: Range) =>
  z.unknown().transform((value, context): number => {
    const text = plain(value).replace(/(?<=\d)、(?=\d{3})/g, ',')
    if (text === '') return fail(context, 'required')
    const digits = pattern.exec(text)?.[1]
    if (digits === undefined) return fail(context, 'badNumber')
    const read = Number(digits.replaceAll(',', ''))
    if (read < min) return fail(context, `tooSmall:${min}`)
    return read > max ? fail(context, `tooLarge:${max}`) : read
  })

const whole = '(\\d{1,15}|\\d{1,3}(?:,\\d{3}){1,4})'
const yenAsTyped = new RegExp(`^(?:[¥\\\\]|金)?${whole}(?:円|円也)?$`)
const hoursAsTyped = /^(\d{1,6}(?:\.\d{1,2})?)(?:時間|h)?$/i

/** Whole yen, 0 or more: 12000, １２，０００円, ¥12,000. */
export const yen = (range: Range = {}) => number(yenAsTyped, range)

const countAsTyped = new RegExp(`^${whole}(?:件|人|名|団体|世帯|社|校|回|席|枚|個|台|か所|カ所|ヶ所|箇所)?$`)

/** A whole number of things, 0 or more: 3, ３件, 5人. */
export const count = (range: Range = {}) => number(countAsTyped, range)

/** Hours with at most two decimals: 1.5, １．５時間. */
export const hours = (range: Range = {}) => number(hoursAsTyped, { max: 100_000, ...range })

const folded = (max: number, required: boolean, fold: (text: string) => string | undefined, bad: string) =>
  z.unknown().transform((value, context): string => {
    const text = typed(value)
      .slice(0, max * 2)
      .trim()
    if (text === '') return required ? fail(context, 'required') : ''
    return fold(text) ?? fail(context, bad)
  })

const mailShape = /^[^\s\p{C}@<>"',;:\\()[\]]+@[^\s\p{C}@<>"',;:\\()[\]]+\.[^\s\p{C}@<>"',;:\\()[\]]+$/u

/** An e-mail address, folded to half width and small letters; '' when left empty. */
export const email = ({ required = false } = {}) =>
  folded(
    200,
    required,
    (text) => {
      const plain = text
        .normalize('NFKC')
        .replace(/\s/g, '')
        .replace(/^mailto:/i, '')
        .replace(/。/g, '.')
        .replace(/\.$/, '')
        .toLowerCase()
      return plain.length <= 200 && mailShape.test(plain) ? plain : undefined
    },
    'badEmail',
  )

/**
 * A telephone number in any usual writing: full-width, with or without hyphens, brackets, +81; kept as its digits and
 * the hyphens that were typed between them (`0233-22-2111`). '' when left empty.
 */
export const phone = ({ required = false } = {}) => folded(40, required, foldPhone, 'badPhone')

/** A 郵便番号 with or without 〒 and hyphen, kept as `996-8501`; '' when left empty. */
export const postalCode = ({ required = false } = {}) => folded(20, required, foldPostalCode, 'badPostalCode')
