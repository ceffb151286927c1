import { expect, test } from 'vitest'
import { isAsked, lastAsked } from './still-right.ts'

const usual = {}
const autumn = { groups: { registration: 'none' as const, stillRightFrom: '10-01' } }

test('groups are asked each 1 April, or on the day the city names', () => {
  expect(lastAsked(usual, '2026-03-31')).toBe('2025-04-01')
  expect(lastAsked(usual, '2026-04-01')).toBe('2026-04-01')
  expect(lastAsked(autumn, '2026-04-01')).toBe('2025-10-01')
})

test('a group that was there before that day is asked until it answers', () => {
  const old = { since: '2020-01-01', stillRightOn: null }
  expect(isAsked(usual, old, '2026-06-01')).toBe(true)
  expect(isAsked(usual, { ...old, stillRightOn: '2025-05-01' }, '2026-06-01')).toBe(true)
  expect(isAsked(usual, { ...old, stillRightOn: '2026-04-01' }, '2026-06-01')).toBe(false)
})

test('a group that was founded since is not asked yet', () => {
  expect(isAsked(usual, { since: '2026-04-02', stillRightOn: null }, '2026-06-01')).toBe(false)
  expect(isAsked(usual, { since: '2026-04-02', stillRightOn: null }, '2027-04-01')).toBe(true)
})
