import { expect, test } from 'vitest'
import { formatWhen } from './when.ts'

test('a date is said as exactly as the source says it', () => {
  const dates = ['2017', '2022-03', '2025-01-05']
  expect(dates.map((date) => formatWhen(date, 'ja'))).toEqual(['2017年', '2022年3月', '2025年1月5日'])
  expect(dates.map((date) => formatWhen(date, 'en'))).toEqual(['2017', 'March 2022', '5 January 2025'])
})
