import { describe, expect, test } from 'vitest'
import type { Seat } from './queries.ts'
import { confirmed, sitsOn, standing } from './rules.ts'

const seat = (id: string, role: Seat['role'] = 'member') => ({ id, role }) as Seat
const fine = (seat_id: string) => ({ seat_id, fine: true })

describe('a seat', () => {
  const term = { since: '2026-04-01', until: '2028-03-31', ended_on: null } as Seat
  test('is taken from the first to the last day of its term', () => {
    expect(['2026-03-31', '2026-04-01', '2028-03-31', '2028-04-01'].map((day) => sitsOn(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
  test('ends when its member leaves', () => {
    const left = { ...term, ended_on: '2026-12-31' }
    expect([sitsOn(left, '2026-12-31'), sitsOn(left, '2027-01-01')]).toEqual([true, false])
  })
})

describe('the quorum', () => {
  test('is met by those who are there', () => expect(standing({ quorum: 5 }, 5).enough).toBe(true))
  test('does not count those who stepped out of an item', () =>
    expect(standing({ quorum: 5 }, 5, 1).enough).toBe(false))
  test('is not spoken of where the city has set none', () =>
    expect(standing({ quorum: null }, 0).enough).toBeUndefined())
})

describe('minutes may go out', () => {
  const seats = [seat('a', 'chair'), seat('b'), seat('c')]
  test('when everybody who was there says that they are right', () =>
    expect(confirmed(['b', 'c'], seats, [fine('b'), fine('c')])).toBe(true))
  test('when the chair says so', () => expect(confirmed(['a', 'b'], seats, [fine('a')])).toBe(true))
  test('not by the word of a chair who was not there', () =>
    expect(confirmed(['b', 'c'], seats, [fine('a')])).toBe(false))
  test('not while one of them wants a change', () =>
    expect(confirmed(['a', 'b'], seats, [fine('a'), { seat_id: 'b', fine: false }])).toBe(false))
  test('not when nobody was there', () => expect(confirmed([], seats, [])).toBe(false))
})
