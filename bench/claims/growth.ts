import { ask } from '../ask.ts'
import { capture } from '../captured.ts'
import { seedCity, settle } from '../data/cities.ts'
import { signIn } from '../data/people.ts'
import { commonWord, rareWord } from '../data/words.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import { inTurn, median, percentile, ratioOf } from '../rounds.ts'
import type { Size } from '../size.ts'

export type Place = { slug: string; cookie: string; number: string }
const lastPage = 'before=20220052'

export const pages: Record<string, (place: Place) => string> = {
  'List, first page': ({ slug }) => `/${slug}/cases`,
  'List, last page': ({ slug }) => `/${slug}/cases?${lastPage}`,
  'Search, common word': ({ slug }) => `/${slug}/cases?q=${commonWord}`,
  'Search, rare word': ({ slug }) => `/${slug}/cases?q=${rareWord}`,
  'Page of a case': ({ slug, number }) => `/${slug}/cases/${number}`,
}

export async function place(database: BenchDatabase, slug: string, cases: number): Promise<Place> {
  const city = await seedCity(database.ownerClient, slug, cases)
  const { rows } = await database.ownerClient.query(
    'SELECT number FROM collaboration WHERE city_id = $1 LIMIT 1',
    [city.id],
  )
  return { slug, cookie: await signIn(database.appPool, city, 'resident'), number: rows[0].number }
}

export const timeOf = async (port: number, path: string, cookie: string): Promise<number> => {
  const { ms, status } = await ask({ port, path, headers: { cookie } })
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return ms
}

const tailOf = (values: readonly number[]) => percentile(values, 0.95)

type Way = () => Promise<number>

/** Rounds of so many requests for each of two pages, request by request in turn: both meet the same machine. */
export async function compare(size: Size, one: Way, other: Way, requests = size.requests) {
  await inTurn(Math.min(requests, 40), one, other)
  const rounds = []
  for (let round = 0; round < size.rounds; round += 1) rounds.push(await inTurn(requests, one, other))
  return {
    ratio: ratioOf(rounds, median),
    // Of all rounds together: one round has too few to have a tail.
    tail:
      tailOf(rounds.flatMap(({ other: values }) => values)) /
      tailOf(rounds.flatMap(({ one: values }) => values)),
    ms: median(rounds.map(({ other: values }) => median(values))),
  }
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
      size,
      () => timeOf(server.port, pathOf(small), small.cookie),
      () => timeOf(server.port, pathOf(big), big.cookie),
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
