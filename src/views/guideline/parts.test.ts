import { expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { neighbours, partCodes, partTitle, publishedParts } from './parts.ts'

const missing = (slug: string) => {
  const published = publishedParts(readCityFile(slug))
  return partCodes.filter((code) => !published.includes(code))
}

test('each city has the parts its source states, and no others', () => {
  expect(missing('tomakomai')).toEqual(['principles', 'steps', 'measures', 'glossary'])
  expect(missing('kurashiki')).toEqual(['forms', 'steps'])
  expect(missing('shinjo')).toEqual(['measures'])
  expect(missing('nishitokyo')).toEqual(['steps', 'glossary'])
  expect(missing('echizen')).toEqual(['forms'])
})

test('the way through passes over what is missing', () => {
  const kurashiki = readCityFile('kurashiki')
  expect(neighbours(kurashiki, 'principles')).toEqual({ before: 'effects', after: 'measures' })
  expect(neighbours(kurashiki, 'forms')).toEqual({ before: 'principles', after: 'measures' })
  expect(neighbours(kurashiki, 'definition')).toEqual({ after: 'why' })
  expect(neighbours(kurashiki, 'desks')).toEqual({ before: 'glossary' })
})

test('a city is read in its own words', () => {
  const titles = ['echizen', 'shinjo', 'tomakomai', 'nishitokyo'].map((slug) => {
    const definition = readCityFile(slug)
    return [partTitle(definition, 'principles', 'ja'), partTitle(definition, 'forms', 'ja')]
  })
  expect(titles).toEqual([
    ['約束', '協働のかたち'],
    ['気を付けること', '協働のかたち'],
    ['大切にすること', '協働の形態'],
    ['原則', '協働の形態'],
  ])
})
