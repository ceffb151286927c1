import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes, createApp } from '../../app.tsx'
import { exportCity } from '../../cli/archive/export.ts'
import { hashOf, sessionCookie } from '../../core/people/session.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { newRuntime } from '../../runtime.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { type Browser, visitor } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'

/*
 * The centre's records are closed even to the city's administrator (classes 11, 13, 14 and 15): by the policy of every
 * route, and in the database by a policy that asks for a session wearing the centre's hat.
 */
const secret = 'CANARY'
let app: TestApp
let worker: TestPerson
const ids: Record<string, string> = {}
const closed = [
  'centre_theme',
  'centre_counter',
  'centre_slip',
  'centre_note',
  'centre_referral',
  'centre_paper',
]

const lastOf = (location: string | null) => (location ?? '').replace(/\?.*/, '').split('/').at(-1) ?? ''

beforeAll(async () => {
  app = await startTestApp()
  worker = await app.person('nishitokyo', { hat: 'supportCenter', name: '中間 花子' })
  const at = '/nishitokyo/centre'
  const slip = {
    as: 'keep',
    version: '0',
    channel: 'visit',
    minutes: '30',
    visitorKind: 'person',
    continued: 'no',
  }
  const said = { themes: ['welfare'], asked: `${secret}-asked`, answered: `${secret}-answered` }
  const more = { visitor: `${secret}-visitor`, nextStep: `${secret}-next` }
  ids.slip = lastOf((await worker.post(`${at}/slips`, { ...slip, ...said, ...more })).location)
  const note = { version: '1', channel: 'phone', minutes: '5', text: `${secret}-note` }
  await worker.post(`${at}/slips/${ids.slip}/notes`, note)
  await worker.post(`${at}/themes`, { used: ['welfare'], added: `${secret}-theme` })
  const told = { version: '0', title: `${secret}-title`, issue: `${secret}-issue`, wish: `${secret}-wish` }
  const agreed = { field: 'welfare', about: `${secret}-about`, named: 'yes', name: `${secret}-name` }
  const until = { purpose: 'x', untilOn: '2026-12-01', outcome: 'none', phone: '0120-000-000' }
  ids.referral = lastOf(
    (await worker.post(`${at}/slips/${ids.slip}/referrals`, { ...told, ...agreed, ...until })).location,
  )
  const scan = new File([`%PDF-1.7 ${secret}-scan`], `${secret}.pdf`)
  const sent = await worker.submit(`${at}/referrals/${ids.referral}/consent`, {
    version: '1',
    how: 'paper',
    agreed: 'yes',
    scan,
  })
  ids.paper = /papers\/([0-9a-f-]{36})/.exec(sent.text)?.[1] ?? ''
  // What the person agreed to is the city's now; what is asked here is what they did not.
  const second = await worker.post(`${at}/slips/${ids.slip}/referrals`, { ...told, ...agreed, ...until })
  ids.referral = lastOf(second.location)
  ids.month = '2026-05'
  ids.delegation = '019e8100-0000-7000-8000-000000000003'
})
afterAll(() => app?.stop())

const roles: Record<string, () => Promise<Browser>> = {
  nobody: async () => app.anonymous(),
  ...Object.fromEntries(
    (['resident', 'council', 'judge', 'administrator'] as HatKind[]).map((hat) => [
      hat,
      () => app.person('nishitokyo', { hat }),
    ]),
  ),
  ...Object.fromEntries(
    (['officer', 'chief', 'coordination'] as HatKind[]).map((hat) => [
      hat,
      () => app.person('nishitokyo', { hat, section: 'collaboration-community' }),
    ]),
  ),
  ...Object.fromEntries(
    (['representative', 'secretary', 'member'] as HatKind[]).map((hat) => [
      hat,
      () => app.person('nishitokyo', { hat, organization: { kind: 'npo', name: '見本の会' } }),
    ]),
  ),
}

const rooms = cityRoutes.filter((route) => route.policy.says === 'the support centre')
const addressOf = (path: string, city = 'nishitokyo') =>
  `/${city}${path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? ids.slip ?? '')}`
const isForm = (route: (typeof rooms)[number]) => 'form' in route

