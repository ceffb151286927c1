import { afterAll, beforeAll, expect, test } from 'vitest'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { type NewMail, queueMail } from './queue.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const mail = (more: Partial<NewMail> = {}): NewMail => ({
  to: { address: 'hanako@example.jp' },
  lang: 'ja',
  kind: 'test',
  subject: '受付番号 2026-00001',
  body: '確認してください。',
  ...more,
})
const queue = async (given: NewMail, city = 'shinjo') =>
  inCity(app.pool, await app.cityId(city), 'write', (tx) =>
    queueMail({ tx, now: app.runtime.clock() }, given),
  )
const stored = async (id: string | undefined) =>
  (await app.owner.query('SELECT * FROM outbox WHERE id = $1', [id])).rows[0]

test('a mail goes to an address, or to a person wherever they are reached', async () => {
  const person = await app.person('shinjo', { hat: 'resident' })
  expect(await stored(await queue(mail()))).toMatchObject({ to_address: 'hanako@example.jp', sent_at: null })
  const toPerson = await stored(await queue(mail({ to: { personId: person.id } })))
  expect(toPerson).toMatchObject({ person_id: person.id, to_address: null })
})

test('nothing empty is queued', async () => {
  await expect(queue(mail({ subject: ' \n' }))).rejects.toThrow('empty')
  await expect(queue(mail({ body: '\u202e' }))).rejects.toThrow('empty')
})

test('what has a key is queued once in a city, and once in the next', async () => {
  expect(await queue(mail({ once: 'link:1' }))).toBeDefined()
  expect(await queue(mail({ once: 'link:1', subject: 'another' }))).toBeUndefined()
  expect(await queue(mail({ once: 'link:1' }), 'kurashiki')).toBeDefined()
  expect(await queue(mail())).toBeDefined()
  expect(await queue(mail())).toBeDefined()
})

test('it is plain text of one line and several, without direction marks', async () => {
  const row = await stored(
    await queue(mail({ subject: '結\r\nBcc: all@example.jp', body: 'a\r\nb\u202ec\u0007' })),
  )
  expect(row).toMatchObject({ subject: '結 Bcc: all@example.jp', body: 'a\nbc\n' })
})
