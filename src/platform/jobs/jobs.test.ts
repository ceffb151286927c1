import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { inCity } from '../db/transaction.ts'
import { enqueue, installJobs, runJobs, runJobsOnce } from './index.ts'

let app: TestApp
let cityId: string

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
  await installJobs(app.owner, { app: 'yui_app' })
})
afterAll(() => app?.stop())

const queue = (payload: Record<string, string>, jobKey?: string) =>
  inCity(app.pool, cityId, 'write', (tx) =>
    enqueue(tx, 'try.it', payload, jobKey === undefined ? {} : { jobKey }),
  )

async function worked(): Promise<unknown[]> {
  const seen: unknown[] = []
  await runJobsOnce({ ownerPool: app.owner, tasks: { 'try.it': async (payload) => void seen.push(payload) } })
  return seen
}

test('a job runs once, and belongs to the city that queued it whatever it says', async () => {
  await queue({ caseId: 'c1', cityId: await app.cityId('echizen') })
  expect(await worked()).toEqual([{ caseId: 'c1', cityId }])
  expect(await worked()).toEqual([])
})

test('the same key waits once, with the newest payload', async () => {
  await queue({ caseId: 'old' }, 'k')
  await queue({ caseId: 'new' }, 'k')
  expect(await worked()).toEqual([{ caseId: 'new', cityId }])
})

test('what is rolled back queues nothing', async () => {
  const failing = inCity(app.pool, cityId, 'write', async (tx) => {
    await enqueue(tx, 'try.it', {})
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await worked()).toEqual([])
})

test('a job that belongs to no city is refused, and the queue itself is closed to the app role', async () => {
  await expect(app.pool.query(`SELECT yui_enqueue('try.it', '{}', 'k')`)).rejects.toThrow('belongs to a city')
  for (const sql of [
    'SELECT * FROM graphile_worker._private_jobs',
    'SELECT * FROM graphile_worker.jobs',
    `SELECT graphile_worker.add_job('try.it')`,
  ])
    await expect(app.pool.query(sql)).rejects.toThrow('permission denied')
})

test('installing twice changes nothing', async () => {
  await installJobs(app.owner, { app: 'yui_app' })
  await queue({ caseId: 'c2' })
  expect(await worked()).toEqual([{ caseId: 'c2', cityId }])
})

test('what a failure says stays out of the queue and the log', async () => {
  await queue({ caseId: 'c3' })
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
  await runJobsOnce({
    ownerPool: app.owner,
    log,
    tasks: {
      'try.it': async () => {
        throw new TypeError('結花子さんの住所')
      },
    },
  })
  const stored = async () => (await app.owner.query('SELECT last_error FROM graphile_worker.jobs')).rows
  await expect.poll(stored).toEqual([{ last_error: 'TypeError' }])
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['job failed, will be tried again'])
  expect(lines.join('')).toContain('TypeError')
  expect(lines.join('')).not.toContain('結花子')
  await app.owner.query('DELETE FROM graphile_worker._private_jobs')
})

test('a runner takes up a job within moments, and stops when told', async () => {
  const done = Promise.withResolvers<unknown>()
  const runner = await runJobs({
    ownerPool: app.owner,
    tasks: { 'try.it': async (payload) => done.resolve(payload), 'tick.tock': async () => undefined },
    cron: [{ task: 'tick.tock', match: '* * * * *' }],
  })
  await queue({ caseId: 'c4' })
  expect(await done.promise).toEqual({ caseId: 'c4', cityId })
  await runner.stop()
  await runner.ended
})
