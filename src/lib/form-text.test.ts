import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { block, choice, count, dateField, email, hours, line, reading, yen } from './form-text.ts'

/** What a field makes of a text: its value, or the code of what is wrong. */
function read(field: z.ZodType, typed: unknown): unknown {
  const parsed = field.safeParse(typed)
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message)
}

describe('a line', () => {
  test('is kept as written, without control characters and direction marks', () => {
    expect(read(line({ max: 20 }), ' 葛\u{e0100}城\u202e市\r\n髙﨑\u0000 ')).toBe('葛\u{e0100}城市 髙﨑')
  })

  test('may be empty unless required', () => {
    expect(read(line({ max: 5 }), undefined)).toBe('')
    expect(read(line({ max: 5, required: true }), undefined)).toEqual(['required'])
    expect(read(line({ max: 5, required: true }), '　\u202e\u0000 ')).toEqual(['required'])
  })

  test('is counted in characters as a reader counts them', () => {
    expect(read(line({ max: 3 }), '葛\u{e0100}👨‍👩‍👧‍👦𠮷')).toBe('葛\u{e0100}👨‍👩‍👧‍👦𠮷')
    expect(read(line({ max: 3 }), '四文字だ')).toEqual(['tooLong:3'])
    expect(read(line({ max: 200, required: true }), '題'.repeat(10_000))).toEqual(['tooLong:200'])
  })

  test('cannot hide a huge text in one character', () => {
    expect(read(line({ max: 200 }), `a${'\u0301'.repeat(10_000)}`)).toEqual(['tooLong:200'])
  })
})

test('a block keeps its lines', () => {
  expect(read(block({ max: 20 }), '一\r\n\r\n二\t三\n')).toBe('一\n\n二\t三')
  expect(read(block({ max: 2, required: true }), '三文字')).toEqual(['tooLong:2'])
})

test('a choice is one of its values', () => {
  const party = choice(['city', 'group'])
  expect(read(party, 'group')).toBe('group')
  expect(read(party, undefined)).toEqual(['required'])
  expect(read(party, '')).toEqual(['required'])
  for (const other of ['City', 'constructor', '__proto__', '0', 'city '])
    expect(read(party, other)).toEqual(['badChoice'])
  expect(read(party.optional(), undefined)).toBeUndefined()
})

test('a date is read in any way it is written', () => {
  expect(read(dateField(), '令和８年１１月２２日')).toBe('2026-11-22')
  expect(read(dateField(), '2026-02-30')).toEqual(['badDate'])
  expect(read(dateField(), ' ')).toEqual(['required'])
  expect(read(dateField().optional(), undefined)).toBeUndefined()
})

describe('yen', () => {
  test.each([
    ['12000', 12_000],
    ['１２，０００円', 12_000],
    ['¥12,000', 12_000],
    ['￥ 1,234,567', 1_234_567],
    ['0', 0],
    ['999,999,999,999', 999_999_999_999],
  ])('%s', (typed, value) => {
    expect(read(yen(), typed)).toBe(value)
  })

  test.each([
    '-1',
    '−500',
    '1.5',
    '12,00',
    '1,2345',
    '1e3',
    '0x10',
    '12000ドル',
    '5万円',
    'NaN',
    '９'.repeat(16),
    '=1+1',
    '円',
  ])('%s is no amount', (typed) => {
    expect(read(yen(), typed)).toEqual(['badNumber'])
  })

  test('stays in its range', () => {
    expect(read(yen({ max: 500_000 }), '500,001')).toEqual(['tooLarge:500000'])
    expect(read(yen({ min: 1 }), '0')).toEqual(['tooSmall:1'])
    expect(read(yen(), '9'.repeat(15))).toEqual(['tooLarge:999999999999'])
    expect(read(yen(), '')).toEqual(['required'])
  })
})

test('hours have at most two decimals', () => {
  expect(read(hours(), '１．５時間')).toBe(1.5)
  expect(read(hours(), '0.25')).toBe(0.25)
  expect(read(hours(), '3h')).toBe(3)
  for (const wrong of ['1.234', '1:30', '-1', '.5', '1.', 'abc'])
    expect(read(hours(), wrong)).toEqual(['badNumber'])
  expect(read(hours({ max: 24 }), '24.5')).toEqual(['tooLarge:24'])
})

test('every amount is read back however it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
      for (const text of [String(amount), `${amount.toLocaleString('ja-JP')}円`])
        expect(read(yen(), text)).toBe(amount)
    }),
  )
})

test('a message is a code, never a sentence, and nothing typed makes a field throw', () => {
  const fields = [
    line({ max: 3, required: true }),
    block({ max: 3 }),
    choice(['a']),
    dateField(),
    yen(),
    hours(),
  ]
  const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.anything(), fc.array(fc.string()))
  fc.assert(
    fc.property(anything, fc.constantFrom(...fields), (typed, field) => {
      const parsed = field.safeParse(typed)
      for (const issue of parsed.error?.issues ?? []) expect(issue.message).toMatch(/^[a-z][A-Za-z]+(:\d+)?$/)
    }),
    { numRuns: 1000 },
  )
})

describe('a mail address', () => {
  const field = email({ required: true })
  test.each([
    ['Hanako@Example.JP', 'hanako@example.jp'],
    ['　ｈａｎａｋｏ＠ｅｘａｍｐｌｅ．ｊｐ ', 'hanako@example.jp'],
    ['a.b+c@city.shinjo.yamagata.jp', 'a.b+c@city.shinjo.yamagata.jp'],
  ])('%s is read', (typed, address) => expect(read(field, typed)).toBe(address))

  test.each([
    'hanako',
    'a@b',
    'a@b.jp, c@d.jp',
    'a@b.jp\r\nBcc: x@y.jp',
    '<a@b.jp>',
    `${'a'.repeat(200)}@b.jp`,
    'a\u0000@b.jp',
  ])('%s is none', (typed) => expect(read(field, typed)).toEqual(['badEmail']))

  test('nothing is nothing, unless it is asked for', () => {
    expect(read(email(), '')).toBe('')
    expect(read(field, '')).toEqual(['required'])
  })
})

test('a reading in half-width kana becomes full-width; names and everything else stay as typed', () => {
  expect(read(reading({ max: 20 }), ' ｴﾁｾﾞﾝ ﾊﾅｺ')).toBe('エチゼン ハナコ')
  expect(read(reading({ max: 20 }), 'えちぜん　はなこ')).toBe(read(line({ max: 20 }), 'えちぜん　はなこ'))
  expect(read(line({ max: 20 }), 'ｴﾁｾﾞﾝ')).toBe('ｴﾁｾﾞﾝ')
})

test.each([
  ['１２、０００円', 12_000],
  ['金12,000円也', 12_000],
])('%s is %i yen', (typed, value) => expect(read(yen(), typed)).toBe(value))

test.each(['５名', '5 世帯', '5か所'])('%s is five', (typed) => expect(read(count(), typed)).toBe(5))

test.each(['mailto:a@example.jp', 'a@example.jp。', 'ａ＠ｅｘａｍｐｌｅ。ｊｐ'])(
  '%s is an address',
  (typed) => expect(read(email(), typed)).toBe('a@example.jp'),
)
