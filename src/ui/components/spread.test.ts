import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bySpread, isComparable, placeDots, spreadOf } from './spread.ts'

const scores = fc.array(fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }), { maxLength: 6 })
const items = fc.array(fc.record({ label: fc.string(), scores }))

test('the spread is the distance of the furthest apart', () => {
  expect(spreadOf({ label: '', scores: [2, 5, 3] })).toBe(3)
})

test('one answer alone, or none, is no disagreement, and cannot be compared', () => {
  expect(spreadOf({ label: '', scores: [4, undefined] })).toBe(0)
  expect(spreadOf({ label: '', scores: [] })).toBe(0)
  expect([isComparable({ scores: [4, undefined] }), isComparable({ scores: [4, 4] })]).toEqual([false, true])
})

test('items of equal spread keep the order the city gave them', () => {
  const [one, two, three] = [
    [1, 2],
    [1, 5],
    [3, 4],
  ].map((pair, index) => ({ label: String(index), scores: pair }))
  expect(bySpread([one!, two!, three!])).toEqual([two, one, three])
})

test('sorting loses nothing and never lets a wider spread stand below a narrower', () => {
  fc.assert(
    fc.property(items, (given) => {
      const sorted = bySpread(given)
      expect(new Set(sorted)).toEqual(new Set(given))
      const spreads = sorted.map(spreadOf)
      expect(spreads).toEqual([...spreads].sort((a, b) => b - a))
    }),
  )
})

test('no two shapes are drawn on the same spot, and each answer is drawn', () => {
  fc.assert(
    fc.property(scores, (given) => {
      const { dots, height } = placeDots(given)
      for (const { offset } of dots) expect(Math.abs(offset) + 10).toBeLessThanOrEqual(height / 2)
      expect(new Set(dots.map(({ score, offset }) => `${score}/${offset}`)).size).toBe(dots.length)
      expect(dots.map(({ party }) => party)).toEqual(
        [...given.keys()].filter((index) => given[index] !== undefined),
      )
    }),
  )
})
