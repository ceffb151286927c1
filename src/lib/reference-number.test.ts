import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseReferenceNumber, referenceNumber } from './reference-number.ts'

const year = fc.integer({ min: 1900, max: 2999 })
const serial = fc.integer({ min: 0, max: 999_999_999 })
const issued = fc.tuple(year, serial).map(([y, n]) => referenceNumber(y, n))

test('it reads fiscal year, number, check letter', () => {
  expect(referenceNumber(2026, 12)).toBe('2026-00012-E')
  expect(referenceNumber(2026, 99_999)).toMatch(/^2026-99999-[A-Y]$/)
  expect(referenceNumber(2026, 100_000)).toMatch(/^2026-100000-[A-Y]$/)
})

test('what was issued is read back', () => {
  fc.assert(
    fc.property(issued, (number) => {
      expect(parseReferenceNumber(number)).toBe(number)
    }),
  )
})

const wide = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))

test('full-width, lower case, any hyphen, spaces and no hyphen are all the same number', () => {
  const number = referenceNumber(2026, 12)
  expect(parseReferenceNumber(wide(number))).toBe(number)
  expect(parseReferenceNumber(wide(number.toLowerCase()))).toBe(number)
  for (const hyphen of [...'ー－‐−–—―ｰ‑- 　', ''])
    expect(parseReferenceNumber(` ${number.toLowerCase().replaceAll('-', hyphen)}\n`)).toBe(number)
})

const characters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']

test('every single wrong character is found', () => {
  fc.assert(
    fc.property(issued, (number) => {
      const plain = [...number.replaceAll('-', '')]
      for (const i of plain.keys()) {
        const others = characters.filter((c) => c !== plain[i]).map((c) => plain.with(i, c).join(''))
        expect(others.filter(parseReferenceNumber)).toEqual([])
      }
    }),
    { numRuns: 60 },
  )
})

test('every two swapped neighbours are found', () => {
  fc.assert(
    fc.property(issued, (number) => {
      const plain = [...number.replaceAll('-', '')]
      for (let i = 0; i + 1 < plain.length; i++) {
        const [a = '', b = ''] = plain.slice(i, i + 2)
        if (a !== b)
          expect(
            parseReferenceNumber(
              plain
                .with(i, b)
                .with(i + 1, a)
                .join(''),
            ),
          ).toBeUndefined()
      }
    }),
    { numRuns: 1000 },
  )
})

test('one number has one spelling: no further zeros in front', () => {
  fc.assert(
    fc.property(issued, (number) => {
      expect(parseReferenceNumber(number.replace('-', '-0'))).toBeUndefined()
    }),
  )
})

test('anything may be typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = parseReferenceNumber(text)
      expect(read === undefined || parseReferenceNumber(read) === read).toBe(true)
    }),
  )
  for (const wrong of ['', '-', '2026-00012', '2026-00012-', 'K'.repeat(100_000), '2026-00012-E-E'])
    expect(parseReferenceNumber(wrong)).toBeUndefined()
})

test('a year or number that cannot be printed is refused', () => {
  for (const [y, n] of [
    [26, 1],
    [2026, -1],
    [2026, 1.5],
    [2026, 1e21],
    [Number.NaN, 1],
  ] as const)
    expect(() => referenceNumber(y, n)).toThrow(RangeError)
})
