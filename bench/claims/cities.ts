import { seedCity, settle } from '../data/cities.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { type Server, startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { compare, pages, place, timeOf } from './growth.ts'

const slugOf = (n: number) => (n === 0 ? 'first' : `city${String(n).padStart(4, '0')}`)
const envOf = ({ app, folder }: BenchDatabase) => ({ APP_DATABASE: app, BENCH_FOLDER: folder })

/** The same city alone in a database, and as one of many of its size. */
export async function manyCities(size: Size): Promise<Figure[]> {
  const databases = [await openDatabase(), await openDatabase()] as const
  const alone = await place(databases[0], slugOf(0), size.casesPerCity)
  const among = await place(databases[1], slugOf(0), size.casesPerCity)
  for (let n = 1; n < size.cities; n += 1)
    await seedCity(databases[1].ownerClient, slugOf(n), size.casesPerCity)
  for (const { ownerClient } of databases) await settle(ownerClient)
  const one = await startServer('app', envOf(databases[0]))
  const many = await startServer('app', envOf(databases[1]))
  const figures: Figure[] = []
  for (const [name, pathOf] of Object.entries(pages)) {
    const { ratio } = await compare(
      size,
      () => timeOf(one.port, pathOf(alone), alone.cookie),
      () => timeOf(many.port, pathOf(among), among.cookie),
    )
    figures.push(atMost(`${name}, 1 → ${size.cities} cities`, ratio, 1.2, '×'))
  }
  figures.push(await aroundTheCountry(one, many, size))
  for (const server of [one, many]) await server.stop()
  for (const database of databases) await database.stop()
  return figures
}

/** Every city in turn against one city alone: what a process keeps of one must not push another out. */
async function aroundTheCountry(one: Server, many: Server, size: Size): Promise<Figure> {
  let n = 0
  // A cookie that is no session: the page is made anew for somebody unknown.
  const list = (port: number, slug: string) => timeOf(port, `/${slug}/cases`, `yui_${slug}=nobody`)
  const next = () => slugOf(n++ % size.cities)
  for (let warm = 0; warm < size.cities; warm += 1) await list(many.port, next())
  const { ratio } = await compare(
    size,
    () => list(one.port, slugOf(0)),
    () => list(many.port, next()),
    size.cities,
  )
  return atMost(`List of ${size.cities} cities in turn ÷ of one alone`, ratio, 1.2, '×')
}
