import { expect, test } from 'vitest'
import { isAnswerable } from './rules.ts'

const theme = { state: 'released', opens_on: '2026-06-01', closes_on: '2026-06-30' } as const

test('answers are taken from the first day to the last, both included, while the theme is released', () => {
  expect(isAnswerable(theme, '2026-05-31')).toBe(false)
  expect(isAnswerable(theme, '2026-06-01')).toBe(true)
  expect(isAnswerable(theme, '2026-06-30')).toBe(true)
  expect(isAnswerable(theme, '2026-07-01')).toBe(false)
  for (const state of ['draft', 'closed'] as const)
    expect(isAnswerable({ ...theme, state }, '2026-06-15')).toBe(false)
})
