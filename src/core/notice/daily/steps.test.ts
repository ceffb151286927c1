import { expect, test } from 'vitest'
import { addWorkingDays } from '../../../lib/working-days.ts'
import { dueBetween, stepNow, stepsOf } from './steps.ts'

const answering = { workingDays: 10, opens: '08:30', closes: '17:15', published: false }
const usual = stepsOf({ answering })
const at = (today: string, closed: string[] = []) => {
  const step = stepNow(usual, '2026-06-15', today, closed)
  return step && `${step.to} ${step.days}`
}

test('the person is told the working day before and after, then the chief, then the office', () => {
  expect(['2026-06-11', '2026-06-12', '2026-06-15', '2026-06-16'].map((day) => at(day))).toEqual([
    undefined,
    'officer -1',
    'officer -1',
    'officer 1',
  ])
  expect(['2026-06-19', '2026-06-22', '2026-06-23'].map((day) => at(day))).toEqual([
    'chief 4',
    'chief 4',
    'office 6',
  ])
})

test('the city’s closing days do not count', () => {
  expect(at('2026-06-11', ['2026-06-12'])).toBe('officer -1')
  expect(at('2026-06-16', ['2026-06-16'])).toBe('officer -1')
})

test('a city’s own steps hold, in whatever order they are written', () => {
  const own = stepsOf({
    answering: {
      ...answering,
      reminders: [
        { to: 'chief', days: 2 },
        { to: 'officer', days: 0 },
      ],
    },
  })
  expect(own.map(({ days }) => days)).toEqual([0, 2])
  expect(stepNow(own, '2026-06-15', '2026-06-15', [])).toEqual({ to: 'officer', days: 0 })
})

test('every day on which a step is new lies between the days that are looked at', () => {
  for (let n = 0; n < 60; n += 1) {
    const today = addWorkingDays('2026-04-01', n)
    const { from, until } = dueBetween(usual, today, [])
    for (let due = -10; due < 10; due += 1) {
      const dueOn = addWorkingDays(today, due)
      const isNew = stepNow(usual, dueOn, today, []) !== stepNow(usual, dueOn, addWorkingDays(today, -1), [])
      if (isNew) expect(dueOn >= from && dueOn <= until).toBe(true)
    }
  }
})
