import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '../../lib/ids.ts'
import { type Mailer, openMailer } from '../../platform/mail/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openSender } from './send.ts'

type Envelope = { envelope: { rcptTo: { address: string }[] } }
type Options = {
  authOptional: true
  disabledCommands: string[]
  onRcptTo: (to: { address: string }, session: unknown, done: (error?: Error) => void) => void
  onData: (stream: NodeJS.ReadableStream, session: Envelope, done: (error?: Error) => void) => void
}
// A package without types of its own.
const { SMTPServer } = createRequire(import.meta.url)('smtp-server') as {
  SMTPServer: new (options: Options) => { listen: (port: number, host: string) => Server; close: () => void }
}

let app: TestApp
let mailer: Mailer
let stopServer: () => void
let got: { to: string; raw: string }[] = []
const lines: string[] = []
const log = pino({ level: 'trace' }, { write: (line) => void lines.push(line) })
let now = new Date('2026-06-01T01:00:00Z')

beforeAll(async () => {
  app = await startTestApp()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, done) =>
      done(
        /^(refused|busy)/.test(address)
          ? Object.assign(new Error('no such person 結花子'), {
              responseCode: address.startsWith('busy') ? 450 : 550,
            })
          : undefined,
      ),
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), raw })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((done) => listening.once('listening', done))
  const { port } = listening.address() as AddressInfo
  mailer = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Yui <yui@example.jp>' })
  stopServer = () => server.close()
})
afterAll(async () => {
  mailer?.close()
  stopServer?.()
  await app?.stop()
})
beforeEach(async () => {
  got = []
  lines.length = 0
  lost.length = 0
  now = new Date('2026-06-01T01:00:00Z')
  await app.owner.query('DELETE FROM outbox')
})

async function queue(
  email: string | null,
  subject = '受付番号 2026-00001',
  body = '確認してください。\n',
): Promise<string> {
  const cityId = await app.cityId('shinjo')
  const [person, id] = [newId(now.getTime()), newId(now.getTime())]
  await app.owner.query(
    'INSERT INTO person (city_id, id, name, email, created_at) VALUES ($1, $2, $3, $4, $5)',
    [cityId, person, '結　花子', email, now],
  )
  await app.owner.query(
    `INSERT INTO outbox (city_id, id, person_id, subject, body, queued_at, kind, lang)
     VALUES ($1, $2, $3, $4, $5, $6, 'test', 'ja')`,
    [cityId, id, person, subject, body, now],
  )
  return id
}
const lost: { id: string; reason: string }[] = []
const undeliverable = async ({ id }: { id: string }, reason: string) => void lost.push({ id, reason })
const send = (perMinute?: number) =>
  openSender({ ownerPool: app.owner, mailer, clock: () => now, log, undeliverable, perMinute })()
const stored = async (id: string) =>
  (await app.owner.query('SELECT sent_at IS NOT NULL AS sent, failed_count FROM outbox WHERE id = $1', [id]))
    .rows[0]
let person = 0
const address = (name = 'hanako') => `${name}${person++}@example.jp`

test('each mail goes out once, also when several processes send at once', async () => {
  const to = [address(), address(), address()]
  for (const one of to) await queue(one)
  await Promise.all([send(), send(), send()])
  await send()
  expect(got.map((mail) => mail.to).sort()).toEqual([...to].sort())
})

test('it is plain text with its own id, and its subject cannot begin another header', async () => {
  const id = await queue(address(), '結\r\nBcc: all@example.jp')
  await send()
  expect(got).toHaveLength(1)
  expect(got[0]?.raw).toContain(`Message-ID: <${id}@yui>`)
  expect(got[0]?.raw).toContain('Auto-Submitted: auto-generated')
  expect(got[0]?.raw).not.toMatch(/^Bcc:/m)
  expect(await stored(id)).toEqual({ sent: true, failed_count: 0 })
})

test('nothing empty is sent, and nothing to nobody', async () => {
  await queue(address(), ' ', 'words')
  await queue(address(), 'subject', '\n \n')
  await queue(null)
  await send()
  expect(got).toEqual([])
})

test('a refused mail waits longer each time and is given up at last; the others go out', async () => {
  const refused = await queue(address('busy'))
  const fine = await queue(address())
  await send()
  expect(await stored(fine)).toMatchObject({ sent: true })
  expect(await stored(refused)).toEqual({ sent: false, failed_count: 1 })
  now = new Date(now.getTime() + 59_000)
  await send()
  expect(await stored(refused)).toEqual({ sent: false, failed_count: 1 })
  for (let hours = 0; hours < 20; hours++) {
    now = new Date(now.getTime() + 24 * 60 * 60 * 1000)
    await send()
  }
  expect(await stored(refused)).toEqual({ sent: false, failed_count: 12 })
  expect(lines.at(-1)).toContain('mail given up')
  expect(lost.map(({ id }) => id)).toEqual([refused])
  for (const personal of ['結', 'busy', 'example.jp', '受付番号'])
    expect(lines.join('')).not.toContain(personal)
})

test('without a mail server everything waits', async () => {
  const id = await queue(address())
  await openSender({ ownerPool: app.owner, mailer: undefined, clock: () => now, log, undeliverable })()
  expect(await stored(id)).toEqual({ sent: false, failed_count: 0 })
})

test('an address that the server will never take is given up at once, and told; the others go out', async () => {
  const refused = await queue(address('refused'))
  const fine = await queue(address())
  await send()
  expect(await stored(fine)).toMatchObject({ sent: true })
  expect(lost).toEqual([{ id: refused, reason: expect.stringContaining('550') }])
  expect(lines.join('')).not.toContain('example.jp')
})

test('what is held, or is still to wait, does not go out; at most so many a minute do', async () => {
  const held = await queue(address())
  const later = await queue(address())
  await app.owner.query('UPDATE outbox SET held_at = $2 WHERE id = $1', [held, now])
  await app.owner.query('UPDATE outbox SET not_before = $2 WHERE id = $1', [
    later,
    new Date(now.getTime() + 60_000),
  ])
  for (let n = 0; n < 3; n += 1) await queue(address())
  await send(2)
  expect(got).toHaveLength(2)
  now = new Date(now.getTime() + 60_000)
  await send()
  expect(got).toHaveLength(4)
  expect(await stored(held)).toEqual({ sent: false, failed_count: 0 })
})

test('only what may be switched off says how in its header', async () => {
  const page = 'https://yui.example.jp/shinjo/account/notices'
  const digest = await queue(address(), '新しく待っているもの', `本文\n\n${page}\n`)
  await queue(address(), '返事', `本文\n\n${page}\n`)
  await app.owner.query('UPDATE outbox SET digest = true WHERE id = $1', [digest])
  await send()
  const headers = got.map(({ raw }) => /^List-Unsubscribe: (.*)$/m.exec(raw)?.[1]?.trim())
  expect(headers).toEqual([`<${page}>`, undefined])
})
