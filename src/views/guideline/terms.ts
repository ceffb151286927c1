import { type Lang, langOf, pick, type Text } from '../../lib/language.ts'

type Entry = { code: string; term: Text }
/** A stretch of plain text, or a word that an entry of the glossary explains. */
export type Piece<E extends Entry = Entry> = string | { entry: E; word: string }

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
/** Latin words end at letters, Japanese words have no visible end. */
const bounded = (word: string) =>
  `${/^[A-Za-z]/.test(word) ? '(?<![A-Za-z])' : ''}${escaped(word)}${/[A-Za-z]$/.test(word) ? '(?![A-Za-z])' : ''}`

/** How an entry may stand in a text: as it is, and without what it says in brackets. */
const spellings = (term: string): string[] =>
  [...new Set([term, term.replace(/\s*[（(].*$/, '')])].filter(Boolean)

/**
 * Cuts a text at the first mention of each entry that `explained` does not hold yet, and adds it there.
 * Longer words win over shorter ones inside them.
 */
export function cutAtTerms<E extends Entry>(
  text: string,
  entries: readonly E[],
  explained: Set<string>,
  lang: Lang = 'ja',
): Piece<E>[] {
  const byWord = new Map(
    entries.flatMap((entry) =>
      spellings(pick(entry.term, lang)).map((word) => [word.toLowerCase(), entry] as const),
    ),
  )
  if (byWord.size === 0) return [text]
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length)
  const pieces: Piece<E>[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp(words.map(bounded).join('|'), 'gi'))) {
    const entry = byWord.get(match[0].toLowerCase())
    if (entry === undefined || explained.has(entry.code)) continue
    explained.add(entry.code)
    pieces.push(text.slice(from, match.index), { entry, word: match[0] })
    from = match.index + match[0].length
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== '')
}

/** Marks the words of one page, each once, in the order in which they are read. */
export function newTermMarker<E extends Entry>(
  entries: readonly E[],
  lang: Lang,
): (text: Text) => Piece<E>[] {
  const explained = new Set<string>()
  return (text) => cutAtTerms(pick(text, lang), entries, explained, lang === 'en' ? langOf(text, lang) : lang)
}
