import { expect, test } from 'vitest'
import { readCityFile } from '../edition/city-file.testing.ts'
import { civicKind } from './as-party.ts'

test('a group of which nothing is known is of the city’s own kind of civic groups, whatever the city calls them', () => {
  const kinds = ['shinjo', 'kurashiki', 'nishitokyo'].map((slug) => civicKind(readCityFile(slug)).name?.ja)
  expect(kinds).not.toContain(undefined)
  expect(kinds[1]).toBe('市民公益活動団体')
})
