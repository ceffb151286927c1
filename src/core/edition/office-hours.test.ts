import { expect, test } from 'vitest'
import { takenUpOn } from './office-hours.ts'
import type { Definition } from './schema/index.ts'

const definition = {
  answering: { opens: '08:30', closes: '17:15' },
  city: { closedDays: ['2026-06-03'] },
} as unknown as Definition

test.each([
  ['while the office is open', '2026-06-01T10:00', undefined],
  ['at the minute it opens', '2026-06-01T08:30', undefined],
  ['at the minute it closes', '2026-06-01T17:15', '2026-06-02'],
  ['before it opens, the same day', '2026-06-01T06:00', '2026-06-01'],
  ['on a Friday evening, on Monday', '2026-06-05T20:00', '2026-06-08'],
  ['on a Sunday', '2026-06-07T10:00', '2026-06-08'],
  ['before the city’s own closing day, after it', '2026-06-02T18:00', '2026-06-04'],
  ['at the turn of the year', '2026-12-28T18:00', '2027-01-04'],
])('%s', (_, local, day) => {
  expect(takenUpOn(definition, new Date(`${local}:00+09:00`))).toBe(day)
})
