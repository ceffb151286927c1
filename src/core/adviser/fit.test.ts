import { expect, test } from 'vitest'
import { type Fitting, inOrder, reasonsFor } from './fit.ts'

const about = { field: 'welfare', district: 'west' }
const entry = (id: string, fields: string[], districts: string[], sits = 0): Fitting => ({
  id,
  name: id,
  role: 'coordinator',
  fields,
  districts,
  area: '',
  times: '',
  conditions: '',
  sits,
  account: true,
  seat: undefined,
  reasons: reasonsFor(about, { fields, districts }),
})

test('what speaks for somebody is the field and the district; whoever names none comes anywhere', () => {
  expect(reasonsFor(about, { fields: ['welfare'], districts: ['west'] })).toEqual(['field', 'district'])
  expect(reasonsFor(about, { fields: ['parks'], districts: ['east'] })).toEqual([])
  expect(reasonsFor(about, { fields: [], districts: [] })).toEqual(['anywhere'])
  expect(reasonsFor({ field: null, district: null }, { fields: ['welfare'], districts: ['west'] })).toEqual(
    [],
  )
})

test('who fits best comes first, then whoever sits at fewer cases; nobody is left out', () => {
  const all = [
    entry('e', ['parks'], ['east']),
    entry('d', ['parks'], []),
    entry('c', ['welfare'], ['east']),
    entry('b', ['welfare'], ['west'], 3),
    entry('a', ['welfare'], ['west'], 4),
  ]
  expect(inOrder(all).map(({ id }) => id)).toEqual(['b', 'a', 'c', 'd', 'e'])
})