/** What was passed on with consent is the section's to read, and nobody else's. */
const passedOn = /-(title|issue|wish|about|name)/
const leaks = (text: string) => [...text.matchAll(new RegExp(`${secret}[-\\w]*`, 'g'))].map(([word]) => word)

describe('the room of the centre', () => {
  test('has something to hide: its own people find all of it', async () => {
    const texts = await Promise.all(
      rooms
        .filter((route) => !isForm(route))
        .map(async ({ path }) => (await worker.get(addressOf(path))).text),
    )
    const found = new Set(texts.flatMap(leaks))
    for (const part of ['asked', 'answered', 'visitor', 'next', 'note', 'theme', 'title', 'about', 'scan'])
      expect(found).toContain(`${secret}-${part}`)
    expect(rooms.length).toBeGreaterThan(20)
  })

  test.each(Object.keys(roles))(
    'is closed to %s of the same city: every page and every form',
    async (role) => {
      const who = (await roles[role]?.()) as Browser
      const refused = role === 'nobody' ? 303 : 403
      for (const route of rooms) {
        const address = addressOf(route.path)
        const answer = isForm(route) ? await who.post(address, { version: '1' }) : await who.get(address)
        expect([address, answer.status, leaks(answer.text)]).toEqual([address, refused, []])
      }
    },
  )

  test('is closed to the centre of another city, which has its own', async () => {
    const other = await app.person('echizen', { hat: 'supportCenter' })
    const pages = rooms.filter((route) => !isForm(route))
    for (const { path } of pages) {
      const answer = await other.get(addressOf(path, 'echizen'))
      expect([path, leaks(answer.text)]).toEqual([path, []])
      expect(answer.status).toBe(path.includes(':') ? 404 : 200)
    }
    const borrowed = app.anonymous()
    borrowed.cookies.set(sessionCookie('nishitokyo'), other.cookies.get(sessionCookie('echizen')) ?? '')
    expect((await borrowed.get('/nishitokyo/centre/slips')).status).toBe(303)
  })
})

test.each(Object.keys(roles))('no other page, search or JSON tells %s of it', async (role) => {
  const who = (await roles[role]?.()) as Browser
  // An administrator keeps the records of people, and finds there whom the city was told the name of.
  const keeps = (address: string, word: string) =>
    role === 'administrator' && /^\/nishitokyo\/(people|privacy)/.test(address) && word === `${secret}-name`
  const inCharge = ['officer', 'chief', 'coordination'].includes(role)
  const pages = cityRoutes.filter((route) => !isForm(route) && !route.path.includes(':'))
  const addresses = [
    ...pages.map(({ path }) => addressOf(path)),
    `/nishitokyo/cases?q=${secret}`,
    `/nishitokyo/desk?show=all`,
    `/api/v1/cities/nishitokyo/cases?q=${secret}`,
    '/api/v1/cities/nishitokyo/cases',
  ]
  for (const address of addresses) {
    const { text } = await who.get(address)
    const found = leaks(text).filter(
      (word) => word !== secret && !keeps(address, word) && !(inCharge && passedOn.test(word)),
    )
    expect([address, found]).toEqual([address, []])
  }
})

