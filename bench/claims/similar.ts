import { ask } from '../ask.ts'
import { settle } from '../data/cities.ts'
import { rareWord, wordsOf } from '../data/words.ts'
import { openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { compare, type Place, place, timeOf } from './growth.ts'

/** An idea in the words of many others: what is asked while it is typed. */
const { title, issue, wish } = wordsOf(4242, false)

async function similarTo(port: number, { slug, cookie }: Place): Promise<number> {
  const form = { title, text: `${issue} ${wish}` }
  const { ms, status } = await ask({ port, path: `/${slug}/ideas/similar`, headers: { cookie }, form })
  if (status !== 200) throw new Error(`similar: ${status}`)
  return ms
}

/** What is like an idea, over 10,000 cases: against one search for a rare word in the same city, and against 100 cases. */
export async function similar(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const small = await place(database, 'small', 100)
  const big = await place(database, 'big', size.cases)
  await settle(database.ownerClient)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const search = await compare(
    size,
    () => timeOf(server.port, `/${big.slug}/cases?q=${rareWord}`, big.cookie),
    () => similarTo(server.port, big),
  )
  const growth = await compare(
    size,
    () => similarTo(server.port, small),
    () => similarTo(server.port, big),
  )
  await server.stop()
  await database.stop()
  return [
    atMost(
      'Similar ideas over 10,000, against one search',
      search.ratio,
      3,
      '×',
      `${search.ms.toFixed(1)} ms`,
    ),
    atMost('Similar ideas, 100 → 10,000 cases, median', growth.ratio, 1.3, '×', `${growth.ms.toFixed(1)} ms`),
  ]
}
