import holidayJp from '@holiday-jp/holiday_jp'
import { addDays, type PlainDate, weekday } from './dates.ts'

const isWeekend = (date: PlainDate) => weekday(date) === 0 || weekday(date) === 6

/** 12/29 to 1/3, when town halls are closed. */
function isNewYear(date: PlainDate): boolean {
  const day = date.slice(5)
  return day >= '12-29' || day <= '01-03'
}

/** 閉庁日: weekends, national holidays, the turn of the year, and the city's own closed days. */
export const isClosedDay = (date: PlainDate, closedDays: readonly PlainDate[] = []): boolean =>
  isWeekend(date) || isNewYear(date) || Object.hasOwn(holidayJp.holidays, date) || closedDays.includes(date)

/**
 * The n-th 開庁日 after the date, not counting the date itself; before it when n is negative.
 * With 0 the date itself, or the next open day when it is closed.
 */
export function addWorkingDays(date: PlainDate, n: number, closedDays: readonly PlainDate[] = []): PlainDate {
  if (!Number.isSafeInteger(n)) throw new RangeError('working days are counted in whole days')
  const step = n < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(n); left > 0 || isClosedDay(day, closedDays); ) {
    day = addDays(day, step)
    if (!isClosedDay(day, closedDays)) left -= 1
  }
  return day
}
