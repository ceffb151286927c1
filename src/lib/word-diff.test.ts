import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordDifference } from './word-diff.ts'

const words = [
  '除雪',
  '子ども',
  '見守り',
  'を',
  'の',
  '毎週',
  '土曜',
  '10時',
  '、',
  '。',
  'する',
  '\n',
  ' ',
  '👨‍👩‍👧',
  '髙',
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(''))
const side = (kind: 'removed' | 'added', before: string, after: string) =>
  wordDifference(before, after)
    .filter((one) => one.kind === 'same' || one.kind === kind)
    .map((one) => one.text)
    .join('')

describe('what changed between two texts', () => {
  test('is told by words, not by characters', () => {
    expect(wordDifference('毎週土曜に除雪する。', '毎週日曜に除雪する。')).toEqual([
      { kind: 'same', text: '毎週' },
      { kind: 'removed', text: '土曜' },
      { kind: 'added', text: '日曜' },
      { kind: 'same', text: 'に除雪する。' },
    ])
  })
  test('is nothing between two that are one', () => {
    expect(wordDifference('', '')).toEqual([])
    expect(wordDifference('同じ', '同じ')).toEqual([{ kind: 'same', text: '同じ' }])
  })
  test('holds both texts whole, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), fc.oneof(text, fc.string()), (before, after) => {
        expect(side('removed', before, after)).toBe(before)
        expect(side('added', before, after)).toBe(after)
      }),
    )
  })
  test('keeps what both begin and end with', () => {
    fc.assert(
      fc.property(text, text, text, (head, old, fresh) => {
        const kept = wordDifference(`${head}。${old}`, `${head}。${fresh}`)
        expect(
          kept
            .filter(({ kind }) => kind === 'same')
            .map((one) => one.text)
            .join('').length,
        ).toBeGreaterThanOrEqual(head === '' ? 0 : 1)
      }),
    )
  })
  test('is found at once, also in long texts that have nothing in common', () => {
    const began = performance.now()
    const [old, fresh] = ['除雪と見守り'.repeat(150), '花を植える日'.repeat(150)]
    expect(side('removed', old, fresh)).toBe(old)
    expect(wordDifference('あ'.repeat(1), 'い '.repeat(5000))).toHaveLength(2)
    expect(performance.now() - began).toBeLessThan(1500)
  })
})
