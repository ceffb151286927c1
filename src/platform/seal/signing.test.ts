import fc from 'fast-check'
import { expect, test } from 'vitest'
import { generateSealKey } from './index.ts'
import { generateSigningKey, sign, verify } from './signing.ts'

const { publicKey, privateKey } = generateSigningKey()
const text = fc.string({ unit: 'grapheme' })

test('a signature is good for its text, its key and nothing else', () => {
  const other = generateSigningKey()
  fc.assert(
    fc.property(text, text, (words, others) => {
      const signature = sign(privateKey, words)
      expect(verify(publicKey, words, signature)).toBe(true)
      expect(verify(publicKey, others, signature)).toBe(words === others)
      expect(verify(other.publicKey, words, signature)).toBe(false)
    }),
  )
})

test('a bent signature is not good', () => {
  const signature = Buffer.from(sign(privateKey, '結'), 'base64')
  for (const i of signature.keys()) {
    const bent = Buffer.from(signature)
    bent[i] = (bent[i] ?? 0) ^ 1
    expect(verify(publicKey, '結', bent.toString('base64'))).toBe(false)
  }
})

test('nonsense is not a signature, and no reason to fall over', () => {
  const signature = sign(privateKey, '結')
  fc.assert(
    fc.property(text, (nonsense) => {
      expect(verify(publicKey, '結', nonsense)).toBe(false)
      expect(verify(nonsense, '結', signature)).toBe(false)
    }),
  )
})

test('a sealing key does not sign', () => {
  expect(() => sign(generateSealKey().privateKey, '結')).toThrow(TypeError)
  expect(verify(generateSealKey().publicKey, '結', sign(privateKey, '結'))).toBe(false)
})
