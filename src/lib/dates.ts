import type { Lang } from './language.ts'

/** A day in the calendar without a time or zone: 'YYYY-MM-DD'. */
export type PlainDate = string

const dayMs = 86_400_000
const japanMs = 9 * 3_600_000
const shape = /^\d{4}-\d{2}-\d{2}$/
/** Japan used another calendar before: a date then would be read as a different day. */
const firstGregorianDay = '1873-01-01'

const plain = (utc: Date): PlainDate => utc.toISOString().slice(0, 10)

/** True for a day that exists, from 1873 (Japan's first Gregorian year) to 9999. */
export function isValidDate(date: string): boolean {
  if (!shape.test(date) || date < firstGregorianDay) return false
  const utc = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(utc.getTime()) && plain(utc) === date
}

function utcOf(date: PlainDate): Date {
  if (!isValidDate(date)) throw new RangeError(`not a date: ${date}`)
  return new Date(`${date}T00:00:00Z`)
}

export const todayInJapan = (now: Date): PlainDate => plain(new Date(now.getTime() + japanMs))

/** The moment at which a day begins in Japan. */
export const startOfDay = (date: PlainDate): Date => new Date(`${date}T00:00:00+09:00`)

export const addDays = (date: PlainDate, days: number): PlainDate =>
  plain(new Date(utcOf(date).getTime() + days * dayMs))

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (date: PlainDate): number => utcOf(date).getUTCDay()

/** 年度: the year in which its April lies. */
export function fiscalYear(date: PlainDate): number {
  const utc = utcOf(date)
  return utc.getUTCMonth() < 3 ? utc.getUTCFullYear() - 1 : utc.getUTCFullYear()
}

const wareki = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' })

/** 和暦 as official letters write it: 令和8年11月22日, 令和元年5月1日. */
export const formatWareki = (date: PlainDate): string => wareki.format(utcOf(date))

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const weekdays = '日月火水木金土'

/** ja 2026年11月22日 (日), en 22 November 2026, easy 2026年11月22日. */
export function formatDate(date: PlainDate, lang: Lang): string {
  const utc = utcOf(date)
  const [year, month, day] = [utc.getUTCFullYear(), utc.getUTCMonth(), utc.getUTCDate()]
  if (lang === 'en') return `${day} ${months[month]} ${year}`
  const japanese = `${year}年${month + 1}月${day}日`
  return lang === 'ja' ? `${japanese} (${weekdays[utc.getUTCDay()]})` : japanese
}

/** The time of day in Japan: 09:05. */
export const japanTime = (instant: Date): string =>
  new Date(instant.getTime() + japanMs).toISOString().slice(11, 16)

/** The date and the time of day in Japan, 24 hours. */
export function formatDateTime(instant: Date, lang: Lang): string {
  return `${formatDate(todayInJapan(instant), lang)}${lang === 'en' ? ',' : ''} ${japanTime(instant)}`
}

/** Era letter, its kanji, its first day, the year before its first. */
const eras = [
  ['R', '令和', '2019-05-01', 2018],
  ['H', '平成', '1989-01-08', 1988],
  ['S', '昭和', '1926-12-25', 1925],
  ['T', '大正', '1912-07-30', 1911],
  ['M', '明治', firstGregorianDay, 1867],
] as const

const numbers = '(\\d{1,2})(?:月|[-/.])(\\d{1,2})日?'
const western = new RegExp(`^(\\d{4})(?:年|[-/.])${numbers}$`)
const japanese = new RegExp(`^([RHSTM]|令和?|平成?|昭和?|大正?|明治?)(\\d{1,3}|元)(?:年|[-/.])${numbers}$`)
const closingWeekday = /(?:\(([日月火水木金土])(?:曜日?)?\)|([日月火水木金土])曜日?)$/
const digitsAlone = /^(\d{4})(\d\d)(\d\d)$/

function existing(year: number, month: string, day: string): PlainDate | undefined {
  const date = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isValidDate(date) ? date : undefined
}

/** 平成31年5月1日 never was: a year of an era counts only between the era's first and last day. */
function inEra([, name, yearInEra = '', month = '', day = '']: RegExpExecArray): PlainDate | undefined {
  const index = eras.findIndex(([letter, kanji]) => name === letter || (name && kanji.startsWith(name)))
  const era = eras[index]
  if (era === undefined) return undefined
  const date = existing(era[3] + (yearInEra === '元' ? 1 : Number(yearInEra)), month, day)
  const next = eras[index - 1]?.[2] ?? '9999-99-99'
  return date !== undefined && date >= era[2] && date < next ? date : undefined
}

function withoutWeekday(text: string): PlainDate | undefined {
  const [, year, month = '', day = ''] = western.exec(text) ?? digitsAlone.exec(text) ?? []
  if (year !== undefined) return existing(Number(year), month, day)
  const matched = japanese.exec(text)
  return matched === null ? undefined : inEra(matched)
}

const kanjiDigits = '〇一二三四五六七八九'

/** 二十六 is 26, 三十 is 30, 十一 is 11; as dates in letters and on forms filled in upright are written. */
const kanjiNumber = (text: string): string => {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (sign: string | undefined) =>
    sign ? [...sign].map((one) => kanjiDigits.indexOf(one)).join('') : ''
  return text.includes('十') ? `${digit(tens) || '1'}${digit(ones) || '0'}` : digit(ones)
}

/** A date as people in Japan type it, western or 和暦, full-width or in kanji; undefined when no such day exists. */
export function parseDate(text: string): PlainDate | undefined {
  if (text.length > 60) return undefined
  const folded = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\p{Dash}ー・]/gu, '-')
    .replace(/^西暦/, '')
    .replace(/[〇一二三四五六七八九十]+(?=[年月日])/g, kanjiNumber)
    .toUpperCase()
  const date = withoutWeekday(folded.replace(closingWeekday, ''))
  const [, bracketed, plainly] = closingWeekday.exec(folded) ?? []
  const named = bracketed ?? plainly
  return date === undefined || named === undefined || weekdays[weekday(date)] === named ? date : undefined
}
