export type SpreadItem = { label: string; scores: (number | undefined)[] }
type Dot = { party: number; score: number; offset: number }

const given = (scores: SpreadItem['scores']) => scores.filter((score) => score !== undefined)

/** Highest minus lowest of the scores given; 0 where fewer than two were. */
export const spreadOf = ({ scores }: SpreadItem): number => {
  const known = given(scores)
  return known.length < 2 ? 0 : Math.max(...known) - Math.min(...known)
}

export const bySpread = (items: SpreadItem[]): SpreadItem[] =>
  [...items].sort((a, b) => spreadOf(b) - spreadOf(a))

/** Where each party's shape goes; parties of the same score stand above one another. */
export const placeDots = (scores: SpreadItem['scores']) => {
  const known = given(scores)
  const dots: Dot[] = scores.flatMap((score, party) => {
    if (score === undefined) return []
    const same = scores.flatMap((other, index) => (other === score ? [index] : []))
    return [{ party, score, offset: (same.indexOf(party) - (same.length - 1) / 2) * 18 }]
  })
  return known.length === 0
    ? { dots, low: undefined, high: undefined }
    : { dots, low: Math.min(...known), high: Math.max(...known) }
}
