import { describe, expect, test } from 'vitest'
import { digitsOf, foldPhone, foldPostalCode } from './digits.ts'

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

describe('a telephone number in any usual writing', () => {
  test.each([
    ['0233-22-2111', '0233-22-2111'],
    ['０２３３（２２）２１１１', '0233-22-2111'],
    ['(0233)22-2111', '0233-22-2111'],
    ['0233ー22ー2111', '0233-22-2111'],
    ['0233‐22−2111', '0233-22-2111'],
    ['02 3322 2111', '0233222111'],
    ['+81 (0)233-22-2111', '0233-22-2111'],
    ['0081-233-22-2111', '0233-22-2111'],
    ['☎ 0233/22/2111', '0233-22-2111'],
    ['携帯：０９０・1234・5678', '090-1234-5678'],
    ['電話番号 0233_22_2111', '0233-22-2111'],
    ['0-9-0-1234-5678', '09012345678'],
    ['+81 233-22-2111', '0233-22-2111'],
    ['ＴＥＬ：０９０１２３４５６７８', '09012345678'],
  ])('%s', (typed, kept) => expect(foldPhone(typed)).toBe(kept))

  test.each(['110', '22-2111', '0233-22-211a', '', '1'.repeat(11), '0'.repeat(70)])('%s is none', (typed) =>
    expect(foldPhone(typed)).toBeUndefined(),
  )
})

describe('a postal code in any usual writing', () => {
  test.each([
    '〒996-8501',
    '９９６－８５０１',
    '9968501',
    '996ー8501',
    '〒 996 8501',
    '郵便番号：996-8501',
    '996・8501',
  ])('%s', (typed) => expect(foldPostalCode(typed)).toBe('996-8501'))
  test.each(['996-850', '99685011', 'abc-defg', ''])('%s is none', (typed) =>
    expect(foldPostalCode(typed)).toBeUndefined(),
  )
})
