import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

type Fate = 'whole' | 'before' | 'unanswered' | 'halfway'
/** Of ten connections three break: before the request arrives, before the answer leaves, or in the middle of it. */
const fates: readonly Fate[] = [...Array<Fate>(7).fill('whole'), 'before', 'unanswered', 'halfway']
const fateOf = (): Fate => fates[Math.floor(Math.random() * fates.length)] ?? 'whole'

export type Lossy = { port: number; cut: () => number; all: () => number; stop: () => void }

function answerThrough(client: Socket, server: Socket, fate: Fate) {
  server.on('data', (piece: Buffer) => {
    if (fate === 'whole') return void client.write(piece)
    if (fate === 'halfway') client.write(piece.subarray(0, Math.floor(piece.length * Math.random())))
    client.destroy()
    server.destroy()
  })
}

/** A network in front of a server that loses what is on its way. */
export async function openLossy(to: number): Promise<Lossy> {
  let [all, cut] = [0, 0]
  const proxy = createServer((client) => {
    const fate = fateOf()
    all += 1
    cut += fate === 'whole' ? 0 : 1
    client.on('error', () => undefined)
    if (fate === 'before') return void client.once('data', () => client.destroy())
    const server = connect(to, '127.0.0.1')
    server.on('error', () => client.destroy())
    client.pipe(server)
    answerThrough(client, server, fate)
    server.on('end', () => client.end())
    client.on('close', () => setTimeout(() => server.destroy(), 2000).unref())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo
  return { port, cut: () => cut, all: () => all, stop: () => proxy.close() }
}

type Reply = { status: number; location: string | undefined; text: string }
type Call = { port: number; path: string; cookie: string; form?: Record<string, string> | undefined }

async function askOnce({ port, path, cookie, form }: Call): Promise<Reply> {
  const body = form && new URLSearchParams(form).toString()
  const headers = {
    cookie,
    connection: 'close',
    ...(body === undefined
      ? {}
      : {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': String(Buffer.byteLength(body)),
        }),
    'sec-fetch-site': 'same-origin',
  }
  const sent = request({
    port,
    path,
    method: body === undefined ? 'GET' : 'POST',
    headers,
    agent: false,
    timeout: 5000,
  })
  sent.on('timeout', () => sent.destroy())
  sent.end(body)
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, location: response.headers.location, text: await text(response) }
}

/** Asks until there is a whole answer: the very same form each time, as somebody would who presses the button again. */
export async function askUntilAnswered(call: Call): Promise<Reply & { tries: number }> {
  for (let tries = 1; ; tries += 1) {
    const reply = await askOnce(call).catch(() => undefined)
    if (reply !== undefined) return { ...reply, tries }
    if (tries > 50) throw new Error(`no answer: ${call.path}`)
  }
}
