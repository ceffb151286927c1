import { expect, test } from 'vitest'
import type { HatKind, Viewer } from '../../core/people/viewer.ts'
import { cursorOf, daysLeft, deskKind, deskQuery, nearness, readCursor, start, writeCursor } from './rules.ts'

const viewer = (kind: HatKind, organizationId?: string): NonNullable<Viewer> => ({
  person: { id: 'p', name: 'p' },
  hat: { id: 'h', kind, organizationId },
  hats: [],
})
const id = '01890000-0000-7000-8000-000000000000'

test('a day is overdue when it has passed, and near three days before', () => {
  expect(nearness('2026-05-31', '2026-06-01')).toBe('overdue')
  expect(nearness('2026-06-01', '2026-06-01')).toBe('today')
  expect(nearness('2026-06-04', '2026-06-01')).toBe('soon')
  expect(nearness('2026-06-05', '2026-06-01')).toBe('later')
  expect(nearness(null, '2026-06-01')).toBe('open')
})

test('days are counted across the end of a month and a year', () => {
  expect(daysLeft('2026-06-02', '2026-05-30')).toBe(3)
  expect(daysLeft('2026-12-31', '2027-01-02')).toBe(-2)
})

test('a place in the list is written and read back; what is no place is the start', () => {
  expect(readCursor('after', writeCursor({ due_on: '2026-06-01', id }))).toEqual({
    way: 'after',
    dueOn: '2026-06-01',
    id,
  })
  expect(readCursor('before', writeCursor({ due_on: null, id })).dueOn).toBe('9999-12-31')
  for (const text of [undefined, '', 'x', '2026-13-01_x', `2026-06-31_${id}`, `2026-06-01_${id}'--`])
    expect(readCursor('after', text)).toEqual(start)
})

test('a malformed address shows the desk as it is', () => {
  const asked = deskQuery.parse({ show: 'everything', after: 'x'.repeat(100) })
  expect(asked).toEqual({ show: 'mine', after: undefined, before: undefined })
  expect(cursorOf(asked)).toEqual(start)
})

test('staff owe as a section, residents and groups as parties, the others help', () => {
  expect((['officer', 'chief', 'coordination'] as const).map((kind) => deskKind(viewer(kind)))).toEqual(
    Array(3).fill('staff'),
  )
  expect(deskKind(viewer('resident'))).toBe('party')
  expect(deskKind(viewer('secretary', 'group'))).toBe('party')
  expect((['administrator', 'council'] as const).map((kind) => deskKind(viewer(kind)))).toEqual([
    'helper',
    'helper',
  ])
})
