import { describe, expect, test } from 'vitest'
import type { Definition } from '../../core/edition/schema/index.ts'
import { differencesBetween, partOf, textsOf, withTexts } from './texts.ts'

const base = {
  principles: [
    {
      code: 'equality',
      name: { ja: '対等', en: 'Equality' },
      points: [{ ja: '立場が違う' }, { ja: '聞き合う' }],
    },
    { code: 'purpose', name: { ja: '目的共有' }, points: [] },
  ],
  measures: [],
  words: { idea: { ja: '種' } },
  schema: 1,
} as unknown as Definition

describe('the texts of a part', () => {
  test('stand in the city’s order, each below what it belongs to', () => {
    expect(textsOf(base, 'principles').map(({ path, under }) => [path, under])).toEqual([
      ['principles.equality.name', '対等'],
      ['principles.equality.points.0', '対等'],
      ['principles.equality.points.1', '対等'],
      ['principles.purpose.name', '目的共有'],
    ])
  })

  test('are changed one by one; nothing else moves', () => {
    const changed = withTexts(base, new Map([['principles.equality.points.1', { ja: 'よく聞き合う' }]]))
    expect(differencesBetween(base, changed).map(({ path, before, after }) => [path, before, after])).toEqual(
      [['principles.equality.points.1@ja', '聞き合う', 'よく聞き合う']],
    )
    expect(withTexts(base, new Map())).toEqual(base)
  })
})

describe('the differences', () => {
  test('know an item by its code: one put in front makes no other one new', () => {
    const draft = {
      ...base,
      principles: [{ code: 'new', name: { ja: '評価' }, points: [] }, ...(base.principles ?? [])],
    } as Definition
    const found = differencesBetween(base, draft)
    expect(found.map(({ path, before }) => [path, before])).toEqual([
      ['principles.new.code', ''],
      ['principles.new.name@ja', ''],
    ])
  })

  test('tell what is left out, and what is no text', () => {
    const [first] = base.principles ?? []
    const draft = { ...base, principles: [first], schema: 2 } as unknown as Definition
    expect(differencesBetween(base, draft).map(({ path, before, after }) => [path, before, after])).toEqual([
      ['schema', '1', '2'],
      ['principles.purpose.code', 'purpose', ''],
      ['principles.purpose.name@ja', '目的共有', ''],
    ])
  })

  test('belong to the part of the guideline they stand in', () => {
    expect([partOf('principles.equality.name@ja'), partOf('words.idea@ja'), partOf('schema')]).toEqual([
      'principles',
      'basics',
      undefined,
    ])
  })
})
