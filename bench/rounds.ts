export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Runs all variants once per round, in turn, so that a slow minute of the machine hits each of them. */
export async function interleave<K extends string, V>(
  rounds: number,
  variants: Record<K, () => Promise<V>>,
): Promise<Record<K, V[]>> {
  const results = Object.fromEntries(Object.keys(variants).map((name) => [name, []])) as unknown as Record<
    K,
    V[]
  >
  const names = Object.keys(variants) as K[]
  for (let round = 0; round < rounds; round += 1) {
    // The order turns as well: nobody is always the one after the heaviest.
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round) % names.length] as K
      results[name].push(await variants[name]())
    }
  }
  return results
}

/** Two things measured one after the other so many times, each pair in the same moment of the machine. */
export async function inTurn(
  times: number,
  one: () => Promise<number>,
  other: () => Promise<number>,
): Promise<{ one: number[]; other: number[] }> {
  const told = { one: [] as number[], other: [] as number[] }
  for (let i = 0; i < times; i += 1) {
    if (i % 2 === 0) told.one.push(await one())
    told.other.push(await other())
    if (i % 2 === 1) told.one.push(await one())
  }
  return told
}

/** Median of the rounds' ratios of other to one, by the given figure of each round. */
export const ratioOf = (
  rounds: readonly { one: number[]; other: number[] }[],
  of: (values: readonly number[]) => number,
): number => median(rounds.map(({ one, other }) => of(other) / of(one)))
