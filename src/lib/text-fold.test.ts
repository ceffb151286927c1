import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bigrams, foldText, indexText, likePattern, likePatterns, queryTokens } from './text-fold.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'協働ガｶﾞがA1ａ１ー－ 　%_\\\'"<&.髙﨑𠮷葛󠄀👨‍👩‍👧') }),
)

/** What LIKE does with a pattern, told apart from our own escaping. */
function like(text: string, pattern: string): boolean {
  const parts = Array.from(pattern.matchAll(/\\(.)|([%_])|(.)/gsu), ([, escaped, wild, plain]) => {
    if (wild !== undefined) return wild === '%' ? '.*' : '.'
    return (escaped ?? plain ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'su').test(text)
}

const finds = (query: string, ...parts: string[]) => {
  const indexed = new Set(indexText(...parts).split(' '))
  const folded = parts.map(foldText).join(' ')
  return queryTokens(query).every((t) => indexed.has(t)) && likePatterns(query).every((p) => like(folded, p))
}

describe('two spellings of the same word fold together', () => {
  test.each([
    ['half-width and full-width katakana', 'ｶﾞｲﾄﾞ', 'ガイド'],
    ['hiragana and katakana', 'がいど', 'ガイド'],
    ['full-width Latin letters and digits', 'ＮＰＯ２０２６', 'npo2026'],
    ['upper and lower case', 'NPO', 'npo'],
    ['hyphens of every kind', '090ー1234－5678', '090-1234‐5678'],
    ['the long vowel sign and a hyphen', 'サ−バ―', 'サーバー'],
    ['wave dashes', '10時〜12時', '10時～12時'],
    ['white space of every kind', ' 公園\u3000\t清掃\n', '公園 清掃'],
    ['a name with a variant selector', '葛\u{e0100}城', '葛城'],
    ['a joined emoji and its parts', '👨\u200d👩', '👨👩'],
    ['squared words', '㈱結', '(株)結'],
    ['a decomposed and a composed letter', 'か\u3099', 'が'],
    ['a letter that composes only in lower case', 'J\u030c', 'ǰ'],
  ])('%s', (_, a, b) => {
    expect(foldText(a)).toBe(foldText(b))
  })
})

test('different words stay different', () => {
  for (const [a, b] of [
    ['かき', 'がき'],
    ['びょういん', 'びよういん'],
    ['公園', '公演'],
    ['髙', '高'],
  ] as const)
    expect(foldText(a)).not.toBe(foldText(b))
})

test('folding what is folded changes nothing, and leaves nothing that a database refuses', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const folded = foldText(text)
      expect(foldText(folded)).toBe(folded)
      expect(folded.isWellFormed()).toBe(true)
      expect(folded).not.toMatch(/\p{Cc}/u)
    }),
    { numRuns: 1000 },
  )
})

test('bigrams run over each word and not across words', () => {
  expect(bigrams('協働の手引き NPO 川')).toEqual(['協働', '働の', 'の手', '手引', '引き', 'np', 'po', '川'])
  expect(bigrams('𠮷野家')).toEqual(['𠮷野', '野家'])
  expect(bigrams(' 　')).toEqual([])
})

describe('finding', () => {
  test('any part of a text is found, one character or more', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 5 }), (text, at, length) => {
        const characters = Array.from(foldText(text))
        const from = characters.length === 0 ? 0 : at % characters.length
        const query = characters.slice(from, from + length).join('')
        expect([query, finds(query, text)]).toEqual([query, true])
      }),
      { numRuns: 1000 },
    )
  })

  test('a hit has every word of the query, and whatever has them is a hit', () => {
    const word = fc.string({ unit: fc.constantFrom(...'協働の手%_\\'), minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 6 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (words, asked) => {
          const text = words.join(' ')
          const has = asked.every((w) => words.some((other) => other.includes(w)))
          expect(finds(asked.join('　'), text)).toBe(has)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('words in any order, spelled in any width, across the parts', () => {
    expect(finds('せいそう ｺｳｴﾝ', '公園（コウエン）', '清掃（せいそう）')).toBe(true)
    expect(finds('川', '川沿いの道')).toBe(true)
    expect(finds('川', '道沿いの小川')).toBe(true)
    expect(finds('公園の清掃', '公園で清掃、の')).toBe(false)
    expect(finds('園清', '公園', '清掃')).toBe(false)
  })

  test('bigrams that are all there in the wrong order are dropped by the recheck', () => {
    const indexed = new Set(indexText('abc bca').split(' '))
    expect(queryTokens('abca').filter((t) => !indexed.has(t))).toEqual([])
    expect(finds('abca', 'abc bca')).toBe(false)
  })
})

test('a token is one word of letters and digits, whatever the character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const token of indexText(text).split(' ').filter(Boolean))
        expect(token).toMatch(/^x([0-9a-z]{4}){1,2}$/)
    }),
  )
})

test('different bigrams have different tokens', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(queryTokens(a).toString() === queryTokens(b).toString()).toBe(
        [...new Set(bigrams(a))].toString() === [...new Set(bigrams(b))].toString(),
      )
    }),
  )
})

test('wild cards in a query are plain characters', () => {
  expect(likePattern('100%_\\')).toBe('%100\\%\\_\\\\%')
  expect(like('1000', likePattern('100%'))).toBe(false)
})

test('the single pattern is that of the longest word, so that it never loses a hit', () => {
  expect(likePattern('公園 清掃活動')).toBe('%清掃活動%')
  expect(likePattern('　')).toBe('%')
  expect(likePatterns('　')).toEqual([])
  expect(queryTokens('　')).toEqual([])
})

test('a text made to be huge stays within what PostgreSQL indexes', () => {
  const text = Array.from({ length: 200_000 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000)),
  ).join('')
  const tokens = indexText(text).split(' ')
  expect(tokens.length).toBeLessThanOrEqual(40_000)
})
