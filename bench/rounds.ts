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
