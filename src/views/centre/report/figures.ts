import type { ContactChannel, VisitorKind } from '../../../platform/db/tables/centre.ts'
import { channels, monthsBefore, visitorKinds } from '../slips/rules.ts'

/** What was counted together in the database: consultations that are alike in everything the report tells. */
export type Counted = {
  month: string
  what: 'contact' | 'referral'
  channel: ContactChannel
  visitor_kind: VisitorKind
  continued: boolean
  themes: string[]
  count: number
  minutes: number
}

/** `few`: one or two, said as 「3未満」. `withheld`: kept back, since the few could be reckoned from it. */
export type Cell = number | 'few' | 'withheld'
export type Row = { code: string; label: string; cells: Cell[] }
/** The cells of a row are this month, the month before, the same month of last year. */
export type Figures = {
  month: string
  months: string[]
  total: Row
  minutes: Row
  referrals: Row
  channel: Row[]
  visitor: Row[]
  newness: Row[]
  theme: Row[]
}

export const monthsOf = (month: string): string[] => [month, monthsBefore(month, 1), monthsBefore(month, 12)]

type Take = (row: Counted) => number
const sum = (rows: readonly Counted[], month: string, fits: (row: Counted) => boolean, take: Take): number =>
  rows.filter((row) => row.month === month && fits(row)).reduce((all, row) => all + take(row), 0)

type Naming = (code: string) => string

/** The report of a month, from what was counted for it and for the two months it is compared with. */
export function figuresOf(
  month: string,
  counted: readonly Counted[],
  themes: readonly { code: string; name: string; hidden: boolean }[],
  nameOf: Naming,
): Figures {
  const months = monthsOf(month)
  const contacts = counted.filter(({ what }) => what === 'contact')
  const row = (
    code: string,
    label: string,
    fits: (one: Counted) => boolean,
    take: Take = ({ count }) => count,
  ) => ({ code, label, cells: months.map((of) => sum(contacts, of, fits, take)) })
  const some = () => true
  const used = themes.filter(
    ({ code, hidden }) => !hidden || contacts.some((one) => one.themes.includes(code)),
  )
  return {
    month,
    months,
    total: row('total', nameOf('total'), some),
    minutes: row('minutes', nameOf('minutes'), some, ({ minutes }) => minutes),
    referrals: {
      code: 'referrals',
      label: nameOf('referrals'),
      cells: months.map((of) =>
        sum(
          counted,
          of,
          ({ what }) => what === 'referral',
          ({ count }) => count,
        ),
      ),
    },
    channel: channels.map((code) => row(code, nameOf(code), (one) => one.channel === code)),
    visitor: visitorKinds.map((code) => row(code, nameOf(code), (one) => one.visitor_kind === code)),
    newness: [
      row('new', nameOf('isNew'), (one) => !one.continued),
      row('continued', nameOf('isContinued'), (one) => one.continued),
    ],
    theme: used.map(({ code, name }) => row(code, name, (one) => one.themes.includes(code))),
  }
}

const isFew = (count: number): boolean => count > 0 && count < 3
const maskOne = (count: number): Cell => (isFew(count) ? 'few' : count)

/** Ones alone or twos alone are known as soon as their sum is. */
function isReckoned(few: readonly number[]): boolean {
  const all = few.reduce((a, b) => a + b, 0)
  return few.length > 0 && (few.length === 1 || all === few.length || all === few.length * 2)
}

/**
 * Small numbers of a column whose parts add up to a total that is told. Where the total gives away what is small, the
 * next smallest is kept back with it, and nothing says which is which.
 */
export function maskParts(counts: readonly number[]): Cell[] {
  const others = counts.filter((count) => count >= 3)
  if (!isReckoned(counts.filter(isFew)) || others.length === 0) return counts.map(maskOne)
  // Those of the same size together: which of them was taken would tell, too.
  const taken = Math.min(...others)
  return counts.map((count) => (isFew(count) || count === taken ? 'withheld' : count))
}

const numbers = (row: Row, at: number): number => Number(row.cells[at])

function maskTable(rows: readonly Row[], mask: (counts: readonly number[]) => Cell[]): Row[] {
  const columns = (rows[0]?.cells ?? []).map((_, at) => mask(rows.map((row) => numbers(row, at))))
  return rows.map((row, index) => ({ ...row, cells: columns.map((column) => column[index] ?? 0) }))
}

/** Where a total is small, or a table of it would give the few away, the total is not told either. */
function maskTotals(figures: Figures): Pick<Figures, 'total' | 'minutes'> {
  const hidden = figures.total.cells.map((cell, at) => {
    if (isFew(Number(cell))) return 'few' as const
    const tables = [figures.channel, figures.visitor, figures.newness]
    // Nothing else is there to be kept back: the total itself would tell.
    const open = tables.some((rows) => {
      const counts = rows.map((row) => numbers(row, at))
      return counts.some(isFew) && counts.every((count) => count < 3)
    })
    return open ? ('withheld' as const) : undefined
  })
  return {
    total: { ...figures.total, cells: figures.total.cells.map((cell, at) => hidden[at] ?? cell) },
    minutes: {
      ...figures.minutes,
      cells: figures.minutes.cells.map((cell, at) => (hidden[at] ? 'withheld' : cell)),
    },
  }
}

/** The version in which nobody can find themselves: one and two are told as 「3未満」. */
export const withoutFew = (figures: Figures): Figures => ({
  ...figures,
  ...maskTotals(figures),
  referrals: { ...figures.referrals, cells: figures.referrals.cells.map((cell) => maskOne(Number(cell))) },
  channel: maskTable(figures.channel, maskParts),
  visitor: maskTable(figures.visitor, maskParts),
  newness: maskTable(figures.newness, maskParts),
  // A consultation has several themes: they add up to nothing that is told.
  theme: maskTable(figures.theme, (counts) => counts.map(maskOne)),
})
