import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('the first page leads to each of the five cities', async () => {
  const { status, text } = await app.anonymous().get('/')
  expect(status).toBe(200)
  for (const slug of ['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen'])
    expect(text).toContain(`href="/${slug}"`)
})

test('a city tells where to ask, with the telephone number of its desk', async () => {
  const { status, text } = await app.anonymous().get('/tomakomai')
  expect(status).toBe(200)
  expect(text).toContain('tel:0144326156')
  // How long one waits for an answer is asked before one writes.
  expect(text).toContain('href="/tomakomai/answers"')
})

test('an unknown city is not found, with a way on', async () => {
  const { status, text } = await app.anonymous().get('/atlantis')
  expect(status).toBe(404)
  expect(text).toContain('href="/"')
})

test('a list without cases helps on, and malformed parameters take their default', async () => {
  const { status, text } = await app.anonymous().get('/shinjo/cases?before=x&form=%3Cscript%3E&year=abc&q=')
  expect(status).toBe(200)
  expect(text).toContain('/shinjo/ideas/new')
  expect(text).not.toContain('<script>')
})

test('a page for a signed-in person is kept nowhere', async () => {
  const resident = await app.person('shinjo', { hat: 'resident', name: '結城 しおり' })
  const { text, headers } = await resident.get('/shinjo')
  expect(text).toContain('結城 しおり')
  expect(headers.get('cache-control')).toBe('private, no-store')
})

test('switching the language keeps what was asked for', async () => {
  const { text } = await app.anonymous().get('/shinjo/cases?q=%E9%9B%AA&stage=idea')
  expect(text).toContain('href="/shinjo/cases?q=%E9%9B%AA&amp;stage=idea&amp;lang=en"')
})
