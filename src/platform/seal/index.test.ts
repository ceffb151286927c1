import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateSealKey, seal, unseal } from './index.ts'
import { generateSigningKey } from './signing.ts'

const { publicKey, privateKey } = generateSealKey()
const text = fc.string({ unit: 'grapheme', maxLength: 2000 })
const context = fc.string({ unit: 'grapheme', maxLength: 40 })

test('what was sealed is read with the private key, to the letter', () => {
  fc.assert(
    fc.property(text, context, (plaintext, about) => {
      expect(unseal(privateKey, seal(publicKey, plaintext, about), about)).toBe(plaintext)
    }),
  )
  const sheet = JSON.stringify({ words: '葛\u{e0100}城の﨑と𠮷'.repeat(20_000) })
  expect(unseal(privateKey, new Uint8Array(seal(publicKey, sheet, 'c')), 'c')).toBe(sheet)
})

describe('nobody reads or alters it', () => {
  test('one turned bit anywhere', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (plaintext, at, bit) => {
        const sealed = seal(publicKey, plaintext, 'case 1')
        const i = at % sealed.length
        sealed[i] = (sealed[i] ?? 0) ^ (1 << bit)
        expect(() => unseal(privateKey, sealed, 'case 1')).toThrow()
      }),
      { numRuns: 500 },
    )
  })

  test('every bit of the head', () => {
    const sealed = seal(publicKey, 'よい', 'case 1')
    const readable: number[] = []
    for (let bit = 0; bit < 80 * 8; bit++) {
      const bent = Buffer.from(sealed)
      bent[bit >> 3] = (bent[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      try {
        unseal(privateKey, bent, 'case 1')
        readable.push(bit)
      } catch {}
    }
    expect(readable).toEqual([])
  })

  test('a piece missing or added', () => {
    const sealed = seal(publicKey, 'よい', 'case 1')
    for (const length of [0, 1, 45, 72, 73, sealed.length - 1])
      expect(() => unseal(privateKey, sealed.subarray(0, length), 'case 1')).toThrow()
    expect(() => unseal(privateKey, Buffer.concat([sealed, Buffer.of(0)]), 'case 1')).toThrow()
  })

  test('another context: a sheet cannot be passed off as that of another case', () => {
    fc.assert(
      fc.property(context, context, (a, b) => {
        fc.pre(a !== b)
        const sealed = seal(publicKey, 'よい', a)
        expect(() => unseal(privateKey, sealed, b)).toThrow()
      }),
    )
  })

  test('another private key', () => {
    expect(() => unseal(generateSealKey().privateKey, seal(publicKey, 'よい', 'c'), 'c')).toThrow()
  })

  test('the public key does not open it', () => {
    expect(() => unseal(publicKey, seal(publicKey, 'よい', 'c'), 'c')).toThrow()
  })

  test('an ephemeral key of small order, which would make the secret known to all', () => {
    const sealed = seal(publicKey, 'よい', 'c')
    sealed.fill(0, 13, 45)
    expect(() => unseal(privateKey, sealed, 'c')).toThrow()
  })
})

describe('what is stored tells nothing', () => {
  test('the words are not in it, and the same words never look the same', () => {
    const [a, b] = [seal(publicKey, '不採用', 'c'), seal(publicKey, '不採用', 'c')]
    expect(a.includes('不採用')).toBe(false)
    expect(a.subarray(1, 45).equals(b.subarray(1, 45))).toBe(false)
    expect(a.subarray(45).equals(b.subarray(45))).toBe(false)
  })

  test('short and shorter sheets have the same length', () => {
    expect(seal(publicKey, '', 'c').length).toBe(seal(publicKey, 'とてもよかった'.repeat(10), 'c').length)
  })
})

test('a key of another kind is refused', () => {
  const signing = generateSigningKey()
  expect(() => seal(signing.publicKey, 'よい', 'c')).toThrow(TypeError)
  expect(() => seal('', 'よい', 'c')).toThrow()
  expect(() => seal(privateKey, 'よい', 'c')).toThrow()
})
