import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCity } from './core/trail/verify.ts'
import { jobCron, jobTasks } from './job-tasks.ts'
import { openPool } from './platform/db/pool.ts'
import { openKeyFolder, signingKeyName } from './platform/keys/index.ts'
import { entryKinds, handIn, newPeople, openEvaluation } from './stages/evaluation/scene.testing.ts'
import { startTestApp, type TestApp } from './testing/app.ts'

let app: TestApp
let stop: () => Promise<void>
let tasks: ReturnType<typeof jobTasks>

beforeAll(async () => {
  app = await startTestApp()
  const unsealPool = openPool(app.connection('yui_unseal'), 1, 'yui-test-unseal')
  const log = pino({ level: 'silent' })
  const keys = openKeyFolder(app.keysDir)
  const clock = app.runtime.clock
  tasks = jobTasks({
    ownerPool: app.owner,
    appPool: app.pool,
    unsealPool,
    keys,
    mailer: undefined,
    origin: app.runtime.origin,
    clock,
    log,
    files: { dir: app.runtime.filesDir, storage: app.runtime.storage, checks: {} },
  })
  stop = async () => {
    await unsealPool.end()
    await app.stop()
  }
})
afterAll(() => stop?.())

const run = async (name: string) => tasks[name]?.({})

test('every line of the clock is a task that there is', () => {
  expect(tasks).toHaveProperty(['mail.soon'])
  expect(jobCron.map(({ task }) => task).filter((task) => tasks[task] === undefined)).toEqual([])
})

test('every case that was written in stands in a signed head, and the trail verifies', async () => {
  const people = await newPeople(app, 'shinjo')
  await openEvaluation(app, 'shinjo', people)
  await run('trail.sign')
  await run('trail.sign')
  const cityId = await app.cityId('shinjo')
  const client = await app.owner.connect()
  const { ok, heads, newest } = await verifyCity(client, cityId)
  client.release()
  expect({ ok, heads }).toEqual({ ok: true, heads: 1 })
  const { rows } = await app.owner.query('SELECT public_key FROM trail_head WHERE city_id = $1', [cityId])
  const kept = await openKeyFolder(app.keysDir).find(cityId, signingKeyName)
  expect(rows).toEqual([{ public_key: kept?.publicKey }])
  const page = await app.anonymous().get('/shinjo/trail')
  expect(page.text.replace(/\s|<wbr\/?>/g, '')).toContain(newest?.split(':')[1])
})

test('a round that became complete because a party left is opened by the sweep', async () => {
  const people = await newPeople(app, 'shinjo')
  const opened = await openEvaluation(app, 'shinjo', people)
  await handIn(people.leader, opened.path, '4')
  await run('evaluation.sweep')
  expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn'])
  await app.owner.query('UPDATE party SET left_at = now() WHERE id = $1', [opened.partyIds[1]])
  await run('evaluation.sweep')
  await run('evaluation.sweep')
  expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn', 'revealed'])
})

test('a city that was added gets its key, and one that has it keeps it', async () => {
  const count = async () => (await app.owner.query('SELECT count(*)::int AS n FROM seal_key')).rows[0].n
  expect(await count()).toBe(5)
  await run('keys.ensure')
  expect(await count()).toBe(5)
  await app.owner.query('DELETE FROM seal_key WHERE city_id = $1', [await app.cityId('echizen')])
  await run('keys.ensure')
  expect(await count()).toBe(5)
})

test('ended sessions and old submission ids are cleaned away, living ones stay', async () => {
  const person = await app.person('shinjo', { hat: 'resident' })
  await run('sessions.clean')
  expect((await person.get('/shinjo/desk')).status).toBe(200)
  app.setNow('2026-06-09T01:00:00Z')
  await run('sessions.clean')
  for (const table of ['session', 'submission'])
    expect((await app.owner.query(`SELECT 1 FROM ${table}`)).rows, table).toEqual([])
})
