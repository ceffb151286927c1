import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { openPool } from '../../platform/db/pool.ts'
import { newRuntime } from '../../runtime.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { visitor } from '../../testing/browser.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

test('a full pool answers 503 with Retry-After and a plain page, and works again when there is room', async () => {
  const pool = openPool(app.connection('yui_app'), 1, 'yui-test-full')
  const small = createApp(newRuntime({ ...app.runtime, pool, clock: app.runtime.clock }), '')
  expect((await visitor(small).get('/shinjo/cases')).status).toBe(200)
  const held = await pool.connect()
  const busy = await visitor(small).get('/shinjo/cases')
  expect(busy.status).toBe(503)
  expect(busy.headers.get('retry-after')).toBe('5')
  expect(busy.text).toContain('ただいま混み合っています')
  held.release()
  expect((await visitor(small).get('/shinjo/cases')).status).toBe(200)
  await pool.end()
})

test('an error page carries the request’s number, and no page tells what broke', async () => {
  await app.owner.query('ALTER TABLE collaboration RENAME TO hidden_collaboration')
  try {
    const { status, text, headers } = await app.anonymous().get('/shinjo/cases?stage=idea')
    expect(status).toBe(500)
    expect(text).toContain(headers.get('x-request-id') ?? 'no request id')
    expect(text).not.toMatch(/collaboration|relation|SELECT/)
  } finally {
    await app.owner.query('ALTER TABLE hidden_collaboration RENAME TO collaboration')
  }
})

test('what is too large to be read, or no form at all, is answered by a page that says what to do', async () => {
  const sent = (body: string, type: string) =>
    createApp(app.runtime, '').request('http://yui.test/shinjo/ideas', {
      method: 'POST',
      body,
      headers: { 'content-type': type, 'sec-fetch-site': 'same-origin' },
    })
  const tooLarge = await sent(`wish=${'a'.repeat(27_000_000)}`, 'application/x-www-form-urlencoded')
  expect(tooLarge.status).toBe(413)
  expect((await tooLarge.text()).includes('大きすぎて、受け取れません')).toBe(true)
  const broken = await sent('no form', 'multipart/form-data; boundary=x')
  expect(broken.status).toBe(400)
  expect((await broken.text()).includes('受け付けられていません')).toBe(true)
})

test('the limits that keep one statement from holding everybody are set on every connection', async () => {
  const { rows } = await app.pool.query(
    `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
       current_setting('idle_in_transaction_session_timeout') AS idle`,
  )
  expect(rows).toEqual([{ statement: '10s', lock: '5s', idle: '15s' }])
})

test('the service says whether it lives, and whether its database answers', async () => {
  expect((await app.anonymous().get('/healthz')).status).toBe(200)
  expect((await app.anonymous().get('/readyz')).status).toBe(200)
})

test('every page forbids what is not its own', async () => {
  const { headers } = await app.anonymous().get('/shinjo')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})
