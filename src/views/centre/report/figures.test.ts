import { describe, expect, test } from 'vitest'
import { type Counted, figuresOf, maskParts, monthsOf, withoutFew } from './figures.ts'

const themes = [
  { code: 'a', name: 'あ', hidden: false },
  { code: 'b', name: 'い', hidden: false },
  { code: 'old', name: '使わない', hidden: true },
]
const contact = (over: Partial<Counted> = {}): Counted => ({
  month: '2026-05',
  what: 'contact',
  channel: 'visit',
  visitor_kind: 'person',
  continued: false,
  themes: ['a'],
  count: 1,
  minutes: 30,
  ...over,
})
const figures = (rows: readonly Counted[]) => figuresOf('2026-05', rows, themes, (code) => code)

test('a month is compared with the month before and with the same month of last year', () => {
  expect(monthsOf('2026-01')).toEqual(['2026-01', '2025-12', '2025-01'])
})

test('consultations are counted by how they came, who came, new or continued, and each of their themes', () => {
  const { total, minutes, channel, newness, theme, referrals } = figures([
    contact({ count: 4, minutes: 120 }),
    contact({ channel: 'phone', continued: true, themes: ['a', 'b'] }),
    contact({ month: '2026-04', count: 2 }),
    contact({ month: '2025-05', count: 7 }),
    contact({ what: 'referral', count: 3 }),
  ])
  expect(total.cells).toEqual([5, 2, 7])
  expect(minutes.cells).toEqual([150, 30, 30])
  expect(channel.map(({ code, cells }) => [code, cells[0]])).toContainEqual(['phone', 1])
  expect(newness.map(({ cells }) => cells[0])).toEqual([4, 1])
  expect(theme.map(({ code, cells }) => [code, cells[0]])).toEqual([
    ['a', 5],
    ['b', 1],
  ])
  expect(referrals.cells).toEqual([3, 0, 0])
})

describe('small numbers', () => {
  test('one and two are told as few, none stays none', () => {
    expect(maskParts([9, 1, 0, 2])).toEqual([9, 'few', 0, 'few'])
  })

  test('what the total would give away takes the next smallest with it', () => {
    expect(maskParts([9, 1, 0, 4])).toEqual([9, 'withheld', 0, 'withheld'])
    expect(maskParts([9, 1, 1])).toEqual(['withheld', 'withheld', 'withheld'])
    expect(maskParts([9, 2, 2, 5])).toEqual([9, 'withheld', 'withheld', 'withheld'])
  })

  test('a small total hides itself and the time', () => {
    const { total, minutes } = withoutFew(figures([contact({ count: 2 })]))
    expect([total.cells[0], minutes.cells[0]]).toEqual(['few', 'withheld'])
  })

  test('a total of small numbers alone is kept back', () => {
    const { total } = withoutFew(
      figures([contact({ count: 2 }), contact({ channel: 'mail', count: 2, visitor_kind: 'group' })]),
    )
    expect(total.cells[0]).toBe('withheld')
  })

  /** Every table there could be. */
  const all = (length: number, most: number): number[][] =>
    length === 0
      ? [[]]
      : all(length - 1, most).flatMap((list) =>
          Array.from({ length: most + 1 }, (_, last) => [...list, last]),
        )

  test.each([
    [2, 9],
    [3, 8],
    [4, 6],
  ])('nobody who knows the rule, the cells and the total finds out a one or a two of %i', (length, most) => {
    const told = (list: readonly number[]) => {
      const total = list.every((count) => count < 3) ? 'withheld' : list.reduce((a, b) => a + b, 0)
      return JSON.stringify([maskParts(list), total])
    }
    const alike = Map.groupBy(all(length, most), told)
    const reckoned = [...alike.values()].flatMap((lists) =>
      Array.from({ length }, (_, at) => new Set(lists.map((list) => list[at]))).filter(
        (values) => values.size === 1 && [1, 2].includes([...values][0] ?? 0),
      ),
    )
    expect(reckoned).toEqual([])
    expect(alike.size).toBeGreaterThan(50)
  })
})
