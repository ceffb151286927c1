import { setTimeout as sleep } from 'node:timers/promises'
import { ask } from '../ask.ts'
import { settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { registerCsv } from '../data/register.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { memoryOf } from '../memory.ts'
import { type Server, startServer } from '../processes.ts'
import { percentile } from '../rounds.ts'
import type { Size } from '../size.ts'
import { type Place, place, timeOf } from './growth.ts'

const few = 2000
const many = 20_000
const cases = 2000
const quietRequests = 250
const betweenReaders = 20

type City = Place & { id: string; office: string }
type State = { state: string; done: number; taken: number; rejected: number }
type Read = Record<'list' | 'case', number[]>
type Run = {
  seconds: number
  web: number
  jobs: number
  quiet: Read
  busy: Read
  taken: number
  rejected: number
}

async function placeCity(database: BenchDatabase, slug: string): Promise<City> {
  const own = await place(database, slug, cases)
  const { rows } = await database.ownerClient.query('SELECT id FROM city WHERE slug = $1', [slug])
  const { id } = rows[0]
  const office = await signIn(database.appPool, { id, slug }, 'coordination', 'general-policy')
  return { ...own, id, office }
}

const origin = ({ port }: Server) => `http://127.0.0.1:${port}`

/** The file as a browser sends it; tells where the import is to be seen. */
async function sendFile(server: Server, { slug, office }: City, rows: number): Promise<string> {
  const body = new FormData()
  body.append('file', new File([registerCsv(rows)], 'list.csv'))
  const headers = { cookie: office, 'sec-fetch-site': 'same-origin' }
  const path = `/${slug}/register/imports`
  const sent = await fetch(`${origin(server)}${path}`, { method: 'POST', body, headers, redirect: 'manual' })
  if (sent.status !== 303) throw new Error(`the list was answered with ${sent.status}`)
  return sent.headers.get('location') ?? ''
}

async function stateOf({ ownerClient }: BenchDatabase, { id }: City): Promise<State> {
  const { rows } = await ownerClient.query<State>(
    `SELECT i.state, i.done,
       (SELECT count(*)::int FROM register_row r WHERE r.city_id = $1 AND r.state = 'taken') AS taken,
       (SELECT count(*)::int FROM register_row r WHERE r.city_id = $1 AND r.state = 'rejected') AS rejected
     FROM register_import i WHERE i.city_id = $1`,
    [id],
  )
  return rows[0] as State
}

async function until(database: BenchDatabase, city: City, wanted: string): Promise<State> {
  for (;;) {
    const now = await stateOf(database, city)
    if (now.state === wanted) return now
    await sleep(250)
  }
}

async function press(server: Server, { office }: City, path: string) {
  const page = await (await fetch(`${origin(server)}${path}`, { headers: { cookie: office } })).text()
  const [, version = ''] = /name="version" value="(\d+)"/.exec(page) ?? []
  const told = await ask({
    port: server.port,
    path: `${path}/taking`,
    headers: { cookie: office },
    form: { version },
  })
  if (told.status !== 303) throw new Error(`taking was answered with ${told.status}`)
}

/** Somebody of the city who is signed in reads its list and a case, one after the other. */
async function readOn(server: Server, { slug, number, cookie }: City, on: (read: number) => boolean) {
  const times: Read = { list: [], case: [] }
  for (let n = 0; on(n); n += 1) {
    times.list.push(await timeOf(server.port, `/${slug}/cases`, cookie))
    await sleep(betweenReaders)
    times.case.push(await timeOf(server.port, `/${slug}/cases/${number}`, cookie))
    await sleep(betweenReaders)
  }
  return times
}

const readQuietly = (server: Server, city: City) => readOn(server, city, (n) => n < quietRequests)

/** The most that a process held at any of so many moments. */
function watchMemory({ pid }: Server): () => number {
  let most = 0
  const look = () => {
    most = Math.max(most, memoryOf(pid))
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return most
  }
}

/** A list from the file to the register, in processes that have done nothing else; read before, meanwhile and afterwards. */
async function bring(database: BenchDatabase, city: City, rows: number): Promise<Run> {
  const env = { APP_DATABASE: database.app, OWNER_DATABASE: database.owner, BENCH_FOLDER: database.folder }
  const [web, jobs] = [await startServer('app', env), await startServer('jobs', env)]
  await readOn(web, city, (n) => n < 40)
  const before = await readQuietly(web, city)
  const [memoryOfWeb, memoryOfJobs] = [watchMemory(web), watchMemory(jobs)]
  const path = await sendFile(web, city, rows)
  const most = memoryOfWeb()
  await until(database, city, 'checked')
  const began = performance.now()
  await press(web, city, path)
  let going = true
  const reading = readOn(web, city, () => going)
  const { taken, rejected } = await until(database, city, 'imported')
  const seconds = (performance.now() - began) / 1000
  going = false
  const busy = await reading
  const mostJobs = memoryOfJobs()
  const after = await readQuietly(web, city)
  await Promise.all([web.stop(), jobs.stop()])
  const quiet = { list: [...before.list, ...after.list], case: [...before.case, ...after.case] }
  return { seconds, web: most, jobs: mostJobs, quiet, busy, taken, rejected }
}

const tail = (values: readonly number[]) => percentile(values, 0.95)

/** 20,000 rows of a register against 2,000, while the same city is read. */
export async function bigImport(_: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const [one, other] = [await placeCity(database, 'few'), await placeCity(database, 'many')]
  await settle(database.ownerClient)
  const small = await bring(database, one, few)
  const big = await bring(database, other, many)
  await database.stop()
  const wanted = many - many / 50
  return [
    {
      claim: 'Register of 20,000 rows: taken, refused with their reason',
      measured: `${big.taken}, ${big.rejected} (${big.seconds.toFixed(0)} s, ${((big.seconds * 1000) / big.taken).toFixed(1)} ms a row)`,
      target: `${wanted}, ${many - wanted}`,
      reached: big.taken === wanted && big.rejected === many - wanted,
    },
    atMost(
      'Most memory of the process that imports, 2,000 → 20,000 rows',
      big.jobs / small.jobs,
      1.2,
      '×',
      `${small.jobs.toFixed(0)}, ${big.jobs.toFixed(0)} MB PSS`,
    ),
    atMost(
      'Most memory of the process that receives the file, 2,000 → 20,000 rows',
      big.web / small.web,
      1.2,
      '×',
      `${small.web.toFixed(0)}, ${big.web.toFixed(0)} MB PSS`,
    ),
    ...(['list', 'case'] as const).map((page) =>
      atMost(
        `${page === 'list' ? 'List of cases' : 'Page of a case'} while 20,000 rows are imported ÷ on a quiet server, p95`,
        tail(big.busy[page]) / tail(big.quiet[page]),
        3,
        '×',
        `${tail(big.busy[page]).toFixed(1)} of ${tail(big.quiet[page]).toFixed(1)} ms, ${big.busy[page].length} reads`,
      ),
    ),
  ]
}
