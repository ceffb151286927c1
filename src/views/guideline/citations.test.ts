import { expect, test } from 'vitest'
import { readCityFile } from '../../core/edition/city-file.testing.ts'
import { citationsOf, fromCityPage } from './citations.ts'

const kurashiki = readCityFile('kurashiki')
const cited = (facts: Parameters<typeof citationsOf>[1]) =>
  citationsOf(kurashiki, facts).map(({ source, pages }) => [source.code, ...pages])

test('a fact without a source of its own comes from the guideline, with each page once', () => {
  expect(cited([{ page: '7' }, { page: '21–' }, { page: '7' }])).toEqual([['points', '7', '21–']])
})

test('sources that no fact of the page comes from are not named', () => {
  expect(cited([{ source: 'principles-page' }])).toEqual([['principles-page']])
  expect(cited([])).toEqual([])
})

test('what another page of the city says is known as such', () => {
  expect([{ source: 'principles-page' }, { page: '7' }].map((fact) => fromCityPage(kurashiki, fact))).toEqual(
    [true, false],
  )
})
