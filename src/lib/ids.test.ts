import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blindId, isUuid, newId } from './ids.ts'

const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

test('an id carries its time, version 7 and the RFC variant', () => {
  const at = Date.UTC(2099, 10, 22)
  const id = newId(at)
  expect(timeOf(id)).toBe(at)
  expect(id[14]).toBe('7')
  expect('89ab').toContain(id[19])
})

test('ids sort in the order they were made, even when the clock stands still or goes back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 4_000_000_000_000, max: 4_000_000_000_005 }), { minLength: 2 }),
      (clocks) => {
        const ids = clocks.map(newId)
        expect(ids).toEqual(ids.toSorted())
        expect(ids.every(isUuid)).toBe(true)
      },
    ),
  )
})

test('200,000 ids in one millisecond are all different and in order', () => {
  let last = ''
  for (let i = 0; i < 200_000; i++) {
    const id = newId(4_100_000_000_000)
    if (id <= last) throw new Error(`${id} after ${last}`)
    last = id
  }
})

test('a time that no clock gives is refused', () => {
  for (const clock of [-1, 1.5, Number.NaN, 2 ** 48]) expect(() => newId(clock)).toThrow(RangeError)
})

test('a blind id is version 4 and tells no order', () => {
  const ids = Array.from({ length: 100 }, blindId)
  expect(ids.every((id) => isUuid(id) && id[14] === '4')).toBe(true)
  expect(ids).not.toEqual(ids.toSorted())
})

test('only a whole lower-case UUID is one', () => {
  const id = newId(Date.UTC(2026, 10, 22))
  expect(isUuid(id)).toBe(true)
  for (const wrong of [
    '',
    id.toUpperCase(),
    `${id}\n`,
    `${id}0`,
    ` ${id}`,
    id.replaceAll('-', ''),
    `{${id}}`,
    "'; --",
    null,
    7,
  ])
    expect(isUuid(wrong)).toBe(false)
})
