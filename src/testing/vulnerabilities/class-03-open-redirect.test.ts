import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import { safeNext } from '../../core/web/paths.ts'
import { shapeOf } from '../../lib/form-shape.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { searchOf } from '../parameters.ts'
import type { TestPerson } from '../people.ts'
import { pageRoutes, stepsOf } from '../walk.ts'

/* Class 3: after signing in one is where one was in this city, and nowhere else. */
const elsewhere = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'https:/evil.example',
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'data:text/html,x',
  '/tomakomai/desk',
  '/shinjoX/desk',
  '/shinjo/../tomakomai/desk',
  '/shinjo//evil.example',
  '/shinjo/%2e%2e/tomakomai',
  '/shinjo\n/x',
  '/shinjo/@evil.example:80',
  '',
  'desk',
]

let app: TestApp
let person: TestPerson
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }])
  person = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query('UPDATE person SET demo = true WHERE id = $1', [person.id])
})
afterAll(() => app?.stop())

const comesTo = (location: string | null) => new URL(location ?? '', 'http://yui.test/shinjo/sign-in')

describe.each(elsewhere)('next=%j', (next) => {
  test('is not followed', async () => {
    const { status, location } = await app
      .anonymous()
      .post('/shinjo/demo-sign-in', { person: person.id, hat: person.hatId, next })
    expect(status).toBe(303)
    const to = comesTo(location)
    expect([to.origin, to.pathname]).toEqual(['http://yui.test', '/shinjo/desk'])
  })

  test('is not offered by the form either', async () => {
    const { text } = await app.anonymous().get(`/shinjo/sign-in?next=${encodeURIComponent(next)}`)
    const values = [...text.matchAll(/name="next" value="([^"]*)"/g)].map(([, value]) => value)
    expect(values.length).toBeGreaterThan(0)
    expect(new Set(values)).toEqual(new Set(['/shinjo/desk']))
  })
})

test('a page of the city is followed', async () => {
  const next = '/shinjo/cases?stage=idea&before=12'
  const { location } = await app
    .anonymous()
    .post('/shinjo/demo-sign-in', { person: person.id, hat: person.hatId, next })
  expect(location).toBe(next)
})

test('whatever is asked for, it is a page of the city', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    'shinjo',
    'evil.example',
    '@',
    ':',
    '?',
    '#',
    '%2f',
    '%5c',
    '\t',
    'desk',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((some) => some.join('')),
      ),
      (next) => {
        const to = comesTo(safeNext({ slug: 'shinjo' }, next))
        expect(to.origin).toBe('http://yui.test')
        expect(to.pathname === '/shinjo' || to.pathname.startsWith('/shinjo/')).toBe(true)
      },
    ),
    { numRuns: 3000 },
  )
})

test('choosing a language leads to the same page of ours, also when the path looks like another site', async () => {
  for (const [path, to] of [
    ['/shinjo/cases?stage=idea&lang=en', '/shinjo/cases?stage=idea'],
    ['//evil.example/x?lang=en', '/evil.example/x'],
    ['///evil.example?lang=en', '/evil.example'],
    ['/\\evil.example?lang=en', '/evil.example'],
  ])
    expect((await app.anonymous().get(path ?? '')).location).toBe(to)
})

test('who is asked to sign in comes back to where they were, with what was asked for', async () => {
  const { status, location } = await app.anonymous().get('/shinjo/account/data?parent=//evil.example')
  expect(status).toBe(303)
  const to = comesTo(location)
  expect([to.origin, to.pathname]).toEqual(['http://yui.test', '/shinjo/sign-in'])
  expect(to.searchParams.get('next')).toBe('/shinjo/account/data?parent=//evil.example')
})

describe('no parameter of any page leads anywhere else', () => {
  const sites = ['//evil.example/x', 'https://evil.example/x', 'javascript:alert(`evil.example`)']
  const leads = /(href|action|formaction|src)="(\/\/|\/\\|https?:\/\/|javascript:)[^"]*evil\.example/i

  test.each(['nobody', 'resident', 'officer', 'office', 'administrator'])('for %s', async (role) => {
    const who = role === 'nobody' ? app.anonymous() : await here.as(role)
    for (const { name, address } of stepsOf(pageRoutes, here))
      for (const site of sites) {
        const { text, location, headers } = await who.get(`${address}?${searchOf(site)}`)
        expect([name, site, leads.test(text), headers.get('refresh')]).toEqual([name, site, false, null])
        const to = new URL(location ?? '/shinjo', 'http://yui.test')
        expect([name, site, to.origin, to.pathname.startsWith('/shinjo')]).toEqual([
          name,
          site,
          'http://yui.test',
          true,
        ])
      }
  })
})

describe('no form that is told where to go on leads anywhere else', () => {
  const going = cityRoutes.filter((route) => {
    if (!('form' in route)) return false
    const shape = shapeOf(route.form)
    return shape.kind === 'fields' && shape.fields.has('next')
  })

  test('there are some', () => {
    expect(going.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/sign-in', '/sign-in/mail', '/account/confirm/demo', '/openid/:provider']),
    )
  })

  const elsewhereIn = (text: string) => /(href|action)="[^"]*(evil\.example|\/tomakomai\/desk)/.test(text)
  async function sentOn(who: Browser, next: string): Promise<string[]> {
    const led: string[] = []
    for (const { name, address } of stepsOf(going, here)) {
      const { location, text } = await who.post(address, { email: 'a@example.jp', next })
      const to = comesTo(location)
      expect([name, to.origin, to.pathname.startsWith('/shinjo')]).toEqual([name, 'http://yui.test', true])
      expect([name, elsewhereIn(text)]).toEqual([name, false])
      if (location && !location.startsWith('/shinjo/sign-in')) led.push(name)
    }
    return led
  }

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/tomakomai/desk'])(
    '%j',
    async (next) => {
      await sentOn(app.anonymous(), next)
      const member = await app.person('shinjo', { hat: 'resident' })
      // One that goes on, so that there is something to lead astray.
      expect(await sentOn(member, next)).toContain('POST /account/second/start')
    },
  )
})
