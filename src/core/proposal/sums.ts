import type { BudgetLine } from './types.ts'

export type Sums = { income: number; expense: number; difference: number }

/** What comes in, what goes out, and what is left. */
export function sumsOfBudget(
  lines: readonly { side?: BudgetLine['side'] | undefined; yen?: number | undefined }[],
): Sums {
  const sum = (side: BudgetLine['side']) =>
    lines.filter((line) => line.side === side).reduce((all, { yen }) => all + (yen ?? 0), 0)
  const [income, expense] = [sum('income'), sum('expense')]
  return { income, expense, difference: income - expense }
}
