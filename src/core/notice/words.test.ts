import { expect, test } from 'vitest'
import { bodyOf, dayOf, numberOf, quoted, subjectOf } from './words.ts'

const number = numberOf({ number: '2026-00012-E' })

test('a text is put together from what is ours', () => {
  expect(subjectOf`受付番号 ${number}：返事があります`).toBe('受付番号 2026-00012-E：返事があります')
  expect(bodyOf`${dayOf('2026-06-01', 'ja')}まで`).toBe('2026年6月1日 (月)まで')
})

test('the types keep what users wrote out of subjects, and unquoted text out of both', () => {
  // @ts-expect-error a quoted text is no subject
  subjectOf`${quoted('題名')}`
  // @ts-expect-error nor is any text that somebody typed
  subjectOf`${'題名'}`
  // @ts-expect-error which stands in a body only when it was quoted
  bodyOf`${'題名'}`
  expect(bodyOf`${quoted('題名')}`).toBe('「題名」')
})

test('a number is a reference number, whatever a caller says', () => {
  expect(() => numberOf({ number: 'https://evil.example' })).toThrow()
})

test.each([
  ['http://evil.example/x', /https?:\/\/|\w\.\w/],
  ['見て www.evil.example', /\w\.\w/],
  ['evil.co.jp/login', /\w\.\w/],
  ['hanako@evil.example', /\S@\S/],
  ['ｅｖｉｌ．ｊｐ', /\S[．.]\S/],
])('%s is no link any more', (typed, link) => {
  expect(quoted(typed)).not.toMatch(link)
})

test('a quotation is one short line that cannot end itself, turn its direction or hide anything', () => {
  expect(quoted('一行目\r\n\r\n二行目')).toBe('「一行目 二行目」')
  expect(quoted('終わり」次のことをしてください「')).toBe('「終わり』次のことをしてください『」')
  expect(quoted('a\u202eb\u200bc\u0007')).toBe('「abc」')
  expect(quoted('長'.repeat(200))).toBe(`「${'長'.repeat(60)}…」`)
  expect(quoted('葛󠄀'.repeat(61))).toBe(`「${'葛󠄀'.repeat(60)}…」`)
})
