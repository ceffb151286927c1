import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import { openTestCase } from '../case.ts'

/* Class 9 (and 10): whatever is typed is a value, never a part of a statement; filters are an explicit list. */
const hostile = [
  "' OR '1'='1",
  "'; DROP TABLE collaboration; --",
  "') OR true --",
  '\\',
  "\\'; SELECT pg_sleep(9) --",
  '%',
  '_%_',
  "a' & !b | c:*",
  '((((',
  "'a':*",
  '$1',
  '\u0000',
  '\ud800',
  ':city',
]

let app: TestApp
let number: string
beforeAll(async () => {
  app = await startTestApp()
  ;({ number } = await openTestCase(app, 'shinjo', { visibility: 'desk', parties: [] }))
})
afterAll(() => app?.stop())

test.each(hostile)('%j is searched for and found nowhere', async (value) => {
  const parameters = [
    'q',
    'form',
    'stage',
    'field',
    'partner',
    'tag',
    'year',
    'plan',
    'before',
    'after',
    'sort',
    'order',
  ]
  const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  for (const who of [app.anonymous(), office]) {
    for (const name of parameters) {
      const { status } = await who.get(`/shinjo/cases?${name}=${encodeURIComponent(value.toWellFormed())}`)
      expect([name, status]).toEqual([name, 200])
    }
  }
  const { text } = await app.anonymous().get(`/shinjo/cases?q=${encodeURIComponent(value.toWellFormed())}`)
  expect(text).not.toContain(number)
  const { rows } = await app.owner.query('SELECT count(*)::int AS n FROM collaboration')
  expect(rows).toEqual([{ n: 1 }])
})

test.each(hostile)('%j as city, number or id is not found', async (value) => {
  const part = encodeURIComponent(value.toWellFormed())
  const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  for (const path of [
    `/${part}/cases`,
    `/shinjo/cases/${part}`,
    `/shinjo/cases/${number}/files/${part}`,
    `/shinjo/cases/${number}/approvals/${part}`,
    `/shinjo/forms/${part}`,
  ]) {
    const { status } = await office.get(path)
    expect([path, status]).toEqual([path, 404])
  }
})

test('a session cookie is compared, never run', async () => {
  for (const value of hostile) {
    const browser = app.anonymous()
    browser.cookies.set('yui_shinjo', encodeURIComponent(value.toWellFormed()))
    const { status, location } = await browser.get('/shinjo/desk')
    expect([status, location?.startsWith('/shinjo/sign-in')]).toEqual([303, true])
  }
})
