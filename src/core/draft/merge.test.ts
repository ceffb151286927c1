import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fields, mergeFields, standingAfter } from './merge.ts'

describe('two screens write into one draft', () => {
  test('a field that one of them changed takes the change', () => {
    const merged = mergeFields({ a: '1', b: '1' }, { a: '2', b: '1' }, { a: '1', b: '3' })
    expect(merged).toEqual({ fields: { a: '2', b: '3' }, clashes: [] })
  })

  test('the same change on both is no clash', () => {
    expect(mergeFields({ a: '1' }, { a: '2' }, { a: '2' })).toEqual({ fields: { a: '2' }, clashes: [] })
  })

  test('what both changed stays as it is kept, and is named', () => {
    expect(mergeFields({ a: '1' }, { a: '2' }, { a: '3' })).toEqual({ fields: { a: '2' }, clashes: ['a'] })
  })

  test('a box unticked on one screen is unticked', () => {
    const merged = mergeFields({ tags: ['x', 'y'] }, { tags: ['x', 'y'] }, { tags: ['x'] })
    expect(merged.fields).toEqual({ tags: ['x'] })
  })

  test('what lost its place stands beside until the screen that showed both sends', () => {
    const clash = { before: { a: '1' }, typed: { a: '3' }, settles: [], at: 't1' }
    const open = standingAfter({ fields: { a: '2' }, others: {} }, clash)
    expect(open).toEqual({ fields: { a: '2' }, others: { a: { value: '3', at: 't1' } } })
    const untouched = standingAfter(open, { before: { a: '2' }, typed: { a: '2' }, settles: [], at: 't2' })
    expect(untouched).toEqual(open)
    const decided = standingAfter(open, { before: { a: '3' }, typed: { a: '3' }, settles: ['a'], at: 't3' })
    expect(decided).toEqual({ fields: { a: '3' }, others: {} })
  })
})

test('whatever two screens type in whatever order, each last word is kept or stands beside', () => {
  const word = fc.constantFrom('', 'x', 'y', 'z')
  const step = fc.record({ screen: fc.constantFrom(0, 1), field: fc.constantFrom('a', 'b'), word })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const empty: Fields = { a: '', b: '' }
      let standing = { fields: empty, others: {} as ReturnType<typeof standingAfter>['others'] }
      const screens: { before: Fields; typed: Fields }[] = [
        { before: empty, typed: empty },
        { before: empty, typed: empty },
      ]
      for (const { screen, field, word: value } of steps) {
        const own = screens[screen] ?? { before: empty, typed: empty }
        // What already stands on the screen is no word of hers: the other one may have changed it since.
        if (own.typed[field] === value) continue
        own.typed = { ...own.typed, [field]: value }
        standing = standingAfter(standing, { ...own, settles: [], at: 't' })
        own.before = own.typed
        const found = [standing.fields[field], standing.others[field]?.value ?? '']
        expect(found).toContain(value)
      }
    }),
  )
})
