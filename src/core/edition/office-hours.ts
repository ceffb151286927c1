import { addDays, japanTime, type PlainDate, todayInJapan } from '../../lib/dates.ts'
import { addWorkingDays, isClosedDay } from '../../lib/working-days.ts'
import type { Definition } from './schema/index.ts'

/**
 * The day on which what arrived outside office hours is taken up; undefined when it came while the office was open.
 * It has arrived all the same: the moment of arrival is the one on the receipt.
 */
export function takenUpOn({ answering, city }: Definition, arrived: Date): PlainDate | undefined {
  const day = todayInJapan(arrived)
  const time = japanTime(arrived)
  const open = !isClosedDay(day, city.closedDays)
  if (open && time >= answering.opens && time < answering.closes) return undefined
  const from = open && time < answering.opens ? addDays(day, -1) : day
  return addWorkingDays(from, 1, city.closedDays)
}
