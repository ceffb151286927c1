import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { referenceNumber } from './reference-number.ts'
import {
  casePapers,
  readSheetAddress,
  readSheetCode,
  type SheetCode,
  sheetCode,
  sheetPath,
} from './sheet-code.ts'

const city = fc.constantFrom('shinjo', 'tomakomai', 'nishitokyo')
const hash = fc.stringMatching(/^[0-9a-f]{12}$/)
const page = fc.integer({ min: 1, max: 99 })
const rest = { hash, page }
const code: fc.Arbitrary<SheetCode> = fc.oneof(
  fc.record({
    of: fc.constant('blank' as const),
    form: fc.constant('idea' as const),
    edition: fc.integer({ min: 1, max: 99_999 }),
    ...rest,
  }),
  fc.record({ of: fc.constant('draft' as const), id: fc.uuid({ version: [4, 7] }), ...rest }),
  fc.record({
    of: fc.constant('case' as const),
    number: fc
      .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 999_999 }))
      .map(([year, serial]) => referenceNumber(year, serial)),
    paper: fc.constantFrom(...casePapers),
    ...rest,
  }),
)

describe('a code on a sheet', () => {
  test('is read back as it was printed, also in capitals, full width or with a space in it', () => {
    fc.assert(
      fc.property(city, code, (slug, given) => {
        const text = sheetCode(slug, given)
        const wide = [...text].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('')
        for (const typed of [text, text.toUpperCase(), wide, `${text.slice(0, 5)} ${text.slice(5)}`])
          expect(readSheetCode(slug, typed)).toEqual(given)
      }),
    )
  })

  test('with one sign changed is refused', () => {
    const sign = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-.')
    fc.assert(
      fc.property(city, code, fc.nat(), sign, (slug, given, where, other) => {
        const text = sheetCode(slug, given)
        const at = where % text.length
        fc.pre(text.charAt(at).toLowerCase() !== other)
        expect(readSheetCode(slug, text.slice(0, at) + other + text.slice(at + 1))).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  test('with two signs swapped is refused', () => {
    fc.assert(
      fc.property(city, code, fc.nat(), (slug, given, where) => {
        const text = sheetCode(slug, given)
        const at = where % (text.length - 1)
        const [a, b] = [text.charAt(at), text.charAt(at + 1)]
        fc.pre(a.toLowerCase() !== b.toLowerCase())
        expect(readSheetCode(slug, text.slice(0, at) + b + a + text.slice(at + 2))).toBeUndefined()
      }),
    )
  })
})

describe('a QR code on a page', () => {
  const given: SheetCode = {
    of: 'case',
    number: referenceNumber(2026, 9),
    paper: 'slip',
    hash: '9f2c1a7b3d4e',
    page: 1,
  }

  test('tells city and sheet, whatever the installation was called', () => {
    for (const origin of ['http://127.0.0.1:3000', 'https://yui.example.lg.jp'])
      expect(readSheetAddress(`${origin}${sheetPath('shinjo', given)}`)).toEqual({
        kind: 'sheet',
        city: 'shinjo',
        code: given,
      })
  })

  test('that was tampered with is broken, and any other address is none of ours', () => {
    const path = sheetPath('shinjo', given)
    expect(readSheetAddress(`https://x.jp${path.replace('00009', '00010')}`)).toEqual({
      kind: 'broken',
      city: 'shinjo',
    })
    expect(readSheetAddress(`https://x.jp/shinjo/follow?number=${given.of}`)).toEqual({ kind: 'other' })
    expect(readSheetAddress(`javascript:alert(1)//shinjo/sheets/x`)).toEqual({ kind: 'other' })
  })

  test('is short enough for a small code', () => {
    expect(`https://yui.example.lg.jp${sheetPath('shinjo', given)}`.length).toBeLessThan(85)
  })
})
