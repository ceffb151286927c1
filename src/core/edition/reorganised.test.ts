import { expect, test } from 'vitest'
import { readCityFile } from './city-file.testing.ts'
import { withReorganised } from './reorganised.ts'
import type { Reorganisation } from './succession.ts'
import { withSwitches } from './switches.ts'
import { coordinationOffice, findSection, routeField, withRouting, withSectionsToday } from './view.ts'

const city = readCityFile('shinjo')
const made = (code: string, name: string, fields: string[] = []) => ({
  code,
  name,
  name_en: '',
  department: '',
  fields,
})
const field = city.routing.rules[0]?.field ?? ''
const health = city.routing.rules.find(({ section }) => section === 'health')?.field ?? ''
const done: Reorganisation = {
  effectiveOn: '2027-04-01',
  undone: false,
  made: [
    made('wellbeing', '健康づくり課'),
    made('office', '地域共創課'),
    made('brand-new', '新設課', [field]),
  ],
  changes: [
    { from_code: 'health', to_codes: ['wellbeing'] },
    { from_code: 'general-policy', to_codes: ['office'] },
  ],
}

test('new sections stand where they came from; what became another is a name of before', () => {
  const now = withReorganised(city, [done])
  const codes = now.sections.map(({ code }) => code)
  expect(codes.indexOf('wellbeing')).toBe(city.sections.findIndex(({ code }) => code === 'health'))
  expect(codes.at(-1)).toBe('brand-new')
  expect(codes).not.toContain('health')
  expect(findSection(now, 'health')?.name.ja).toBe('健康課')
})

test('routing, desks and the coordination office follow; a new section takes its fields', () => {
  const now = withReorganised(city, [done])
  expect(coordinationOffice(now)?.code).toBe('office')
  expect(routeField(now, undefined).section).toBe('office')
  expect(now.desks.some(({ section }) => section === 'general-policy')).toBe(false)
  expect(routeField(now, field).section).toBe('brand-new')
  if (health !== field) expect(routeField(now, health).section).toBe('wellbeing')
})

test('what the office chose or switched for a section holds for what became of it', () => {
  const now = withReorganised(city, [done])
  expect(routeField(withRouting(now, { [health]: 'general-policy' }), health).section).toBe('office')
  const pilot = withSwitches(now, { evaluation: { runs: 'pilot', sections: ['health'] } })
  expect(pilot.switches?.evaluation).toEqual({ runs: 'pilot', sections: ['wellbeing'] })
})

test('a case of before has the sections of today, and its own edition’s routing leads to them', () => {
  const case_ = withSectionsToday(city, withReorganised(city, [done]))
  expect(case_.sections.some(({ code }) => code === 'wellbeing')).toBe(true)
  expect(case_.routing.default).toBe('office')
})

test('undone it is as it was, but the names stay readable', () => {
  const back = withReorganised(city, [{ ...done, undone: true }])
  expect(back.sections).toEqual(city.sections)
  expect(back.routing).toEqual(city.routing)
  expect(findSection(back, 'wellbeing')?.name.ja).toBe('健康づくり課')
})
