import { expect, test } from 'vitest'
import { standingOf } from './standing.ts'

const task = { due_on: '2026-06-30', done_on: null, dropped_on: null }

test.each([
  ['is open to the end of its day', '2026-06-30', task, 'open'],
  ['is late from the next day', '2026-07-01', task, 'late'],
  ['is never late without a day', '2099-01-01', { ...task, due_on: null }, 'open'],
  ['is done, however late', '2026-08-01', { ...task, done_on: '2026-07-20' }, 'done'],
  ['is late no more once it is given up', '2026-08-01', { ...task, dropped_on: '2026-07-20' }, 'dropped'],
] as const)('something to do %s', (_, today, one, standing) => expect(standingOf(one, today)).toBe(standing))
