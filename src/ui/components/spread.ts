export type SpreadItem = {
  label: string
  /** In the order of the parties; `undefined` where a party gave none. */
  scores: (number | undefined)[]
  /** The lowest and the highest mark there is, where they are not 1 and 5. */
  reach?: { low: number; high: number } | undefined
}
type Dot = { party: number; score: number; offset: number }

export const reachOf = ({ reach = { low: 1, high: 5 } }: Pick<SpreadItem, 'reach'>) => reach

const given = (scores: SpreadItem['scores']) => scores.filter((score) => score !== undefined)

/** Highest minus lowest of the scores given; 0 where fewer than two were. */
export const spreadOf = ({ scores }: Pick<SpreadItem, 'scores'> & Partial<SpreadItem>): number => {
  const known = given(scores)
  return known.length < 2 ? 0 : Math.round((Math.max(...known) - Math.min(...known)) * 10) / 10
}

/** One score alone differs from nothing; that is not the same as seeing it alike. */
export const isComparable = ({ scores }: Pick<SpreadItem, 'scores'>): boolean => given(scores).length > 1

/** The spread as a part of its scale: one of three marks and one of five are then compared fairly. */
export const shareOf = (item: Pick<SpreadItem, 'scores' | 'reach'>): number => {
  const { low, high } = reachOf(item)
  return high > low ? spreadOf(item) / (high - low) : 0
}

export const bySpread = <I extends SpreadItem>(items: readonly I[]): I[] =>
  [...items].sort((a, b) => shareOf(b) - shareOf(a) || Number(isComparable(b)) - Number(isComparable(a)))

/** From one shape to the next above it, and what is left free around them. */
const step = 18
const least = 56

/** Where each party's shape goes; parties of the same score stand above one another, in a strip that holds them all. */
export const placeDots = (scores: SpreadItem['scores']) => {
  const known = given(scores)
  const dots: Dot[] = scores.flatMap((score, party) => {
    if (score === undefined) return []
    const same = scores.flatMap((other, index) => (other === score ? [index] : []))
    return [{ party, score, offset: (same.indexOf(party) - (same.length - 1) / 2) * step }]
  })
  const tallest = Math.max(0, ...dots.map(({ offset }) => offset))
  const height = Math.max(least, 2 * (tallest + step))
  return known.length === 0
    ? { dots, height, low: undefined, high: undefined }
    : { dots, height, low: Math.min(...known), high: Math.max(...known) }
}
