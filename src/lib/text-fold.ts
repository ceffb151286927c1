const katakana = /[ァ-ヶヽヾ]/g
const hyphens = /[\p{Dash}ー─━]/gu
const waves = /[〜∼]/g
/** Variation selectors, joiners, direction marks: 葛 with a variant selector is found by 葛. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
const blanks = /[\s\p{Cc}]+/gu

const toHiragana = (c: string) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0x60)

/** The form in which texts are compared in a search: never shown, never stored instead of what a person wrote. */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .replace(invisible, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(katakana, toHiragana)
    .replace(waves, '~')
    .replace(hyphens, '-')
    .replace(blanks, ' ')
    .trim()
}

const runs = (text: string): string[][] =>
  foldText(text)
    .split(' ')
    .filter((run) => run !== '')
    .map((run) => Array.from(run))

const pairs = (run: readonly string[]): string[] =>
  run.length === 1 ? [...run] : run.slice(1).map((c, i) => `${run[i]}${c}`)

/** Every two neighbouring characters within each run of the folded text; a character alone stays alone. */
export const bigrams = (text: string): string[] => runs(text).flatMap(pairs)

/** Letters and digits only, so that PostgreSQL's parser keeps any character, even a quote or a dot, in one lexeme. */
const encode = (gram: string): string =>
  `x${Array.from(gram, (c) => (c.codePointAt(0) ?? 0).toString(36).padStart(4, '0')).join('')}`

/** PostgreSQL refuses a tsvector over 1 MB; this many tokens stay below it. */
const mostTokens = 40_000

/**
 * What to index of a text, as space-separated tokens for to_tsvector('simple', …) or a cast to tsvector: its
 * bigrams, and its single characters so that 川 alone finds 川沿い. Parts do not run into each other.
 */
export function indexText(...parts: readonly (string | undefined)[]): string {
  const tokens = new Set<string>()
  for (const run of parts.flatMap((part) => runs(part ?? ''))) {
    for (const gram of [...pairs(run), ...run]) tokens.add(encode(gram))
  }
  return [...tokens].slice(0, mostTokens).join(' ')
}

/** The tokens that a document must all have to be a hit; none when nothing was asked. */
export const queryTokens = (query: string): string[] => [...new Set(bigrams(query).map(encode))]

const contains = (folded: string): string => `%${folded.replace(/[\\%_]/g, '\\$&')}%`

/** One LIKE pattern for each word asked for: a folded text that matches them all is a true hit. */
export const likePatterns = (query: string): string[] => runs(query).map((run) => contains(run.join('')))

/** A single LIKE pattern, of the longest word: it drops false hits of the tokens and never loses a true one. */
export function likePattern(query: string): string {
  const longest = runs(query).reduce<string[]>((a, b) => (b.length > a.length ? b : a), [])
  return longest.length === 0 ? '%' : contains(longest.join(''))
}
