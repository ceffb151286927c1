import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { sessionCookie } from '../../core/people/session.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { visitor } from '../../testing/browser.ts'
import type { TestCase } from '../../testing/case.ts'
import { handIn, newPeople, openEvaluation, type People, runOpening } from './scene.testing.ts'

const city = 'shinjo'
let app: TestApp
let people: People
let opened: TestCase
let statements: number | undefined

beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, city)
  opened = await openEvaluation(app, city, people)
})
afterAll(() => app?.stop())

async function count(path: string): Promise<number | undefined> {
  const write = (line: string) => {
    statements = (JSON.parse(line) as { statements?: number }).statements
  }
  const browser = visitor(
    createApp({ ...app.runtime, log: pino({ level: 'info' }, { write }) }, 'build/assets'),
  )
  const cookie = sessionCookie(city)
  browser.cookies.set(cookie, people.leader.cookies.get(cookie) ?? '')
  expect((await browser.get(path)).status).toBe(200)
  return statements
}

test('a page of the stage needs three statements, in whatever state it is, and one more where a text may have been begun', async () => {
  const pages = ['/evaluation', '/evaluation/joint']
  // and one for what the group said of itself, which heads the sheet
  expect(await count(`${opened.path}/evaluation/sheet`)).toBe(5)
  const counts = async () => {
    const found: unknown[] = []
    for (const page of pages) found.push(await count(`${opened.path}${page}`))
    return found
  }
  expect(await counts()).toEqual([3, 4])
  await handIn(people.leader, opened.path, '4')
  await handIn(people.officer, opened.path, '2')
  await runOpening(app)
  expect(await counts()).toEqual([3, 4])
  expect(await count(opened.path)).toBeLessThanOrEqual(6)
  expect(await count(`/${city}/trail`)).toBe(2)
})
