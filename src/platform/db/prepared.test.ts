import { expect, test } from 'vitest'
import { openStatementNames } from './prepared.ts'

const times = (n: number, work: (i: number) => unknown) => Array.from({ length: n }, (_, i) => work(i))

test('a statement gets a name when it is asked often, and keeps it', () => {
  const nameOf = openStatementNames()
  expect(times(29, () => nameOf('SELECT 1')).every((name) => name === undefined)).toBe(true)
  expect(nameOf('SELECT 1')).toBe('hot-0')
  expect(nameOf('SELECT 1')).toBe('hot-0')
})

test('two statements never share a name', () => {
  const nameOf = openStatementNames()
  times(30, () => [nameOf('SELECT 1'), nameOf('SELECT 2')])
  expect(nameOf('SELECT 1')).not.toBe(nameOf('SELECT 2'))
})

test('however many there are, a connection keeps few plans, and a hot one keeps its own', () => {
  const nameOf = openStatementNames()
  times(30, () => nameOf('SELECT hot'))
  const names = new Set(times(200, (i) => times(40, () => nameOf(`SELECT ${i}`)).at(-1)))
  expect(names.size).toBeLessThanOrEqual(49)
  expect(nameOf('SELECT hot')).toBe('hot-0')
})

test('what is asked once each does not keep anything from becoming hot', () => {
  const nameOf = openStatementNames()
  times(2000, (i) => nameOf(`SELECT ${i} FROM lists`))
  times(30, () => nameOf('SELECT hot'))
  expect(nameOf('SELECT hot')).toBe('hot-0')
})
