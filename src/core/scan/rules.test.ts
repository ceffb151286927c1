import { describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { referenceNumber } from '../../lib/reference-number.ts'
import { type SheetOf, sheetPath } from '../../lib/sheet-code.ts'
import { maySeeScan, placeOf } from './rules.ts'

const [one, other] = [referenceNumber(2026, 9), referenceNumber(2026, 10)]
const at = (of: SheetOf, page = 1, city = 'shinjo') =>
  `https://yui.test${sheetPath(city, { ...of, hash: '0123456789ab', page })}`
const slip = (number: string, city?: string) => at({ of: 'case', number, paper: 'slip' }, 1, city)
const agreement = (number: string, page = 1) => at({ of: 'case', number, paper: 'agreement' }, page)
const blank = at({ of: 'blank', form: 'idea', edition: 1 })

describe('where a scanned paper belongs', () => {
  test('a slip goes to its case, seen by the city hall alone, since it bears its holder’s key', () => {
    expect(placeOf('shinjo', ['https://yui.test/shinjo/follow', slip(one)])).toEqual({
      to: 'case',
      number: one,
      visibility: 'city',
    })
  })

  test('an agreement of several sheets goes to its parties', () => {
    expect(placeOf('shinjo', [agreement(one, 1), agreement(one, 2)])).toEqual({
      to: 'case',
      number: one,
      visibility: 'parties',
    })
  })

  test('papers of two cases in one file go to neither', () => {
    expect(placeOf('shinjo', [agreement(one), agreement(other)])).toEqual({ to: 'inbox', why: 'several' })
    expect(placeOf('shinjo', [agreement(one), blank])).toEqual({ to: 'inbox', why: 'several' })
  })

  test('a signed draft waits with its draft', () => {
    const id = blindId()
    expect(placeOf('shinjo', [at({ of: 'draft', id })])).toEqual({ to: 'inbox', why: 'draft', draftId: id })
  })

  test.each([
    ['a form filled by hand', [blank], 'blank'],
    ['no code of ours', ['https://example.jp/x'], 'none'],
    ['another city’s paper', [slip(one, 'tomakomai')], 'otherCity'],
    ['a code that was tampered with', [slip(one).replace('00009', '00010')], 'broken'],
    ['one good code and one tampered with', [slip(one), slip(one).replace('.p1.', '.p2.')], 'broken'],
  ])('%s waits for somebody', (_, texts, why) => {
    expect(placeOf('shinjo', texts)).toEqual({ to: 'inbox', why })
  })
})

test('a scan is open to the section that brought it and to the coordination office', () => {
  const wearing = (kind: 'officer' | 'coordination' | 'administrator', section?: string) => {
    const hat = { id: 'h', kind, section }
    return { person: { id: 'p', name: 'n' }, hat, hats: [hat] }
  }
  const seen = (section: string | null) =>
    [
      wearing('officer', 'health'),
      wearing('officer', 'environment'),
      wearing('coordination', 'general-policy'),
      wearing('administrator'),
    ].map((viewer) => maySeeScan(viewer, { section }))
  expect(seen('health')).toEqual([true, false, true, false])
  expect(seen(null)).toEqual([false, false, true, false])
})
