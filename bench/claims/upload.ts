import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { blindId } from '../../src/lib/ids.ts'
import { seedCity } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { memoryOf } from '../memory.ts'
import { startServer } from '../processes.ts'

const size = 20 * 1024 * 1024
const pieceSize = 512 * 1024
const cuts = 5

/** A line between browser and server that breaks, both ways and without a word, after each of these many bytes. */
async function brokenLine(port: number, after: number[]) {
  let carried = 0
  const sockets = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    near.on('data', (part) => {
      carried += part.length
      const at = after[0]
      if (at === undefined || carried < at) return far.write(part)
      after.shift()
      for (const socket of sockets) socket.resetAndDestroy()
      return false
    })
    far.on('data', (part) => near.write(part))
    far.on('end', () => near.end())
  })
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(line.address() as { port: number }).port}`,
    left: () => after.length,
    stop: () => line.close(),
  }
}

type Told = { token?: string; offset?: number; state?: string }
type Where = { origin: string; cookie: string }

async function post({ origin, cookie }: Where, path: string, body: FormData | URLSearchParams) {
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  return fetch(`${origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
}

const tell = async (where: Where, path: string, fields: Record<string, string>) =>
  (await (await post(where, path, new URLSearchParams(fields))).json()) as Told

async function sendPiece(where: Where, token: string, offset: number, file: Uint8Array<ArrayBuffer>) {
  const piece = file.slice(offset, offset + pieceSize)
  const body = new FormData()
  const hash = createHash('sha256').update(piece).digest('hex')
  for (const [name, value] of Object.entries({ token, offset: String(offset), hash }))
    body.append(name, value)
  body.append('chunk', new Blob([piece]), 'chunk')
  return (await (await post(where, '/upload/uploads/piece', body)).json()) as Told
}

/** As the page does it: what broke is asked for anew, and goes on where the server has it. */
async function sendAll(where: Where, file: Uint8Array<ArrayBuffer>) {
  const { token = '' } = await tell(where, '/upload/uploads', {
    name: 'large.pdf',
    size: String(file.length),
  })
  let sent = 0
  for (let told: Told = { offset: 0, state: 'open' }; told.state !== 'ready'; ) {
    const offset = told.offset ?? 0
    const isOpen = told.state === 'open'
    if (isOpen) sent += Math.min(pieceSize, file.length - offset)
    told = await (isOpen
      ? sendPiece(where, token, offset, file)
      : tell(where, '/upload/uploads/piece', { token })
    ).catch(async () => {
      await sleep(50)
      return tell(where, '/upload/uploads/piece', { token })
    })
    if (told.state === 'checking') await sleep(50)
  }
  return { token, sent }
}

const idea = {
  title: '花壇の手入れ',
  issue: '花壇が荒れています。',
  wish: '一緒に直したい。',
  proposer: '見本町内会',
  field: 'environment',
  visibility: 'public',
}

/** The bytes as they lie attached to the case, found by what the sender had. */
async function isAttached(filesDir: string, cityId: string, sha256: string): Promise<boolean> {
  const kept = await readFile(join(filesDir, cityId, sha256)).catch(() => undefined)
  return kept !== undefined && createHash('sha256').update(kept).digest('hex') === sha256
}

export async function upload(): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'upload', 0)
  const cookie = await signIn(database.appPool, city, 'resident')
  const server = await startServer('app', { BENCH_FOLDER: database.folder, APP_DATABASE: database.app })
  const file = new Uint8Array(randomBytes(size))
  file.set(new TextEncoder().encode('%PDF-1.7\n'))
  const places = Array.from({ length: cuts }, (_, n) => Math.round(((n + Math.random()) * size) / cuts))
  const line = await brokenLine(server.port, places)
  const where = { origin: line.origin, cookie }
  const { token, sent } = await sendAll(where, file)
  const form = new URLSearchParams({ ...idea, submissionId: blindId(), 'attachments.upload': token })
  const { status } = await post(where, '/upload/ideas', form)
  const sha256 = createHash('sha256').update(file).digest('hex')
  const arrived = status === 303 && (await isAttached(join(database.folder, 'files'), city.id, sha256))
  const memory = memoryOf(server.pid)
  const more = (sent - size) / 1024 / 1024
  line.stop()
  await server.stop()
  await database.stop()
  return [
    {
      claim: `20 MB over a line cut ${cuts} times, attached to a case`,
      measured: `${arrived ? 'whole' : 'not whole'}, ${cuts - line.left()} cuts, ${more.toFixed(1)} MB sent twice`,
      target: 'whole',
      reached: arrived && line.left() === 0,
    },
    atMost('Web process after this upload', memory, 150, 'MB PSS'),
  ]
}
