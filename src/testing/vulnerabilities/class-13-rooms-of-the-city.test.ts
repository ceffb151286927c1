import { afterAll, beforeAll, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser } from '../browser.ts'
import { type Canaries, plantCanaries } from '../canaries.ts'
import { type Asked, stepsOf, walk } from '../walk.ts'

/* Classes 12 and 13: rooms of the administrator, the office and the records, by page and by form, for every other login. */
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'public', reach: 'closed' }])
})
afterAll(() => app?.stop())

const rooms = cityRoutes.filter(({ path }) => /^\/(people|privacy|records)(\/|$)/.test(path))
const state = async () =>
  (
    await app.owner.query(`SELECT (SELECT count(*) FROM hat) AS hats, (SELECT count(*) FROM disposal_list) AS lists,
    (SELECT count(*) FROM erasure) AS erasures, (SELECT string_agg(state, ',') FROM correction) AS corrections`)
  ).rows[0]

const others: Record<string, () => Promise<Browser>> = {
  'a resident': () => here.as('resident'),
  'a member of a group': () => here.as('civic'),
  'an officer': () => here.as('officer'),
  'a chief': () => app.person('shinjo', { hat: 'chief', section: 'environment' }),
  'the support centre': () => app.person('shinjo', { hat: 'supportCenter' }),
  'a council member': () => app.person('shinjo', { hat: 'council' }),
  'a judge': () => app.person('shinjo', { hat: 'judge' }),
}

test.each(Object.keys(others))('%s is refused everywhere, and nothing has changed', async (name) => {
  const who = (await others[name]?.()) as Browser
  const before = await state()
  const asked: Asked[] = await walk(who, stepsOf(rooms, here))
  expect(asked.length).toBeGreaterThan(15)
  expect(asked.filter(({ status }) => status !== 403).map((one) => [one.name, one.status])).toEqual([])
  expect(await state()).toEqual(before)
})

test('the administrator keeps accounts, and neither disposes of records nor answers for them', async () => {
  const administrator = await here.as('administrator')
  // That the records of a person or a group are kept an administrator may order, too: nothing is lost or read by it.
  const holds = /^\/records\/(people|groups)\//
  const records = rooms.filter(({ path }) => /^\/(records|privacy\/requests)/.test(path) && !holds.test(path))
  const asked = await walk(administrator, stepsOf(records, here))
  expect(asked.filter(({ status }) => status !== 403).map((one) => [one.name, one.status])).toEqual([])
})
