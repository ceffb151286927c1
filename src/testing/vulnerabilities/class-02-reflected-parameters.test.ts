import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { pageRoutes, stepsOf } from '../walk.ts'

/* Class 2: what is in the address is read by a schema and never comes back as markup; a wrong value is no error (§8). */
const names = [
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
  'next',
  'parent',
  'check',
  'answers',
  'changed',
  'section',
  'scope',
  'page',
  'v',
  'x"><i>',
]
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

const search = (value: string) =>
  names.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')

async function check(who: Browser): Promise<void> {
  for (const { name, address } of stepsOf(pageRoutes, here)) {
    const plain = await who.get(address)
    for (const value of hostile) {
      const { status, text, location } = await who.get(`${address}?${search(value)}`)
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
