import { expect, test } from 'vitest'
import { readCityFile } from '../edition/city-file.testing.ts'
import { checkDueOn, findPublicationRule, publicationRules } from './rules.ts'

const city = readCityFile('nishitokyo')
const own = {
  ...city,
  publication: { rules: [{ code: 'only', text: { ja: '市のきまり' } }], workingDays: 1 },
}

test('a city without rules of its own has Yui’s, each with a code that a refusal names', () => {
  expect(publicationRules(city).map(({ code }) => code)).toEqual([
    'personal',
    'respect',
    'advertising',
    'town',
  ])
  expect(findPublicationRule(city, 'nothing')).toBeUndefined()
})

test('the city’s own rules take their place; an old refusal is still readable', () => {
  expect(publicationRules(own).map(({ code }) => code)).toEqual(['only'])
  expect(findPublicationRule(own, 'personal')?.text.ja).toContain('名前')
})

test('it is checked within working days: weekends and holidays do not count', () => {
  // Friday before the long holidays of May: Monday, Tuesday, and Thursday after the holiday.
  expect(checkDueOn(city, '2026-04-24')).toBe('2026-04-30')
  expect(checkDueOn(own, '2026-04-28')).toBe('2026-04-30')
})
