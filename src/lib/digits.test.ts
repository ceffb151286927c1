import { expect, test } from 'vitest'
import { digitsOf } from './digits.ts'

test.each([
  ['０９０－１２３４ー5678', '09012345678'],
  [' 12\u3000 34\n', '1234'],
  ['007', '007'],
])('%j holds the digits %s', (text, digits) => {
  expect(digitsOf(text)).toBe(digits)
})

test.each(['', ' ', '-', '12a', '1.5', '+81', '一二三', '٣', '1'.repeat(61)])(
  '%j is not only digits',
  (text) => {
    expect(digitsOf(text)).toBeUndefined()
  },
)
