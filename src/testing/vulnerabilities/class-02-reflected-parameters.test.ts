import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { parameterNames, searchOf } from '../parameters.ts'
import { pageRoutes, stepsOf } from '../walk.ts'

/* Class 2: what is in the address is read by a schema and never comes back as markup; a wrong value is no error (§8). */
const hostile = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  'javascript:alert(1)',
  '\u0000\u202e\ud7ff',
  '-1',
  '9'.repeat(40),
  '%',
]

let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }])
})
afterAll(() => app?.stop())

test('the names that pages read are found by themselves', () => {
  expect(parameterNames).toEqual(
    expect.arrayContaining([
      'q',
      'stage',
      'before',
      'after',
      'next',
      'parent',
      'done',
      'draft',
      'from',
      'person',
      'show',
    ]),
  )
})

async function check(who: Browser, values = hostile): Promise<void> {
  for (const { name, address } of stepsOf(pageRoutes, here)) {
    const plain = await who.get(address)
    for (const value of plain.status === 200 ? values : values.slice(0, 1)) {
      const { status, text, location } = await who.get(`${address}?${searchOf(value)}`)
      expect([name, value, status]).toEqual([name, value, plain.status])
      expect([name, value, /<script>alert|<img src=x|"><i>|href="javascript:/i.test(text)]).toEqual([
        name,
        value,
        false,
      ])
      expect(location ?? '').not.toMatch(/[\r\n<>"]/)
    }
  }
}

test('somebody not signed in', () => check(app.anonymous()))
test('an officer in charge', async () => check(await here.as('officer')))
test.each(['resident', 'civic', 'office', 'administrator'])('%s', async (role) =>
  check(await here.as(role), hostile.slice(0, 2)),
)
test('the support centre', async () =>
  check(await app.person('shinjo', { hat: 'supportCenter' }), hostile.slice(0, 2)))

test('the API refuses what it does not know and gives nothing back as a page', async () => {
  for (const path of ['cities', 'cities/shinjo', 'cities/shinjo/cases', 'cities/shinjo/groups'])
    for (const value of hostile) {
      const { status, headers } = await app.anonymous().get(`/api/v1/${path}?${searchOf(value)}`)
      expect([path, value, status < 500]).toEqual([path, value, true])
      expect(headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
})

test('a path that is markup is not shown as markup', async () => {
  for (const path of [
    '/%3Cscript%3Ealert(1)%3C/script%3E',
    '/shinjo/%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    '/shinjo/cases/%3Cimg%20src=x%3E',
  ]) {
    const { status, text } = await app.anonymous().get(path)
    expect(status).toBe(404)
    expect(text).not.toMatch(/<script>alert|<img src=x/)
  }
})
