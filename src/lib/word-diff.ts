/** A stretch of text that both versions have, or that only the earlier or only the later has. */
export type Stretch = { kind: 'same' | 'removed' | 'added'; text: string }

const words = new Intl.Segmenter('ja', { granularity: 'word' })
const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

/** How many words both texts share from word `i` of the one and word `j` of the other on, for every two of them. */
function sharedFrom(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1
  const shared = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => shared[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      shared[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  return at
}

/** Word by word: what both have stays; of two ways to go on, the one that keeps more. */
function pieces(a: readonly string[], b: readonly string[]): Stretch[] {
  const shared = sharedFrom(a, b)
  const found: Stretch[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const kind = kindOf(a[i], b[j], () => shared(i + 1, j) >= shared(i, j + 1))
    found.push({ kind, text: [kind === 'added' ? b[j] : a[i]].join('') })
    i += Number(kind !== 'added')
    j += Number(kind !== 'removed')
  }
  return found
}

function kindOf(
  old: string | undefined,
  fresh: string | undefined,
  dropsFirst: () => boolean,
): Stretch['kind'] {
  if (old === undefined) return 'added'
  if (fresh === undefined) return 'removed'
  if (old === fresh) return 'same'
  return dropsFirst() ? 'removed' : 'added'
}

function joinStretches(found: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const piece of found) {
    const last = joined.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}

/** More words changed than this read better as one text struck out and one written new, and take no time to find. */
const mostWords = 1200

/** What changed from one text to the next, by the words of Japanese; whatever stays stands between. */
export function wordDifference(before: string, after: string): Stretch[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const [a, b] = [wordsOf(before), wordsOf(after)]
  if (a.length + b.length > mostWords * 2)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ].filter(({ text }) => text !== '') as Stretch[]
  return joinStretches(pieces(a, b))
}
