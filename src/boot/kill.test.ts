import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyCity } from '../core/trail/verify.ts'
import { findRunning } from '../platform/db/embedded/index.ts'
import { openPool } from '../platform/db/pool.ts'
import { newPerson } from '../testing/people.ts'
import { addressesOf } from './databases.ts'
import {
  buildTrial,
  get,
  idea,
  killAll,
  newFolder,
  type Program,
  post,
  startProgram,
} from './processes.testing.ts'

let file: string
let remove: () => Promise<void>
let data: string
beforeAll(async () => {
  const built = await buildTrial()
  file = built.file
  remove = built.remove
  data = await newFolder()
})
afterAll(async () => {
  await remove()
  await rm(data, { recursive: true, force: true, maxRetries: 3 })
})

const start = () => startProgram(file, { YUI_DATA: data })

async function withOwner<T>(work: (owner: ReturnType<typeof openPool>) => Promise<T>): Promise<T> {
  const running = findRunning(join(data, 'postgres'))
  if (!running) throw new Error('no database runs')
  const owner = openPool({ connectionString: addressesOf(running).owner }, 1, 'yui-test')
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

const cityId = () =>
  withOwner(
    async (owner) =>
      (await owner.query<{ id: string }>(`SELECT id FROM city WHERE slug = 'shinjo'`)).rows[0]?.id ?? '',
  )

async function signIn(): Promise<string> {
  const city = await cityId()
  const running = findRunning(join(data, 'postgres'))
  const pool = openPool({ connectionString: running ? addressesOf(running).app : '' }, 1, 'yui-test')
  const where = { app: {} as Hono, pool, cityId: city, city: 'shinjo', now: new Date() }
  const { cookies } = await newPerson(where, { hat: 'resident' })
  await pool.end()
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Sends ideas one after the other until the program is gone; tells the numbers that a 303 has acknowledged. */
async function write(program: Program, cookie: string, told: () => void): Promise<string[]> {
  const acknowledged: string[] = []
  for (let n = 0; ; n++) {
    const answer = await post(program, '/shinjo/ideas', idea(`雪かき ${n}`), cookie).catch(() => undefined)
    if (answer === undefined) return acknowledged
    if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`)
    acknowledged.push(/cases\/([^/]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')
    told()
  }
}

test('kill -9 of everything, three times amid writes: nothing that was acknowledged is lost, and the trail is whole', async () => {
  const acknowledged: string[] = []
  let program = await start()
  const cookie = await signIn()
  for (let round = 0; round < 3; round++) {
    const first = Promise.withResolvers<void>()
    const writers = [1, 2, 3].map(() => write(program, cookie, first.resolve))
    await first.promise
    await sleep(Math.random() * 300)
    await killAll(program)
    const told = (await Promise.all(writers)).flat()
    expect(told.length).toBeGreaterThan(0)
    acknowledged.push(...told)
    program = await start()
  }
  const city = await cityId()
  await withOwner(async (owner) => {
    const { rows } = await owner.query<{ number: string }>('SELECT number FROM collaboration')
    const there = new Set(rows.map(({ number }) => number))
    expect(acknowledged.filter((number) => !there.has(number))).toEqual([])
    const client = await owner.connect()
    expect(await verifyCity(client, city)).toMatchObject({ ok: true, cases: rows.length })
    client.release()
  })
  expect(await get(program, `/shinjo/cases/${acknowledged.at(-1)}`, cookie)).toContain(acknowledged.at(-1))
  const exited = once(program.child, 'exit')
  program.child.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(findRunning(join(data, 'postgres'))).toBeUndefined()
}, 240_000)
