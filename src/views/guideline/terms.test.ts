import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutAtTerms, newTermMarker, type Piece } from './terms.ts'

const entry = (code: string, ja: string, en?: string) => ({ code, term: { ja, ...(en ? { en } : {}) } })
const shown = (pieces: Piece[]) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `[${piece.entry.code}:${piece.word}]`)).join('')
const cut = (text: string, entries: ReturnType<typeof entry>[], lang: 'ja' | 'en' | 'easy' = 'ja') =>
  shown(cutAtTerms(text, entries, new Set(), lang))

const group = entry('group', '市民公益活動団体', 'Public-interest civic group')
const government = entry('government', '行政', 'Government')
const npo = entry('npo', 'NPO（特定非営利活動組織）', 'NPO (Non Profit Organization)')

describe('words of the glossary within a text', () => {
  test('the first mention is marked, later ones are not', () => {
    expect(cut('行政は、行政の言葉で。', [government])).toBe('[government:行政]は、行政の言葉で。')
  })

  test('a longer word wins over a shorter one inside it', () => {
    const activity = entry('activity', '活動')
    expect(cut('市民公益活動団体の活動', [activity, group])).toBe('[group:市民公益活動団体]の[activity:活動]')
  })

  test('a word stands in the text without what its entry says in brackets', () => {
    expect(cut('NPOの柔軟さ', [npo])).toBe('[npo:NPO]の柔軟さ')
    expect(cut('NPO（特定非営利活動組織）とは', [npo])).toBe('[npo:NPO（特定非営利活動組織）]とは')
  })

  test('English words are found whatever their case, but only as whole words', () => {
    expect(cut('The government governs.', [government], 'en')).toBe('The [government:government] governs.')
    expect(cut('An intergovernmental body', [government], 'en')).toBe('An intergovernmental body')
    expect(cut('XNPO and NPO', [npo], 'en')).toBe('XNPO and [npo:NPO]')
  })

  test('signs of a pattern in a word are only signs', () => {
    expect(cut('a.*b と axxb', [entry('x', '.*')])).toBe('a[x:.*]b と axxb')
  })

  test('a page marks each word once, in whichever text comes first', () => {
    const mark = newTermMarker([government, group], 'ja')
    expect(shown(mark({ ja: '行政と市民' }))).toBe('[government:行政]と市民')
    expect(shown(mark({ ja: '行政と市民公益活動団体' }))).toBe('行政と[group:市民公益活動団体]')
  })

  test('where English is missing, the Japanese words are looked for in the Japanese text', () => {
    const mark = newTermMarker([government], 'en')
    expect(shown(mark({ ja: '行政の役割' }))).toBe('[government:行政]の役割')
  })

  test('whatever the words are, the text itself is never changed', () => {
    const word = fc.string({ minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(word, { maxLength: 5 }), (text, words) => {
        const pieces = cutAtTerms(
          text,
          words.map((one, index) => entry(`t${index}`, one)),
          new Set(),
        )
        expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.word)).join('')).toBe(text)
      }),
    )
  })
})
