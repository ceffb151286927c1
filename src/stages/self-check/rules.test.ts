import { describe, expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { readWalk } from '../../core/edition/self-check.ts'
import { answerFrom, desksFor, ideaPath, openItems, walkPath, waysFrom } from './rules.ts'

const shinjo = readCityFile('shinjo')
const nishitokyo = readCityFile('nishitokyo')
const echizen = readCityFile('echizen')
const start = shinjo.selfCheck!.nodes[0]!
if (start.kind !== 'list') throw new Error('Shinjo starts with a list')

describe('the answer a page sends', () => {
  test('is one letter an item, in the order of the list', () => {
    expect(answerFrom(shinjo, start, { i0: 'y', i1: 'n', i2: 'y' })).toBe('yny')
  })

  test('keeps what was answered when an item was left open or made up', () => {
    expect(answerFrom(shinjo, start, { i0: 'y', i2: '<script>' })).toBe('y--')
    expect(openItems(readWalk(shinjo, 'start:y--')!)).toEqual([1, 2])
    expect(openItems(readWalk(shinjo, 'start:yyy')!)).toEqual([])
  })

  test('names an option or nothing', () => {
    const zone = readWalk(echizen, 'public-interest:yy')!.at
    if (zone.kind !== 'choice') throw new Error('a choice')
    expect([answerFrom(echizen, zone, { i0: 'C' }), answerFrom(echizen, zone, { i0: 'A' })]).toEqual([
      'C',
      '-',
    ])
  })

  test('names the tags that were ticked, which may be none', () => {
    const tags = readWalk(nishitokyo, 'elements:yyyy')!.at
    if (tags.kind !== 'tags') throw new Error('tags')
    const [first, second] = nishitokyo.suitability!.tags.map(({ code }) => code)
    expect(
      answerFrom(nishitokyo, tags, { [`tag-${second}`]: 'y', [`tag-${first}`]: 'y', 'tag-x': 'y' }),
    ).toBe(`${first}.${second}`)
    expect(answerFrom(nishitokyo, tags, {})).toBe('')
  })
})

test('the start has the plain address, every other place its answers', () => {
  expect(walkPath(readWalk(shinjo, '')!)).toBe('/self-check')
  expect(walkPath(readWalk(shinjo, 'start:yyy')!)).toBe('/self-check?a=start%3Ayyy')
  expect(ideaPath(readWalk(shinjo, 'start:nyy')!)).toBe('/ideas/new?check=start%3Anyy')
})

test('the map in words names both ways out of a list', () => {
  expect(waysFrom(start)).toEqual([
    { when: 'allTrue', to: 'step1' },
    { when: 'anyFalse', to: 'b' },
  ])
})

test('what citizens do themselves is helped by the centre where there is one, what the city does by an office, a question by all', () => {
  const kinds = (kind: 'selfActivity' | 'governmentProject' | 'ask') =>
    new Set(desksFor(nishitokyo, kind).map((desk) => desk.kind))
  expect(kinds('selfActivity')).toEqual(new Set(['centre']))
  expect(kinds('governmentProject')).toEqual(new Set(['office']))
  expect(kinds('ask')).toEqual(new Set(['office', 'centre']))
  expect(desksFor(shinjo, 'selfActivity').length).toBeGreaterThan(0)
})
