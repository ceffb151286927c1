import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../app.tsx'
import { newRuntime } from '../runtime.ts'
import { startTestApp, type TestApp } from './app.ts'
import { type Browser, visitor } from './browser.ts'
import { type Canaries, plantCanaries } from './canaries.ts'
import { openTestCase } from './case.ts'
import { pageRoutes, stepsOf } from './walk.ts'

/*
 * What a page costs does not grow with what is on it: at most six statements, session, permission and page token
 * included, and as many for fifty rows as for none. Counted by the app itself, as its log tells it.
 */
const most = 6
let app: TestApp
let here: Canaries
const lines: { path: string; status: number; statements?: number }[] = []

/** The same database behind an app that keeps nothing in memory and whose log is read here. */
function loggingApp() {
  const log = pino(
    new Writable({
      write: (line, _, done) => {
        lines.push(JSON.parse(String(line)))
        done()
      },
    }),
  )
  const { demo, origin, filesDir, clock } = app.runtime
  const runtime = newRuntime({ pool: app.pool, log, demo, origin, filesDir, clock, build: 'test' })
  return createApp({ ...runtime, pages: { ...runtime.pages, get: () => undefined } }, 'build/assets')
}

let served: ReturnType<typeof loggingApp>
/** The app's own count for a page, and whether it was shown. */
async function statementsOf(who: Browser, address: string) {
  const browser = visitor(served)
  for (const [name, value] of who.cookies) browser.cookies.set(name, value)
  lines.length = 0
  const { status } = await browser.get(address)
  return { status, statements: lines.at(-1)?.statements ?? 0 }
}

beforeAll(async () => {
  app = await startTestApp()
  served = loggingApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'desk', reach: 'accepted' },
    { visibility: 'public', reach: 'oneSideIn' },
    { visibility: 'public', reach: 'closed' },
  ])
})
afterAll(() => app?.stop())

test.each(['nobody', 'resident', 'officer', 'office', 'administrator'])(
  `%s opens every page with at most ${most} statements`,
  async (role) => {
    const who = role === 'nobody' ? app.anonymous() : await here.as(role)
    // What nobody in particular reads is kept in memory, and asking whether it still holds is one statement more.
    const token = role === 'nobody' ? 1 : 0
    const counted: { name: string; status: number; statements: number }[] = []
    for (const { name, address } of stepsOf(pageRoutes, here))
      counted.push({ name, ...(await statementsOf(who, address)) })
    expect(counted.filter(({ statements }) => statements + token > most)).toEqual([])
    expect(counted.filter(({ status }) => status === 200).length).toBeGreaterThan(15)
  },
)

test('a front page and a desk with none, with one and with fifty cost the same', async () => {
  const office = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
  const pages = ['', '/desk']
  const counts = async () => {
    const all: unknown[] = []
    for (const who of [app.anonymous(), office])
      for (const page of pages) all.push([page, await statementsOf(who, `/echizen${page}`)])
    return all
  }
  const none = await counts()
  await openTestCase(app, 'echizen', { section: 'self-government', parties: [{ name: '一' }] })
  const one = await counts()
  for (let i = 0; i < 54; i++)
    await openTestCase(app, 'echizen', {
      section: 'self-government',
      parties: [{ name: '一' }, { name: '二' }],
    })
  expect(one).toEqual(none)
  expect(await counts()).toEqual(none)
})

test('a case with one entry costs as much as the same with fifty', async () => {
  const resident = await here.as('resident')
  const running = here.cases[1]?.number ?? ''
  const before = await statementsOf(resident, `/shinjo/cases/${running}`)
  const id = here.cases[1]?.id
  await app.owner.query(
    `INSERT INTO entry SELECT city_id, case_id, 1000 + n, stage, kind, visibility, party_id, person_id, hat_id, actor_name,
       actor_public, facts, salt, at FROM entry, generate_series(1, 50) n WHERE case_id = $1 AND kind = 'logged' AND visibility = 'public'`,
    [id],
  )
  await app.owner.query(
    `INSERT INTO party SELECT city_id, case_id, gen_random_uuid(), (10 + n)::smallint, kind, common, name || n, public_name || n,
       government, NULL, NULL, NULL, added_at, NULL FROM party, generate_series(1, 20) n WHERE case_id = $1 AND position = 1`,
    [id],
  )
  const after = await statementsOf(resident, `/shinjo/cases/${running}`)
  expect(after).toEqual(before)
  expect(after.status).toBe(200)
})
