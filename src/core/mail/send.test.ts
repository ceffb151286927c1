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
        address.startsWith('refused')
          ? Object.assign(new Error('no such person 結花子'), { responseCode: 550 })
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
const send = () => openSender({ ownerPool: app.owner, mailer, clock: () => now, log })()
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
  const refused = await queue(address('refused'))
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
  for (const personal of ['結', 'refused', 'example.jp', '受付番号'])
    expect(lines.join('')).not.toContain(personal)
})

test('without a mail server everything waits', async () => {
  const id = await queue(address())
  await openSender({ ownerPool: app.owner, mailer: undefined, clock: () => now, log })()
  expect(await stored(id)).toEqual({ sent: false, failed_count: 0 })
})
