import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStorage, type S3Settings } from './index.ts'
import { startS3 } from './s3.testing.ts'

let store: Awaited<ReturnType<typeof startS3>>
let settings: S3Settings
beforeAll(async () => {
  store = await startS3('yui-files')
  settings = store.settings('yui-files')
})
afterAll(() => store?.stop())

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const city = '0198a2f0-0000-7000-8000-000000000001'
const open = (change: Partial<S3Settings> = {}) => openStorage('', { ...settings, ...change })
const bytes = new Uint8Array(3_000_000).map((_, n) => n % 251)

describe('files in a store that speaks S3', () => {
  test('are written, and read whole or in part', async () => {
    const [storage, sha256] = [open(), hashOf(bytes)]
    expect(await storage.size(city, sha256)).toBeUndefined()
    await storage.put(city, sha256, bytes)
    await storage.put(city, sha256, bytes)
    expect(await storage.size(city, sha256)).toBe(bytes.length)
    const whole = new Uint8Array(await new Response(await storage.read(city, sha256)).arrayBuffer())
    expect(hashOf(whole)).toBe(sha256)
    const part = await storage.read(city, sha256, { start: 1_000_000, end: 1_000_009 })
    expect([...new Uint8Array(await new Response(part).arrayBuffer())]).toEqual([
      ...bytes.slice(1_000_000, 1_000_010),
    ])
  })

  test('that are not there are told, also under another city', async () => {
    expect(await open().read(city, '0'.repeat(64))).toBeUndefined()
    expect(await open().read('0198a2f0-0000-7000-8000-000000000002', hashOf(bytes))).toBeUndefined()
  })

  test('are not reached with a wrong key, and the failure quotes none', async () => {
    // This store knows keys by their name alone: it does not compute the newer signature itself.
    const wrong = open({ key: 'WRONG' })
    for (const work of [() => wrong.put(city, hashOf(bytes), bytes), () => wrong.read(city, hashOf(bytes))])
      await expect(work()).rejects.toThrow(/^storage: a (look|read) was answered with 403$/)
  })

  test('come through answers of 503, and lines that break', async () => {
    let calls = 0
    const shaky = createServer((request, response) => {
      calls += 1
      if (calls === 1) return request.socket.destroy()
      response.writeHead(calls === 2 ? 503 : 200, { 'content-length': 2 })
      response.end('ok')
    })
    await new Promise<void>((done) => shaky.listen(0, '127.0.0.1', done))
    const url = `http://127.0.0.1:${(shaky.address() as { port: number }).port}/yui-files`
    expect(await new Response(await open({ url }).read(city, 'x')).text()).toBe('ok')
    shaky.close()
  })
})
