import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startDatabases } from '../../src/boot/databases.ts'
import { verifyCity } from '../../src/core/trail/verify.ts'
import { blindId } from '../../src/lib/ids.ts'
import { ask } from '../ask.ts'
import { seedCity } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { openDatabase } from '../database.ts'
import type { Figure } from '../figure.ts'
import { databaseProcesses } from '../memory.ts'
import { type Server, startServer } from '../processes.ts'
import type { Size } from '../size.ts'

const writers = 6
const idea = {
  issue: '花壇が荒れています。',
  wish: '一緒に直したい。',
  proposer: '見本町内会',
  field: 'environment',
  visibility: 'public',
  planCode: '',
  check: '',
  parent: '',
}

/** Sends ideas until it is cut off; keeps the number of each that was acknowledged. */
async function stream(server: Server, cookie: string, acknowledged: string[]): Promise<void> {
  for (let n = 0; ; n += 1) {
    const form = { ...idea, title: `花壇の手入れ ${n}`, submissionId: blindId() }
    const told = await ask({ port: server.port, path: '/killed/ideas', headers: { cookie }, form }).catch(
      () => undefined,
    )
    if (told === undefined) return
    const [, number] = /\/cases\/([^/]+)\/receipt/.exec(told.location ?? '') ?? []
    if (told.status !== 303 || number === undefined)
      throw new Error(`an idea was answered with ${told.status}`)
    acknowledged.push(number)
  }
}

/** The first has been acknowledged, so the others are on their way. */
async function streaming(acknowledged: readonly string[], before: number) {
  for (let waited = 0; acknowledged.length === before && waited < 10_000; waited += 5) await sleep(5)
}

/** The web process and every process of the database, at once and without a word. */
async function killEverything(server: Server, folder: string) {
  const ended = once(server.child, 'exit')
  for (const pid of [server.pid, ...databaseProcesses(folder)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // gone already: a child of the database ends when its postmaster does
    }
  }
  await ended
}

export async function killed(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const city = await seedCity(database.ownerClient, 'killed', 0)
  const cookie = await signIn(database.appPool, city, 'resident')
  await database.pause()
  const acknowledged: string[] = []
  for (let round = 0; round < size.kills; round += 1) {
    const server = await startServer('everything', { BENCH_FOLDER: database.folder })
    const streams = Array.from({ length: writers }, () => stream(server, cookie, acknowledged))
    await streaming(acknowledged, acknowledged.length)
    await sleep(Math.random() * 400)
    await killEverything(server, database.folder)
    await Promise.all(streams)
  }
  const found = await examine(database.folder, city.id, acknowledged)
  await database.discard()
  return [
    {
      claim: `kill -9 of everything, ${size.kills} times in a stream of writes: acknowledged writes lost`,
      measured: `${found.lost} of ${acknowledged.length}`,
      target: '0',
      reached: found.lost === 0 && acknowledged.length >= size.kills,
    },
    {
      claim: 'The trail afterwards',
      measured: found.ok ? `verifies, ${found.entries} entries of ${found.cases} cases` : 'does not verify',
      target: 'verifies',
      reached: found.ok,
    },
  ]
}

async function examine(folder: string, cityId: string, acknowledged: readonly string[]) {
  const { databases, stop } = await startDatabases(join(folder, 'postgres'), () => undefined)
  const owner = new pg.Client({ connectionString: databases.owner })
  await owner.connect()
  const { rows } = await owner.query<{ number: string }>(
    'SELECT c.number FROM collaboration c WHERE c.city_id = $1 AND EXISTS (SELECT 1 FROM entry e WHERE e.case_id = c.id)',
    [cityId],
  )
  const there = new Set(rows.map(({ number }) => number))
  const verified = await verifyCity(owner, cityId)
  await owner.end()
  await stop()
  return { ...verified, lost: acknowledged.filter((number) => !there.has(number)).length }
}
