import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safeNext } from '../../core/web/paths.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { TestPerson } from '../people.ts'

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
beforeAll(async () => {
  app = await startTestApp()
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
  const { status, location } = await app.anonymous().get('/shinjo/ideas/new?parent=//evil.example')
  expect(status).toBe(303)
  const to = comesTo(location)
  expect([to.origin, to.pathname]).toEqual(['http://yui.test', '/shinjo/sign-in'])
  expect(to.searchParams.get('next')).toBe('/shinjo/ideas/new?parent=//evil.example')
})
