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

test('a sheet sealed by the first version is read by every later one', () => {
  const key = 'MC4CAQAwBQYDK2VuBCIEIDAvdzrWssTERZ0C6ueGy8zN3PgEIU8B4PO9x6sA0dVN'
  const sheet =
    'ATAqMAUGAytlbgMhAFt2JONNhZTxufM3rx7OzuaGfGeJ+4Sla+oyiJlC5SRLDd48wR0HEzJuUqEXVmXMROlSeULsJ+n7qVcTW5d1SK8D5DF6YvAhyjEuJmoOKsbNZiRmsCyxg8ZrTwGsSSE4SCjNRjWmOy9oqVi6hwkZKB/76UoFLK1x8W50fnpLNe4F07YHZuFPQi12glsNotv1p8Pb0SdW9XtFqEXWZ06xaqpzy1NZeRcmSJSf6FEsmAfBlUcJ2qAWw1/3EgKewX6TMbtTYU1YOTPw/VDJF+T5ZL6tskmSoDaPudyouNBf35AKuxiexHm/XX5KtsWYmBcbpgNHqRy5YvoE1MJAUTZrWUvV47MuPjS2Auy63isR3l0qyaKMrp4DSFjm7PsUA8icYF0NrgJYCRUrds8d3oxeaKHBCNFvLB7gRgI/wMY+23+nslBl+XsW5IT6ouB5snG147yy2dsupa65ag2xLdUPevn4CKAStuJj27keUzvom3Q9zeXV/aK7xv1ctdQKcOzUmV9MJmVT90zbprB1pZeKSDyERZK6c73uK4u7agR9OdMxIcHLlctrObraqnyGb5ubmJnpqo1HTAP+zOpsi36Ke/DQPmwS0l4xxZDqqkekicHFDQEhVknA889SfhLn+sPhYHnBs04UPmXwLajvXUUP7AoulaAnvEYKQD+OUKhhSf0mfmiO4b68Kw8M48RYCe2mM2+IjlpoqgVK/rs+G2b378DNI46+IsZWIhnQHVTXvbb/FXfwlvtDWPUN3jEB'
  expect(unseal(key, Buffer.from(sheet, 'base64'), 'city/case/sheet')).toBe('葛\u{e0100}城')
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
