import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isMunicipalityCode, parseMunicipalityCode } from './municipality-code.ts'

test.each(['131016', '011002', '182095', '130001', '010006', '473821'])('%s is a code', (code) => {
  expect(isMunicipalityCode(code)).toBe(true)
})

const base = fc
  .tuple(fc.integer({ min: 1, max: 47 }), fc.integer({ min: 0, max: 999 }))
  .map(([prefecture, town]) => String(prefecture).padStart(2, '0') + String(town).padStart(3, '0'))

test('exactly one check digit fits', () => {
  fc.assert(
    fc.property(base, (five) => {
      expect([...'0123456789'].filter((check) => isMunicipalityCode(five + check))).toHaveLength(1)
    }),
  )
})

test('one wrong digit is found, except that the standard gives remainders 0 and 10 the same check digit', () => {
  const remainder = (five: string) =>
    [6, 5, 4, 3, 2].reduce((sum, weight, i) => sum + weight * Number(five[i]), 0) % 11
  fc.assert(
    fc.property(base, fc.nat({ max: 4 }), fc.integer({ min: 1, max: 9 }), (five, at, by) => {
      const check = [...'0123456789'].find((d) => isMunicipalityCode(five + d)) ?? ''
      const other = [...five].with(at, String((Number(five[at]) + by) % 10)).join('')
      fc.pre(remainder(five) % 10 !== 0 || remainder(other) % 10 !== 0)
      expect(isMunicipalityCode(other + check)).toBe(false)
    }),
  )
})

test('it may be typed full-width or apart', () => {
  expect(parseMunicipalityCode('１３１０１－６')).toBe('131016')
  expect(parseMunicipalityCode(' 01100 2')).toBe('011002')
})

test.each([
  '',
  '13101',
  '1310160',
  '131017',
  '000000',
  '480002',
  '990000',
  '13101x',
  '131016\n0',
  '131016'.repeat(100),
])('%s is none', (text) => {
  expect(isMunicipalityCode(text)).toBe(false)
  expect(parseMunicipalityCode(text)).toBeUndefined()
})

test('a code is text of six ASCII digits and nothing around', () => {
  for (const text of ['131016\n', ' 131016', '１３１０１６']) expect(isMunicipalityCode(text)).toBe(false)
})
