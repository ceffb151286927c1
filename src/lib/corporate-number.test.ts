import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCorporateNumber, parseCorporateNumber } from './corporate-number.ts'

test.each(['7000012050002', '8700110005901'])('%s is a number', (number) => {
  expect(isCorporateNumber(number)).toBe(true)
})

const base = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'))

test('exactly one check digit fits, and it is never 0', () => {
  fc.assert(
    fc.property(base, (twelve) => {
      const fitting = [...'0123456789'].filter((check) => isCorporateNumber(check + twelve))
      expect(fitting).toHaveLength(1)
      expect(fitting).not.toContain('0')
    }),
  )
})

test('one wrong digit is found, unless it is 9 for 0', () => {
  fc.assert(
    fc.property(base, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 8 }), (twelve, at, by) => {
      const check = [...'123456789'].find((d) => isCorporateNumber(d + twelve)) ?? ''
      const digit = (Number(twelve[at]) + by) % 10
      fc.pre(Math.abs(digit - Number(twelve[at])) !== 9)
      expect(isCorporateNumber(check + [...twelve].with(at, String(digit)).join(''))).toBe(false)
    }),
  )
})

test('it may be typed full-width, with hyphens or apart', () => {
  expect(parseCorporateNumber('７０００－０１２０−５０００ー２')).toBe('7000012050002')
  expect(parseCorporateNumber('7 0000 1205 0002')).toBe('7000012050002')
})

test.each([
  '',
  '7000012050003',
  '700001205000',
  '70000120500020',
  '0000000000000',
  'T7000012050002',
  '7'.repeat(1000),
])('%s is none', (text) => {
  expect(isCorporateNumber(text)).toBe(false)
  expect(parseCorporateNumber(text)).toBeUndefined()
})

test('a number is text of thirteen ASCII digits and nothing around', () => {
  for (const text of ['7000012050002\n', ' 7000012050002']) expect(isCorporateNumber(text)).toBe(false)
})
