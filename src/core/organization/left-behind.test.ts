import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import { readCityFile } from '../edition/city-file.testing.ts'
import { sectionsNow } from '../edition/succession.ts'
import { sectionOfCase } from './changes/succession.ts'
import { listLeftBehind } from './left-behind.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

test('an edition that drops a section tells what is still open there, until a scheduled change says what becomes of it', async () => {
  const definition = readCityFile('shinjo')
  definition.sections = definition.sections.filter(({ code }) => code !== 'health' && code !== 'environment')
  expect(await listLeftBehind(app.owner, definition)).toEqual([])
  await openTestCase(app, 'shinjo', { section: 'health', parties: [] })
  await app.person('shinjo', { hat: 'officer', section: 'health' })
  expect(await listLeftBehind(app.owner, definition)).toEqual([{ code: 'health', cases: 1, hats: 1 }])
  const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  const base = '/shinjo/organization/changes'
  const plan =
    (await office.post(base, { title: '再編', effectiveOn: '2026-07-01', note: '' })).location ?? ''
  const change = { version: '1', kind: 'merged', from: 'health', to: 'social-education', reason: '' }
  expect((await office.post(`${plan}/sections`, change)).status).toBe(303)
  expect((await listLeftBehind(app.owner, definition)).length).toBe(1)
  expect((await office.post(`${plan}/steps`, { version: '2', step: 'schedule' })).status).toBe(303)
  expect(await listLeftBehind(app.owner, definition)).toEqual([])
})

test('what is in force for a code follows every change in its order', () => {
  const changes = [
    { from_code: 'a', to_codes: ['b'] },
    { from_code: 'b', to_codes: ['c', 'd'] },
    { from_code: 'x', to_codes: ['d'] },
  ]
  expect(sectionsNow(changes, 'a')).toEqual(['c', 'd'])
  expect(sectionsNow(changes, 'x')).toEqual(['d'])
  expect(sectionsNow(changes, 'other')).toEqual(['other'])
})

test('after a split a case goes where it was decided, else by its field, else to the first named', () => {
  const split = { from_code: 'a', to_codes: ['b', 'c'] }
  const byField = (field: string) => ({ trees: 'c', roads: 'z' })[field]
  expect(sectionOfCase(split, { field: 'trees', chosen: 'b' }, byField)).toBe('b')
  expect(sectionOfCase(split, { field: 'trees', chosen: null }, byField)).toBe('c')
  expect(sectionOfCase(split, { field: 'roads', chosen: 'z' }, byField)).toBe('b')
  expect(sectionOfCase(split, { field: null, chosen: null }, byField)).toBe('b')
})