describe('the database', () => {
  const seen = async (slug: string, session: string | undefined) => {
    const cityId = await app.cityId(slug)
    const client = await app.pool.connect()
    try {
      await client.query(`BEGIN; SET LOCAL app.city_id = '${cityId}'`)
      if (session) await client.query(`SET LOCAL app.centre = '${session}'`)
      const counts: Record<string, number> = {}
      for (const table of closed) counts[table] = (await client.query(`SELECT 1 FROM ${table}`)).rowCount ?? 0
      return counts
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  }
  const none = Object.fromEntries(closed.map((table) => [table, 0]))
  const sessionOf = (who: Browser, city: string) => hashOf(who.cookies.get(sessionCookie(city)) ?? '')

  test('shows the app nothing of it without a session of the centre, also where code forgets to ask', async () => {
    const administrator = await app.person('nishitokyo', { hat: 'administrator' })
    const office = await app.person('nishitokyo', { hat: 'coordination', section: 'collaboration-community' })
    const stranger = await app.person('echizen', { hat: 'supportCenter' })
    expect(await seen('nishitokyo', undefined)).toEqual(none)
    expect(await seen('nishitokyo', sessionOf(administrator, 'nishitokyo'))).toEqual(none)
    expect(await seen('nishitokyo', sessionOf(office, 'nishitokyo'))).toEqual(none)
    expect(await seen('nishitokyo', sessionOf(stranger, 'echizen'))).toEqual(none)
    expect(await seen('echizen', sessionOf(worker, 'nishitokyo'))).toEqual(none)
    const open = await seen('nishitokyo', sessionOf(worker, 'nishitokyo'))
    for (const table of closed) expect([table, open[table]]).not.toEqual([table, 0])
  })

  test('takes no row of it either', async () => {
    const cityId = await app.cityId('nishitokyo')
    const write = inCity(app.pool, cityId, 'write', ({ db }) =>
      db
        .insertInto('centre_theme')
        .values({ city_id: cityId, code: 'x', name: 'x', created_at: new Date() })
        .execute(),
    )
    await expect(write).rejects.toThrow(/row-level security/)
    const changed = await inCity(app.pool, cityId, 'write', ({ db }) =>
      db.updateTable('centre_slip').set({ asked: 'x' }).where('city_id', '=', cityId).executeTakeFirst(),
    )
    expect(changed.numUpdatedRows).toBe(0n)
  })
})

test('the log tells nothing of what was typed or searched', async () => {
  let log = ''
  const lines = new Writable({
    write: (line, _, done) => {
      log += String(line)
      done()
    },
  })
  const { pool, demo, origin, filesDir, clock } = app.runtime
  const runtime = newRuntime({ pool, log: pino(lines), demo, origin, filesDir, clock, build: 'test' })
  const browser = visitor(createApp(runtime, 'build/assets'))
  for (const [name, value] of worker.cookies) browser.cookies.set(name, value)
  await browser.get(`/nishitokyo/centre/slips?q=${secret}`)
  await browser.get(`/nishitokyo/centre/slips/${ids.slip}`)
  await browser.post('/nishitokyo/centre/slips', { as: 'keep', asked: secret })
  expect(log).toContain('/centre/slips')
  expect(log).not.toContain(secret)
  expect(log).not.toContain(ids.slip)
})

test('a page of the centre costs six statements at most, with one slip and with many', async () => {
  const counted: number[] = []
  const log = pino(
    new Writable({
      write: (line, _, done) => {
        counted.push((JSON.parse(String(line)) as { statements: number }).statements)
        done()
      },
    }),
  )
  const { pool, demo, origin, filesDir, clock } = app.runtime
  const browser = visitor(
    createApp(newRuntime({ pool, log, demo, origin, filesDir, clock, build: 'test' }), 'build/assets'),
  )
  for (const [name, value] of worker.cookies) browser.cookies.set(name, value)
  const pages = rooms.filter((route) => !isForm(route)).map(({ path }) => addressOf(path))
  for (const page of pages) await browser.get(page)
  const before = [...counted]
  expect(before.filter((statements) => statements > 6)).toEqual([])
  await app.owner.query(
    `INSERT INTO centre_slip SELECT city_id, gen_random_uuid(), fiscal_year, serial + n, state, held_on, channel, minutes,
       visitor_kind, age_group, visitor, continued, themes, asked, answered, next_step, follow_on, organization_id, case_id,
       person_id, hat_id, keep_until, anonymised_on, created_at, version FROM centre_slip, generate_series(1, 60) n`,
  )
  counted.length = 0
  for (const page of pages) await browser.get(page)
  expect(counted).toEqual(before)
})

test('the operator’s export holds all of it: whoever runs the server can read it, and is told so', async () => {
  const to = await mkdtemp(join(tmpdir(), 'yui-export-'))
  await rm(to, { recursive: true })
  const { storage } = app.runtime
  await exportCity({ owner: app.owner, storage, slug: 'nishitokyo', lang: 'en', to, now: new Date() })
  const files = (await readdir(to, { recursive: true })).filter((name) => name.endsWith('.jsonl'))
  const texts = await Promise.all(files.map((name) => readFile(join(to, name), 'utf8')))
  expect(texts.join('')).toContain(`${secret}-asked`)
  await rm(to, { recursive: true })
})
