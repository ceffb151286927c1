import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'

let app: TestApp
let origin: string
const server = createServer((request, response) => getRequestListener(app.app.fetch)(request, response))
beforeAll(async () => {
  app = await startTestApp()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await app?.stop()
})

const follow = (cookie = '') =>
  fetch(`${origin}/shinjo/follow`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ number: '2026-00001-A', key: 'AAAABBBBCCCC' }),
    headers: {
      origin,
      'sec-fetch-site': 'same-origin',
      'x-forwarded-for': `10.0.0.${Math.random()}`,
      cookie,
    },
  })

test('what a stranger could pile up is sent seldom from one address, though pages still open there', async () => {
  const press = () =>
    fetch(`${origin}/nishitokyo/vision/posts/ABCDEF/agreement`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ says: 'yes' }),
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    })
  const told: number[] = []
  for (let sent = 0; sent < 62; sent += 1) told.push((await press()).status)
  expect([...new Set(told)]).toEqual([404, 429])
  expect(told.indexOf(429)).toBe(60)
  expect((await fetch(`${origin}/nishitokyo/vision`)).status).toBe(200)
})

test('a flood from one address is stopped, whatever it writes into headers; whoever is signed in there goes on (class 26)', async () => {
  let stopped: Response | undefined
  for (let sent = 0; sent < 1000 && stopped === undefined; sent += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => follow()))
    expect(answers.every(({ status }) => [422, 429].includes(status))).toBe(true)
    stopped = answers.find(({ status }) => status === 429)
  }
  expect(stopped?.headers.get('retry-after')).toMatch(/^\d+$/)
  expect(await stopped?.text()).toContain('少し待ってから')
  const colleague = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
  const cookie = [...colleague.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  expect((await follow(cookie)).status).toBe(422)
})
