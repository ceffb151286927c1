import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  fiscalYear,
  formatDate,
  formatDateTime,
  formatWareki,
  isValidDate,
  parseDate,
  todayInJapan,
  weekday,
} from './dates.ts'

const lastDay = '2999-12-31'
const anyDay = fc.integer({ min: 0, max: 400_000 }).map((n) => addDays('1873-01-01', n))
const wide = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))

test('the day changes at midnight in Japan', () => {
  expect(todayInJapan(new Date('2026-11-22T14:59:59.999Z'))).toBe('2026-11-22')
  expect(todayInJapan(new Date('2026-11-22T15:00:00Z'))).toBe('2026-11-23')
  expect(todayInJapan(new Date('2026-12-31T15:00:00Z'))).toBe('2027-01-01')
})

test('today and the time agree with the time zone database', () => {
  const tokyo = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const instant = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(instant, (now) => {
      const [day = '', time = ''] = tokyo.format(now).split(' ')
      expect(todayInJapan(now)).toBe(day)
      expect(formatDateTime(now, 'easy')).toBe(`${formatDate(day, 'easy')} ${time}`)
    }),
  )
})

test('the fiscal year begins in April', () => {
  expect(fiscalYear('2026-03-31')).toBe(2025)
  expect(fiscalYear('2026-04-01')).toBe(2026)
  expect(fiscalYear('2027-01-01')).toBe(2026)
})

test.each([
  ['2026-11-22', '令和8年11月22日'],
  ['2019-05-01', '令和元年5月1日'],
  ['2019-04-30', '平成31年4月30日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1912-07-30', '大正元年7月30日'],
  ['1873-01-01', '明治6年1月1日'],
])('%s is %s', (date, wareki) => {
  expect(formatWareki(date)).toBe(wareki)
})

test('dates and times in the three languages', () => {
  expect(formatDate('2026-11-22', 'ja')).toBe('2026年11月22日 (日)')
  expect(formatDate('2026-11-22', 'en')).toBe('22 November 2026')
  expect(formatDate('2026-11-22', 'easy')).toBe('2026年11月22日')
  const instant = new Date('2026-11-22T15:04:59Z')
  expect(formatDateTime(instant, 'ja')).toBe('2026年11月23日 (月) 00:04')
  expect(formatDateTime(instant, 'en')).toBe('23 November 2026, 00:04')
  expect(formatDateTime(instant, 'easy')).toBe('2026年11月23日 00:04')
})

describe('reading what people type', () => {
  test.each([
    '2026-11-22',
    '2026/11/22',
    '2026.11.22',
    '2026年11月22日',
    '2026年11月22日 (日)',
    '２０２６年１１月２２日（日曜日）',
    '２０２６ー１１ー２２',
    '2026−11–22',
    '令和8年11月22日',
    '令和８年１１月２２日',
    ' 令和 8年 11月 22日　',
    'R8.11.22',
    'r8/11/22',
    'Ｒ８．１１．２２',
    'R08-11-22',
  ])('%s is 22 November 2026', (text) => {
    expect(parseDate(text)).toBe('2026-11-22')
  })

  test('one-digit months and 元年', () => {
    expect(parseDate('2026/4/1')).toBe('2026-04-01')
    expect(parseDate('令和元年5月1日')).toBe('2019-05-01')
    expect(parseDate('S64.1.7')).toBe('1989-01-07')
  })

  test('every date is read back in each way it is written', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        for (const text of [date, formatDate(date, 'ja'), formatDate(date, 'easy'), formatWareki(date)]) {
          expect([text, parseDate(text)]).toEqual([text, date])
          expect([text, parseDate(wide(text))]).toEqual([text, date])
        }
      }),
    )
  })

  test.each([
    '',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '1872-12-31',
    '令和0年1月1日',
    '令和元年4月30日',
    '平成31年5月1日',
    '昭和64年1月8日',
    '明治5年12月31日',
    '2026年11月22日 (月)',
    '26-11-22',
    '2026-11',
    '2026-11-22T00:00',
    '22 November 2026',
    '2026-11-22; DROP',
    'Q8.11.22',
    '令和8年11月22日'.padEnd(100_000, ' '),
  ])('%s is refused', (text) => {
    expect(parseDate(text)).toBeUndefined()
  })

  test('anything may be typed; what is read is a day that exists', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const date = parseDate(text)
        expect(date === undefined || isValidDate(date)).toBe(true)
      }),
    )
  })
})

test('29 February exists in leap years only', () => {
  expect(isValidDate('2028-02-29')).toBe(true)
  expect(isValidDate('2000-02-29')).toBe(true)
  expect(isValidDate('2100-02-29')).toBe(false)
})

test.each(['', '2026-2-3', '2026-11-22 ', '2026-11-22\n', '12026-11-22', 'today'])(
  '%j is not a date',
  (text) => {
    expect(isValidDate(text)).toBe(false)
    expect(() => formatWareki(text)).toThrow(RangeError)
  },
)

test('days are added across months, years and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 10_000 }), (date, n) => {
      const later = addDays(date, n)
      expect(addDays(later, -n)).toBe(date)
      expect(later >= date && later <= addDays(lastDay, 10_000)).toBe(true)
      expect(weekday(later)).toBe((weekday(date) + n) % 7)
    }),
  )
})

test.each([
  '二〇二六年十一月二十二日',
  '令和八年十一月二十二日',
  '令8.11.22',
  '20261122',
  '2026 11 22',
  '2026・11・22',
  '西暦2026年11月22日',
  '令和8年11月22日 日曜日',
])('%s is 22 November 2026, too', (text) => expect(parseDate(text)).toBe('2026-11-22'))

test.each(['平成三十一年五月一日', '令和8年11月22日 月曜日', '20261322', '8.11.22'])(
  '%s is no date',
  (text) => expect(parseDate(text)).toBeUndefined(),
)
