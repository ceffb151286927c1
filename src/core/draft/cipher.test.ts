import fc from 'fast-check'
import { expect, test } from 'vitest'
import { browserCipher, newCipherKey } from './cipher.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 200 })
const fields = fc.dictionary(text, fc.oneof(text, fc.array(text)))

test('what a browser’s key sealed it opens, to the letter; another key, form or a turned bit reads nothing', () => {
  const [key, other] = [newCipherKey(), newCipherKey()]
  const cipher = browserCipher(key, '/cases/1/sheet')
  fc.assert(
    fc.property(fields, fc.nat(), (typed, at) => {
      const stored = cipher.seal(typed)
      expect(cipher.open(stored)).toEqual(JSON.parse(JSON.stringify(typed)))
      expect(browserCipher(other, '/cases/1/sheet').open(stored)).toEqual({})
      expect(browserCipher(key, '/cases/2/sheet').open(stored)).toEqual({})
      const bytes = Buffer.from(String(stored.sealed), 'base64')
      const i = at % bytes.length
      bytes[i] = (bytes[i] ?? 0) ^ 1
      expect(cipher.open({ sealed: bytes.toString('base64') })).toEqual({})
    }),
  )
  const others = { words: { value: 'もう一つの文', at: '2026-06-01' } }
  expect(cipher.openOthers(cipher.sealOthers(others))).toEqual(others)
  expect(cipher.sealOthers({})).toEqual({})
  expect(cipher.open({})).toEqual({})
})
