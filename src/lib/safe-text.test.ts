// Vulnerability classes 4, 32 (formulas) and 36 (calendars, feeds, headers).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanBlock, cleanLine, csvCell, graphemeLength, stripForHeader, textOfCsvCell } from './safe-text.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      ...'a葛\u{e0100}髙👩\u200d👧\u202e\u2066\u200f\u0000\u001b\u0085\u2028\r\n\t \u3000\ud842',
    ),
  }),
)
const formulas = fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n＝a1") })

describe('people’s names survive unchanged', () => {
  test.each([
    '髙橋',
    '山﨑',
    '𠮷田',
    '葛\u{e0100}城',
    '\ufa19戸',
    '㈱結',
    'ｶﾞｯｺｳ',
    'か\u3099',
    '👨‍👩‍👧‍👦',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '©️',
    'Ｎ－１〜２',
    'O’Brien <script>',
  ])('%s', (name) => {
    expect(cleanLine(name)).toBe(name)
    expect(cleanBlock(name)).toBe(name)
    expect(stripForHeader(name)).toBe(name)
  })
})

describe('what tricks a reader or a parser is removed', () => {
  test('direction marks', () => {
    expect(cleanLine('annual\u202egnp.exe\u2066\u2069\u200f\u061c')).toBe('annualgnp.exe')
  })

  test('control characters', () => {
    expect(cleanLine('a\u0000b\u001b[31mc\u007f\u009b')).toBe('ab[31mc')
    expect(cleanBlock('a\u0000\tb\u0008\nc')).toBe('a\tb\nc')
  })

  test('line ends become LF in a block, a space in a line', () => {
    expect(cleanBlock('1\r\n2\r3\n4\u20285\u2029\u00856\r\n')).toBe('1\n2\n3\n4\n5\n\n6')
    expect(cleanLine('1\r\n2\t3\u20284')).toBe('1 2 3 4')
  })

  test('white space around is no part of a text', () => {
    expect(cleanLine('\u3000 結\t\n')).toBe('結')
    expect(cleanBlock('\n\n\u3000結\n \n')).toBe('結')
  })

  test('half a character becomes the replacement sign', () => {
    expect(cleanLine('a\ud842')).toBe('a\ufffd')
  })

  test('nothing of it is left, whatever is typed, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [line, block] = [cleanLine(text), cleanBlock(text)]
        expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
        expect(block.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
        expect([cleanLine(line), cleanBlock(block)]).toEqual([line, block])
        expect(line.isWellFormed() && block.isWellFormed()).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

test('length is counted as a reader counts', () => {
  expect(graphemeLength('葛\u{e0100}城市')).toBe(3)
  expect(graphemeLength('👨‍👩‍👧‍👦🇯🇵𠮷か\u3099')).toBe(4)
  expect(graphemeLength('')).toBe(0)
})

describe('a spreadsheet finds no formula', () => {
  test.each(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1"])(
    '%j gets an apostrophe',
    (text) => {
      expect(csvCell(text)).toBe(`'${text}`)
    },
  )

  test.each(['', '協働', "it's", "'quoted'", '2026-11-22', 'a=b'])('%j stays', (text) => {
    expect(csvCell(text)).toBe(text)
  })

  test('it comes back as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(formulas, hostile), (text) => {
        expect(csvCell(text)).not.toMatch(/^[=+\-@\t\r]/)
        expect(textOfCsvCell(csvCell(text))).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })
})

test('a title cannot add a header to a mail', () => {
  expect(stripForHeader('お知らせ\r\nBcc: everyone@example.jp\n\n<html>')).toBe(
    'お知らせ Bcc: everyone@example.jp <html>',
  )
  fc.assert(
    fc.property(hostile, (text) => {
      expect(stripForHeader(text)).not.toMatch(/[\r\n\p{Cc}\u2028\u2029]|\s\s/u)
    }),
  )
})
