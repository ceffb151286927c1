import { capture } from '../captured.ts'
import { seedCity, settle } from '../data/cities.ts'
import { type DeskHat, fillSection, seedLongThread, seedOfficers } from '../data/desk.ts'
import { signIn } from '../data/people.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { compare, timeOf } from './growth.ts'

type Desk = { slug: string; number: string; long: string; cookies: Record<DeskHat, string> }

const pages: Record<string, [DeskHat, (desk: Desk) => string]> = {
  'Officer’s desk, the section’s': ['officer', ({ slug }) => `/${slug}/desk`],
  'Officer’s desk, my own': ['officer', ({ slug }) => `/${slug}/desk?show=own`],
  'Officer’s desk, nobody’s': ['officer', ({ slug }) => `/${slug}/desk?show=free`],
  'Officer’s desk, overdue': ['officer', ({ slug }) => `/${slug}/desk?show=overdue`],
  'Officer’s desk, everybody’s': ['officer', ({ slug }) => `/${slug}/desk?show=all`],
  'Chief’s desk': ['chief', ({ slug }) => `/${slug}/desk`],
  'Load of a section': ['chief', ({ slug }) => `/${slug}/desk/load`],
  'Load of all sections': ['coordination', ({ slug }) => `/${slug}/desk/load`],
  'Office’s desk': ['coordination', ({ slug }) => `/${slug}/desk`],
  'Office’s desk, everybody’s': ['coordination', ({ slug }) => `/${slug}/desk?show=all`],
  'Room of 100 messages': ['officer', ({ slug, number }) => `/${slug}/cases/${number}/consultation`],
}

const section = 'general-policy'

async function placeDesk(database: BenchDatabase, slug: string, size: { cases: number; messages: number }) {
  const { ownerClient: owner, appPool } = database
  const city = await seedCity(owner, slug, size.cases)
  await fillSection(owner, city.id, section)
  const officer = await signIn(appPool, city, 'officer', section)
  const { rows } = await owner.query('SELECT id FROM person WHERE city_id = $1', [city.id])
  await seedOfficers(owner, city.id, { officerId: rows[0].id, section })
  const chief = await signIn(appPool, city, 'chief', section)
  const coordination = await signIn(appPool, city, 'coordination', section)
  const number = await seedLongThread(owner, city.id, { section, messages: size.messages })
  const long = await seedLongThread(owner, city.id, { section, messages: 10 * size.messages, after: 1 })
  return { slug, number, long, cookies: { officer, chief, coordination } }
}

const bracket = /^(BEGIN|COMMIT|ROLLBACK)/

/** What waits for staff, in a city of 100 ideas and in one of 10,000 with 50,000 messages. */
export async function waiting(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const small = await placeDesk(database, 'small', { cases: 100, messages: 100 })
  const big = await placeDesk(database, 'big', { cases: size.cases, messages: 100 })
  await settle(database.ownerClient)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const figures: Figure[] = []
  const counts: number[] = []
  for (const [name, [hat, pathOf]] of Object.entries(pages)) {
    const { ratio, ms } = await compare(
      size,
      () => timeOf(server.port, pathOf(small), small.cookies[hat]),
      () => timeOf(server.port, pathOf(big), big.cookies[hat]),
    )
    figures.push(atMost(`${name}, 100 → 10,000 cases, median`, ratio, 1.3, '×', `${ms.toFixed(1)} ms`))
    const { statements } = await capture(database, pathOf(big), { cookie: big.cookies[hat] })
    counts.push(statements.filter(({ text }) => !bracket.test(text)).length)
  }
  const [short, long] = [big.number, big.long].map(
    (number) => () => timeOf(server.port, `/big/cases/${number}/consultation`, big.cookies.officer),
  ) as [() => Promise<number>, () => Promise<number>]
  const room = await compare(size, short, long)
  figures.push(
    atMost(
      'Room of 100 → 1,000 messages, its newest page, median',
      room.ratio,
      1.3,
      '×',
      `${room.ms.toFixed(1)} ms`,
    ),
  )
  await server.stop()
  await database.stop()
  const most = Math.max(...counts)
  return [
    ...figures,
    {
      claim: 'SQL statements of what waits for staff, the most of these pages',
      measured: `${most} (${counts.join(', ')})`,
      target: '≤ 6',
      reached: most <= 6,
    },
  ]
}
