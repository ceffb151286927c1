import { fiscalYear, parseDate } from '../../../lib/dates.ts'
import { most } from '../rules.ts'

export const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s・（）()]/g, '')
    .toLowerCase()

const eras: Readonly<Record<string, number>> = {
  R: 2018,
  令和: 2018,
  H: 1988,
  平成: 1988,
  S: 1925,
  昭和: 1925,
}

const kanji = '〇一二三四五六七八九'
/** 六 → 6, 十二 → 12, 二十三 → 23; what is no number of years stays. */
const inDigits = (text: string): string =>
  text.replace(
    /([一二三四五六七八九])?十([一二三四五六七八九])?|[〇一二三四五六七八九]/g,
    (all, tens, ones) =>
      all.includes('十')
        ? String(10 * (tens ? kanji.indexOf(tens) : 1) + (ones ? kanji.indexOf(ones) : 0))
        : String(kanji.indexOf(all)),
  )

/** 令和5年度, 令和五年度, R5, 2023, a date of it; undefined when it is no year. */
export function readYear(text: string): number | undefined {
  const plain = inDigits(fold(text))
    .toUpperCase()
    .replace(/^FY|年度?$/g, '')
  const [, era = '', n = ''] = /^(R|H|S|令和|平成|昭和)(\d{1,2}|元)$/.exec(plain) ?? []
  if (n !== '') return (eras[era] ?? 0) + (n === '元' ? 1 : Number(n))
  if (/^(19|20|21)\d{2}$/.test(plain)) return Number(plain)
  const date = parseDate(firstDay(text))
  return date === undefined ? undefined : fiscalYear(date)
}

/** 令和5年4月1日〜… → its first day; 令和5年11月 → the first of it. */
function firstDay(text: string): string {
  const first = text.normalize('NFKC').split(/[~〜～\n]|から|より/)[0] ?? ''
  const plain = first.replace(/[(（].*$/, '').trim()
  return /月$/.test(plain) ? `${plain}1日` : plain
}

/** A year somewhere in a text: the name of a sheet or a file. */
export const yearWithin = (text: string): number | undefined => {
  const found = /(令和|平成|昭和|R|H|S)\s*(\d{1,2}|元)|(?:19|20)\d{2}/i.exec(text.normalize('NFKC'))
  return found ? readYear(found[0]) : undefined
}

/** 120,000 · １２万円 · 1,200千円; undefined when it is no amount. */
export function readYen(text: string, thousands: boolean): number | null | undefined {
  const plain = fold(text)
    .replace(/[,，￥¥\\]/g, '')
    .replace(/^(約|およそ)/, '')
  if (plain === '' || /^[-―ー–—]+$/.test(plain)) return null
  const [, number, unit] = /^(\d{1,12}(?:\.\d{1,4})?)(千円|万円|百万円|億円|円)?$/.exec(plain) ?? []
  if (number === undefined) return undefined
  const by = { 千円: 1e3, 万円: 1e4, 百万円: 1e6, 億円: 1e8, 円: 1 }[unit ?? (thousands ? '千円' : '円')] ?? 1
  const yen = Math.round(Number(number) * by)
  return yen > most.yen ? undefined : yen
}
