import holidayJp from '@holiday-jp/holiday_jp'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, fiscalYear, todayInJapan } from './dates.ts'
import { addWorkingDays, isClosedDay } from './working-days.ts'

test.each([
  ['a Saturday', '2026-11-21'],
  ['a Sunday', '2026-11-22'],
  ['a holiday', '2026-11-23'],
  ['a day between two holidays', '2026-09-22'],
  ['a substitute holiday', '2027-03-22'],
  ['29 December', '2026-12-29'],
  ['31 December', '2026-12-31'],
  ['1 January', '2027-01-01'],
  ['3 January', '2028-01-03'],
])('%s is closed', (_, date) => {
  expect(isClosedDay(date)).toBe(true)
})

test.each(['2026-11-20', '2026-11-24', '2026-12-28', '2027-01-04', '2026-08-14'])('%s is open', (date) => {
  expect(isClosedDay(date)).toBe(false)
})

test("the city's own closed day is closed in that city", () => {
  expect(isClosedDay('2026-08-14', ['2026-08-14'])).toBe(true)
  expect(addWorkingDays('2026-08-13', 1, ['2026-08-14'])).toBe('2026-08-17')
})

test('three working days after a Friday before a long weekend', () => {
  expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-24')
  expect(addWorkingDays('2026-11-20', 3)).toBe('2026-11-26')
  expect(addWorkingDays('2026-11-22', 1)).toBe('2026-11-24')
  expect(addWorkingDays('2026-12-28', 1)).toBe('2027-01-04')
  expect(addWorkingDays('2026-11-24', -1)).toBe('2026-11-20')
  expect(addWorkingDays('2026-11-20', -2)).toBe('2026-11-18')
})

test('no working days: today, or the next day the hall is open', () => {
  expect(addWorkingDays('2026-11-20', 0)).toBe('2026-11-20')
  expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-24')
})

test('half a day is refused', () => {
  for (const n of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => addWorkingDays('2026-11-20', n)).toThrow(RangeError)
})

test('exactly n open days lie after the start, the last of them the answer', () => {
  const start = fc.integer({ min: 0, max: 5000 }).map((n) => addDays('2026-01-01', n))
  const own = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 30 }), own, (date, n, offsets) => {
      const closed = offsets.map((offset) => addDays(date, offset))
      const end = addWorkingDays(date, n, closed)
      let open = 0
      for (let day = addDays(date, 1); day <= end; day = addDays(day, 1))
        if (!isClosedDay(day, closed)) open += 1
      expect(open).toBe(n)
      expect(isClosedDay(end, closed)).toBe(false)
      if (!isClosedDay(date, closed)) expect(addWorkingDays(end, -n, closed)).toBe(date)
    }),
  )
})

test("next fiscal year's holidays are in the data, so that no deadline is computed without them", () => {
  const next = fiscalYear(todayInJapan(new Date())) + 1
  const days = Object.keys(holidayJp.holidays).filter((date) => fiscalYear(date) === next)
  expect(days.length).toBeGreaterThanOrEqual(16)
  expect(days).toContain(`${next}-11-03`)
  expect(days).toContain(`${next + 1}-02-23`)
})
