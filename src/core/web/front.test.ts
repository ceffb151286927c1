import { once } from 'node:events'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { inCity } from '../../platform/db/transaction.ts'
import { newRuntime } from '../../runtime.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openCase } from '../case/open.ts'
import { bumpPages } from '../trail/ledger.ts'
import { frontOf } from './front.ts'
import type { Runtime } from './visit.ts'

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string; kept: boolean }

let app: TestApp
let city: string
let edition: string
const servers: Server[] = []
let here: (path: string, headers?: Record<string, string>) => Promise<Answer>
let there: typeof here
let fromApp = 0

/** A web process: its own caches over the same database, behind a real socket. */
async function open(runtime: Runtime): Promise<typeof here> {
  const ask = getRequestListener(createApp(runtime, 'build/assets').fetch)
  const front = frontOf(runtime, (incoming, response) => {
    fromApp += 1
    return ask(incoming, response)
  })
  const server = createServer(front).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return async (path, headers = {}) => {
    const before = fromApp
    const sent = request({ port, path, headers: { 'accept-encoding': 'gzip', ...headers } }).end()
    const [response] = await once(sent, 'response')
    const bytes = await buffer(response)
    const text = String(response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes)
    return { status: response.statusCode, headers: response.headers, text, kept: fromApp === before }
  }
}

beforeAll(async () => {
  app = await startTestApp()
  city = await app.cityId('shinjo')
  const { rows } = await app.owner.query('SELECT id FROM edition WHERE city_id = $1', [city])
  edition = rows[0].id
  here = await open(app.runtime)
  there = await open(newRuntime({ ...app.runtime }))
})
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections()
  await app.stop()
})

async function write(title: string): Promise<void> {
  const words = { title, issue: '', wish: '', proposer: '' }
  await inCity(app.pool, city, 'write', async (tx) => {
    const now = app.runtime.clock()
    await openCase(tx, { ...words, editionId: edition, visibility: 'public', demo: false, parties: [] }, now)
    await bumpPages(tx)
  })
}

const list = '/shinjo/cases'

describe('a page that is kept', () => {
  test('is what the app would have sent, to the last header', async () => {
    const first = await here(list)
    const kept = await here(list)
    expect([first.kept, kept.kept]).toEqual([false, true])
    const { 'x-request-id': id, date: _d, ...headers } = kept.headers
    const { 'x-request-id': firstId, date: _e, 'transfer-encoding': _t, ...firstHeaders } = first.headers
    expect({ ...headers, 'content-length': '' }).toEqual({ ...firstHeaders, 'content-length': '' })
    expect(kept.text).toBe(first.text)
    expect(id).not.toBe(firstId)
    const plain = await here(list, { 'accept-encoding': 'identity' })
    expect([plain.kept, plain.headers['content-encoding'], plain.text]).toEqual([true, undefined, first.text])
  })

  test('is in the language that was asked for', async () => {
    const cookie = 'yui_lang=en'
    await here(list, { cookie })
    const english = await here(list, { cookie })
    expect([english.kept, english.text.includes('lang="en"')]).toEqual([true, true])
    expect((await here(list)).text).toContain('lang="ja"')
  })

  test('is never for whoever brings another cookie, another method or asks for a case that nobody knows', async () => {
    await here(list)
    expect((await here(list, { cookie: 'yui_shinjo=whoever' })).kept).toBe(false)
    expect((await here(list, { cookie: 'yui_lang=en; other=1' })).kept).toBe(false)
    const nobody = '/shinjo/cases/2026-00001-A'
    expect([(await here(nobody)).status, (await here(nobody)).kept]).toEqual([404, false])
  })

  test('ends with the day', async () => {
    await here(list)
    app.setNow('2026-06-01T14:59:59Z')
    expect((await here(list)).kept).toBe(true)
    app.setNow('2026-06-01T15:00:00Z')
    expect((await here(list)).kept).toBe(false)
    app.setNow('2026-06-01T01:00:00Z')
  })
})

describe('what was written before a request came is on its page', () => {
  test('in the process that wrote it and in every other', async () => {
    for (const n of [1, 2, 3]) {
      await Promise.all([here(list), there(list)])
      await write(`見本の案件${n}`)
      const [one, other] = await Promise.all([here(list), there(list)])
      expect([one.text.includes(`見本の案件${n}`), other.text.includes(`見本の案件${n}`)]).toEqual([
        true,
        true,
      ])
    }
  })

  test('while many write and many read', async () => {
    const written: string[] = []
    let writing = true
    const writer = async (name: string) => {
      for (let n = 0; n < 8; n += 1) {
        await write(`同時の案件${name}${n}`)
        written.push(`同時の案件${name}${n}`)
      }
    }
    let kept = 0
    const missing: string[] = []
    const reader = async (read: typeof here) => {
      while (writing) {
        const expected = [...written]
        const answer = await read(list)
        kept += Number(answer.kept)
        missing.push(...expected.filter((title) => !answer.text.includes(title)))
      }
    }
    const readers = Array.from({ length: 8 }, (_, i) => reader(i % 2 === 0 ? here : there))
    await Promise.all(['甲', '乙', '丙', '丁'].map(writer))
    writing = false
    await Promise.all(readers)
    // On a slow machine none of the readers may have come twice between two writes.
    for (const read of [here, here]) kept += Number((await read(list)).kept)
    expect(missing).toEqual([])
    expect(kept).toBeGreaterThan(0)
    expect(written).toHaveLength(32)
  })
})
