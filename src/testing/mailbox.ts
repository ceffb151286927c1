import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import { text } from 'node:stream/consumers'
import { openSender } from '../core/mail/index.ts'
import { openMailer } from '../platform/mail/index.ts'
import type { TestApp } from './app.ts'

type Envelope = { envelope: { rcptTo: { address: string }[] } }
type Options = {
  authOptional: true
  disabledCommands: string[]
  onData: (stream: NodeJS.ReadableStream, session: Envelope, done: (error?: Error) => void) => void
}
// A package without types of its own.
const { SMTPServer } = createRequire(import.meta.url)('smtp-server') as {
  SMTPServer: new (options: Options) => { listen: (port: number, host: string) => Server; close: () => void }
}

export type Received = { to: string; text: string }
export type Mailbox = {
  /** What has come for an address since the last time, sent over SMTP. */
  take: (address: string) => Promise<Received[]>
  stop: () => void
}

/** The body as its reader sees it. */
function bodyOf(raw: string): string {
  const at = raw.indexOf('\r\n\r\n')
  const [head, body] = [raw.slice(0, at), raw.slice(at + 4)]
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return body
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** A real mail server on loopback, and the job that sends to it. */
export async function openMailbox(app: TestApp): Promise<Mailbox> {
  let got: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      void text(stream).then((raw) => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), text: bodyOf(raw) })
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((ready) => listening.once('listening', ready))
  const { port } = listening.address() as AddressInfo
  const mailer = openMailer({ url: `smtp://127.0.0.1:${port}`, from: 'Yui <yui@example.jp>' })
  const send = () =>
    openSender({
      undeliverable: async () => undefined,
      ownerPool: app.owner,
      mailer,
      clock: app.runtime.clock,
      log: app.runtime.log,
    })()
  return {
    take: async (address) => {
      await send()
      const mine = got.filter(({ to }) => to === address)
      got = got.filter(({ to }) => to !== address)
      return mine
    },
    stop: () => {
      mailer.close()
      server.close()
    },
  }
}

/** Link and code of a mail, as its reader finds them. */
export const proofIn = (mail: Received | undefined): { path: string; code: string } => ({
  path: /https?:\/\/[^\s/]+(\/\S+)/.exec(mail?.text ?? '')?.[1] ?? '',
  code: /^(\d{6})\s*$/m.exec(mail?.text ?? '')?.[1] ?? '',
})
