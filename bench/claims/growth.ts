import { ask } from '../ask.ts'
import { capture } from '../captured.ts'
import { seedCity, settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { commonWord, rareWord } from '../data/words.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { type Server, startServer } from '../processes.ts'
import { interleave, median, percentile } from '../rounds.ts'
import type { Size } from '../size.ts'

type Place = { slug: string; cookie: string; number: string }
const lastPage = 'before=20220052'

const pages: Record<string, (place: Place) => string> = {
  'List, first page': ({ slug }) => `/${slug}/cases`,
  'List, last page': ({ slug }) => `/${slug}/cases?${lastPage}`,
  'Search, common word': ({ slug }) => `/${slug}/cases?q=${commonWord}`,
  'Search, rare word': ({ slug }) => `/${slug}/cases?q=${rareWord}`,
  'Page of a case': ({ slug, number }) => `/${slug}/cases/${number}`,
}

async function place(database: BenchDatabase, slug: string, cases: number): Promise<Place> {
  const city = await seedCity(database.ownerClient, slug, cases)
  const { rows } = await database.ownerClient.query(
    'SELECT number FROM collaboration WHERE city_id = $1 LIMIT 1',
    [city.id],
  )
  return { slug, cookie: await signIn(database.appPool, city, 'resident'), number: rows[0].number }
}

/** So many requests one after the other for each of two places in turn: both meet the same machine. */
async function compare(server: Server, size: Size, one: [string, string], other: [string, string]) {
  const times = async ([path, cookie]: [string, string]) => {
    const told: number[] = []
    for (let i = 0; i < size.requests; i += 1) {
      const { ms, status } = await ask({ port: server.port, path, headers: { cookie } })
      if (status !== 200) throw new Error(`${path}: ${status}`)
      told.push(ms)
    }
    return told
  }
  await interleave(1, { one: () => times(one), other: () => times(other) })
  const results = await interleave(size.rounds, { one: () => times(one), other: () => times(other) })
  const ratio = (of: (values: number[]) => number) =>
    median(results.other.map(of)) / median(results.one.map(of))
  const ms = median(results.other.map(median))
  return { ratio: ratio(median), tail: ratio((values) => percentile(values, 0.95)), ms }
}

/** Somebody signed in, so that every page is made anew, in a city of 100 cases and in one of 10,000. */
export async function growth(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const small = await place(database, 'small', 100)
  const big = await place(database, 'big', size.cases)
  await settle(database.ownerClient)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const figures: Figure[] = []
  for (const [name, pathOf] of Object.entries(pages)) {
    const { ratio, tail, ms } = await compare(
      server,
      size,
      [pathOf(small), small.cookie],
      [pathOf(big), big.cookie],
    )
    figures.push(atMost(`${name}, 100 → 10,000 cases, median`, ratio, 1.3, '×', `${ms.toFixed(1)} ms`))
    figures.push(atMost(`${name}, 100 → 10,000 cases, p95`, tail, 1.3, '×'))
  }
  await server.stop()
  figures.push(await mostStatements(database, big))
  await database.stop()
  return figures
}

const bracket = /^(BEGIN|COMMIT|ROLLBACK)/

async function mostStatements(database: BenchDatabase, big: Place): Promise<Figure> {
  const counts: number[] = []
  for (const pathOf of Object.values(pages)) {
    const { statements } = await capture(database, encodeURI(pathOf(big)), { cookie: big.cookie })
    counts.push(statements.filter(({ text }) => !bracket.test(text)).length)
  }
  return {
    claim: 'SQL statements, the most of these pages',
    measured: `${Math.max(...counts)} (${counts.join(', ')})`,
    target: '≤ 6',
    reached: Math.max(...counts) <= 6,
  }
}

/** The same city alone in a database, and as one of many of its size. */
export async function manyCities(size: Size): Promise<Figure[]> {
  const databases = [await openDatabase(), await openDatabase()] as const
  const alone = await place(databases[0], 'first', size.casesPerCity)
  const among = await place(databases[1], 'first', size.casesPerCity)
  for (let n = 1; n < size.cities; n += 1)
    await seedCity(databases[1].ownerClient, `city${String(n).padStart(4, '0')}`, size.casesPerCity)
  for (const { ownerClient } of databases) await settle(ownerClient)
  const envOf = ({ app, folder }: BenchDatabase) => ({ APP_DATABASE: app, BENCH_FOLDER: folder })
  const [one, many] = [
    await startServer('app', envOf(databases[0])),
    await startServer('app', envOf(databases[1])),
  ]
  const figures: Figure[] = []
  for (const [name, pathOf] of Object.entries(pages)) {
    const times = async (server: Server, { cookie }: Place, path: string) => {
      const told: number[] = []
      for (let i = 0; i < size.requests; i += 1)
        told.push((await ask({ port: server.port, path, headers: { cookie } })).ms)
      return median(told)
    }
    const variants = {
      alone: () => times(one, alone, pathOf(alone)),
      among: () => times(many, among, pathOf(among)),
    }
    await interleave(1, variants)
    const results = await interleave(size.rounds, variants)
    const ratio = median(results.among) / median(results.alone)
    figures.push(atMost(`${name}, 1 → ${size.cities} cities`, ratio, 1.2, '×'))
  }
  figures.push(await aroundTheCountry(many, one, size))
  for (const server of [one, many]) await server.stop()
  for (const database of databases) await database.stop()
  return figures
}

/** Every city in turn against one city alone: what a process keeps of each city must not push the others out. */
async function aroundTheCountry(many: Server, one: Server, size: Size): Promise<Figure> {
  const slugs = [
    'first',
    ...Array.from({ length: size.cities - 1 }, (_, n) => `city${String(n + 1).padStart(4, '0')}`),
  ]
  const around = async (server: Server, slugOf: (n: number) => string) => {
    const told: number[] = []
    // A cookie that is no session: the page is made anew for somebody unknown.
    for (let n = 0; n < size.cities; n += 1) {
      const slug = slugOf(n)
      const headers = { cookie: `yui_${slug}=nobody` }
      told.push((await ask({ port: server.port, path: `/${slug}/cases`, headers })).ms)
    }
    return median(told)
  }
  const variants = { alone: () => around(one, () => 'first'), all: () => around(many, (n) => slugs[n] ?? '') }
  await interleave(1, variants)
  const results = await interleave(size.rounds, variants)
  return atMost(
    `List of all ${size.cities} cities in turn ÷ of one alone`,
    median(results.all) / median(results.alone),
    1.2,
    '×',
  )
}
