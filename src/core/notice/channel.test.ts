import { expect, test } from 'vitest'
import { type Reachable, wayInstead, wayTo } from './channel.ts'

const person = (more: Partial<Reachable>): Reachable => ({
  channel: 'mail',
  hasMail: true,
  hasPhone: true,
  hasAddress: true,
  isStaff: false,
  ...more,
})

test('everybody is told by the way they chose', () => {
  for (const channel of ['mail', 'letter', 'phone'] as const) expect(wayTo(person({ channel }))).toBe(channel)
})

test('who wants none looks at the page', () => {
  expect(wayTo(person({ channel: 'none' }))).toBeUndefined()
})

test('a way that leads nowhere gives place to the next that was given', () => {
  expect(wayTo(person({ hasMail: false }))).toBe('phone')
  expect(wayTo(person({ hasMail: false, hasPhone: false }))).toBe('letter')
  expect(wayTo(person({ channel: 'letter', hasAddress: false, hasPhone: false }))).toBe('mail')
  expect(
    wayTo(person({ channel: 'phone', hasPhone: false, hasMail: false, hasAddress: false })),
  ).toBeUndefined()
})

test('staff are told by mail or at their desk, never by letter', () => {
  expect(wayTo(person({ isStaff: true, channel: 'letter' }))).toBe('mail')
  expect(wayTo(person({ isStaff: true, hasMail: false }))).toBeUndefined()
})

test('after a mail that came back somebody calls, or writes where there is no number', () => {
  expect(wayInstead(person({}))).toBe('phone')
  expect(wayInstead(person({ hasPhone: false }))).toBe('letter')
  expect(wayInstead(person({ hasPhone: false, hasAddress: false }))).toBe('phone')
})
