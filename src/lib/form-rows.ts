type Kept = Readonly<Record<string, string | string[]>>

/** The numbers of the rows that a kept form has under a name: `resources.3.what` is row 3. */
export function rowNumbers(kept: Kept, name: string): number[] {
  const numbers = Object.keys(kept).flatMap((field) => {
    const [list, number, member] = field.split('.')
    return list === name && member !== undefined && /^\d{1,4}$/.test(number ?? '') ? [Number(number)] : []
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

/** Those, and as many empty ones behind them as asked for. */
export function rowsToShow(kept: Kept, name: string, empty: number, most: number): number[] {
  const there = rowNumbers(kept, name)
  const next = (there.at(-1) ?? -1) + 1
  const more = Math.max(0, Math.min(empty, most - there.length))
  return [...there, ...Array.from({ length: more }, (_, i) => next + i)]
}
