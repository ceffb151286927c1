import { withoutOkurigana } from '../../lib/okurigana.ts'
import { readingsOf } from '../../lib/readings.ts'
import { bigrams, foldText, indexText, likePatterns, queryTokens } from '../../lib/text-fold.ts'

/** What the library can be filtered by. Forms and kinds of partners by their common codes, so that cities meet. */
export type LibraryFacets = {
  city?: string | undefined
  form?: string | undefined
  field?: string | undefined
  tag?: string | undefined
  partner?: string | undefined
  size?: string | undefined
  year?: string | undefined
}

export const facetLexeme = (name: keyof LibraryFacets, value: string) =>
  `=${name}:${Buffer.from(value).toString('hex')}`

/** Amounts of money by their order: what a group wants to know is whether it is within its reach. */
export const sizes = ['none', 'to100', 'to500', 'to1000', 'over'] as const
export type Size = (typeof sizes)[number]

export function sizeOf(yen: number): Size {
  if (yen <= 0) return 'none'
  if (yen <= 100_000) return 'to100'
  if (yen <= 500_000) return 'to500'
  return yen <= 1_000_000 ? 'to1000' : 'over'
}

/** A text as it is written, and once more without the kana that may be left out. */
const bothWays = (texts: readonly string[]): string[] => [...texts, ...texts.map(withoutOkurigana)]

export const wordLexemes = (texts: readonly string[]): string[] =>
  indexText(...bothWays(texts))
    .split(' ')
    .filter((token) => token !== '')

export const foldedBothWays = (texts: readonly string[]): string =>
  [foldText(texts.join(' ')), withoutOkurigana(texts.join(' '))].join('\n')

/** The ways in which one word may stand in a text. */
function waysOf(word: string): string[] {
  const written = [word, ...readingsOf(word)].map(foldText)
  return [...new Set([...written, ...written.map(withoutOkurigana)])].filter((way) => way !== '')
}

const quoted = (lexeme: string) => `'${lexeme}'`
const all = (lexemes: readonly string[]) => lexemes.map(quoted).join(' & ')
const any = (alternatives: readonly string[]) => alternatives.map((one) => `(${one})`).join(' | ')
/** No sign of a pattern means anything but itself. */
const literal = (text: string) => text.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
const like = (ways: readonly string[]) => ways.flatMap(likePatterns)

export type LibraryQuestion = {
  /** Every word, one way or another, and every filter; null when nothing was asked. */
  wanted: string | null
  filters: string[] | null
  /** The ways of each word: of the first three as LIKE patterns, of the rest as one regular expression each. */
  words: [one: string[], two: string[], three: string[], rest: string[]]
  /** Words of two characters are one lexeme each, which says all. */
  proven: boolean
  /** Where each word can be written in two characters, but some also longer: the question by the short ways alone. */
  apart: { short: string; long: string; words: [one: string[], two: string[], three: string[]] } | null
}

const most = 10
const anything = ['%']
const isOne = (way: string) => Array.from(way).length <= 2

/** Few write a word in kana that others write in two characters: who does is looked up apart, and the others need no second look. */
function apart(asked: readonly string[][], filters: readonly string[]): LibraryQuestion['apart'] {
  const short = asked.map((ways) => ways.filter(isOne))
  if (short.some((ways) => ways.length === 0)) return null
  const long = asked.flatMap((ways) => ways.filter((way) => !isOne(way)))
  const within = (question: string) => [`(${question})`, ...filters.map(quoted)].join(' & ')
  const [one = anything, two = anything, three = anything] = short.slice(0, 3).map(like)
  return {
    short: within(short.map((ways) => `(${any(ways.map((way) => all(queryTokens(way))))})`).join(' & ')),
    long: within(any(long.map((way) => all(queryTokens(way))))),
    words: [one, two, three],
  }
}

/** The question to `search_library`: every word in one of its ways, and every filter. */
export function libraryQuestion(words: string, facets: LibraryFacets): LibraryQuestion {
  const asked = foldText(words)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, most)
    .map(waysOf)
  const filters = Object.entries(facets).flatMap(([name, value]) =>
    value === undefined ? [] : [facetLexeme(name as keyof LibraryFacets, value)],
  )
  const parts = [
    ...asked.map((ways) => `(${any(ways.map((way) => all(queryTokens(way))))})`),
    ...(filters.length === 0 ? [] : [all(filters)]),
  ]
  const [one = anything, two = anything, three = anything] = asked.slice(0, 3).map(like)
  const proven = asked.flat().every(isOne)
  return {
    wanted: parts.length === 0 ? null : parts.join(' & '),
    filters: filters.length === 0 ? null : filters,
    words: [one, two, three, asked.slice(3).map((ways) => ways.map(literal).join('|'))],
    proven,
    apart: proven ? null : apart(asked, filters),
  }
}

/** All the words at once, for what is like a text; within a city where one is named. */
export const likeQuestion = (words: readonly string[], city: string | undefined): string =>
  all([
    ...new Set(words.flatMap((word) => (bigrams(word).length === 0 ? [] : queryTokens(word)))),
    ...(city === undefined ? [] : [facetLexeme('city', city)]),
  ])
