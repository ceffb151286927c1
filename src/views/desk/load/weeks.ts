import { addDays, type PlainDate, weekday } from '../../../lib/dates.ts'

export const weeksShown = 4

/** Monday of a day's week. */
export const mondayOf = (day: PlainDate): PlainDate => addDays(day, -((weekday(day) + 6) % 7))

/** The Mondays of this week and those after it. */
export const weeksFrom = (today: PlainDate): PlainDate[] =>
  Array.from({ length: weeksShown }, (_, n) => addDays(mondayOf(today), 7 * n))

export type DueCount = {
  officer_id: string | null
  officer: string | null
  week: PlainDate | null
  overdue: boolean
  n: number
}

/** One row of the table: an officer, or nobody yet. */
export type Load = {
  officer: string | null
  overdue: number
  /** One for each week shown. */
  weeks: number[]
  /** Due after those weeks, or without a day. */
  later: number
  total: number
}

const sum = (counts: readonly DueCount[]) => counts.reduce((all, { n }) => all + n, 0)

export function loadOf(
  officer: string | null,
  counts: readonly DueCount[],
  mondays: readonly PlainDate[],
): Load {
  const open = counts.filter(({ overdue }) => !overdue)
  const weeks = mondays.map((monday) => sum(open.filter(({ week }) => week === monday)))
  const total = sum(counts)
  const overdue = total - sum(open)
  return { officer, overdue, weeks, later: sum(open) - weeks.reduce((a, b) => a + b, 0), total }
}

/** Officers in the order they come in, by how their names are read and never by how much they have; nobody's last. */
export function loads(counts: readonly DueCount[], mondays: readonly PlainDate[]): Load[] {
  const groups = [...Map.groupBy(counts, ({ officer_id }) => officer_id)]
  const named = groups.filter(([id]) => id !== null)
  const nobodys = groups.filter(([id]) => id === null)
  return [...named, ...nobodys].map(([, own]) => loadOf(own[0]?.officer ?? null, own, mondays))
}
