import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionCookie } from '../../core/people/session.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { formRoutes, pageRoutes, type Step, stepsOf, walk } from '../walk.ts'

/* Class 23: a state is changed by a form of our own pages only; there is no route where that is switched off. */
let app: TestApp
let here: Canaries
let cookie: string
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'drafted' }])
  cookie = `${sessionCookie('shinjo')}=${(await here.as('officer')).cookies.get(sessionCookie('shinjo'))}`
})
afterAll(() => app?.stop())

const forged: Record<string, Record<string, string>> = {
  'nothing said of where it comes from': {},
  'another site': { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  'another site of the same owner': { 'sec-fetch-site': 'same-site', origin: 'http://other.yui.test' },
  'an address typed in': { 'sec-fetch-site': 'none' },
  'a hidden origin': { origin: 'null' },
  'an origin that only begins like ours': { origin: 'http://yui.test.evil.example' },
  'ours by one header, another by the other': {
    'sec-fetch-site': 'same-origin',
    origin: 'https://evil.example',
  },
  'our host on another port': { origin: 'http://yui.test:8080' },
}

const send = (step: Step, headers: Record<string, string>, method = 'POST') =>
  app.app.request(`http://yui.test${step.address}`, {
    method,
    headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: 'version=1',
  })

describe.each(Object.entries(forged))('%s', (_, headers) => {
  test('is refused by every form of every stage', async () => {
    const steps = stepsOf(formRoutes, here)
    expect(steps.length).toBeGreaterThan(20)
    for (const step of steps)
      expect([step.name, (await send(step, headers)).status]).toEqual([step.name, 403])
  })
})

test('our own pages are let through, with either header', async () => {
  const log = stepsOf(formRoutes, here).find(({ address }) => address.endsWith('/log'))
  const ways: Record<string, string>[] = [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://yui.test' }]
  for (const headers of ways) expect((await send(log as Step, headers)).status).not.toBe(403)
})

test('other methods are no way round', async () => {
  const steps = stepsOf(formRoutes, here)
  for (const step of steps.slice(0, 8))
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await send(step, {}, method)).status).toBe(403)
})

test('the cookie of a session is not sent along by other sites, nor read by a script', async () => {
  await app.owner.query('UPDATE person SET demo = true')
  const { personId = '', hatId = '' } = here.ids.persons.resident ?? {}
  const { headers } = await app
    .anonymous()
    .post('/shinjo/demo-sign-in', { person: personId, hat: hatId, next: '' })
  expect(headers.get('set-cookie')).toMatch(/^yui_shinjo=[\w-]{43}; Path=\/shinjo; HttpOnly; SameSite=Lax$/)
})

test('looking changes nothing: every page is read in a transaction that cannot write', async () => {
  const cityId = await app.cityId('shinjo')
  await expect(
    inCity(app.pool, cityId, 'read', ({ db }) =>
      db.updateTable('person').set({ name: 'x' }).where('city_id', '=', cityId).execute(),
    ),
  ).rejects.toMatchObject({ code: '25006' })
  const tables = [
    'collaboration',
    'entry',
    'trail',
    'duty',
    'party',
    'approval',
    'joint_version',
    'outbox',
    'page_counter',
  ]
  const state = async () =>
    Promise.all(
      tables.map(
        async (table) =>
          (
            await app.owner.query(
              `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS h FROM ${table} t`,
            )
          ).rows[0]?.h,
      ),
    )
  const before = await state()
  await walk(await here.as('officer'), stepsOf(pageRoutes, here))
  expect(await state()).toEqual(before)
})
