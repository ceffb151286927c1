import { searchLibrary } from '../../src/core/library/index.ts'
import { readingsOf } from '../../src/lib/readings.ts'
import { foldText } from '../../src/lib/text-fold.ts'
import { inCity } from '../../src/platform/db/transaction.ts'
import { seedCity, settle } from '../data/cities.ts'
import { readingsAsked, seedStories, spellings, storyTexts } from '../data/stories.ts'
import { commonWord } from '../data/words.ts'
import { type BenchDatabase, openDatabase } from '../database.ts'
import { atMost, type Figure } from '../figure.ts'
import { startServer } from '../processes.ts'
import type { Size } from '../size.ts'
import { compare, type Place, place, timeOf } from './growth.ts'

const cities = 200
const stories = 500

const asked = [...spellings.flat(), ...readingsAsked, '朝市', '町内会', '除雪 商店会']

/** Whether a story has a word in any of its ways: read off the texts, without the index or what it folds. */
const isHit = (text: string, words: string): boolean =>
  words.split(' ').every((word) => {
    const ways = spellings.find((list) => list.includes(word)) ?? [word, ...readingsOf(word)]
    return ways.some((way) => text.includes(foldText(way)))
  })

/** Every hit, page by page, as a reader would turn them. */
async function findAll({ appPool }: BenchDatabase, cityId: string, words: string): Promise<Set<string>> {
  const found = new Set<string>()
  let before: string | undefined
  for (;;) {
    const { cases, more } = await inCity(appPool, cityId, 'read', (tx) =>
      searchLibrary(tx, words, {}, before),
    )
    for (const { title } of cases) found.add(title)
    before = cases.at(-1)?.sort_key
    if (!more) return found
  }
}

/** Pages are turned for the rarer words; of those with more hits, the first page and the total are compared. */
async function recall(database: BenchDatabase, cityId: string): Promise<{ recall: number; words: number }> {
  const texts = Array.from({ length: cities * stories }, (_, n) => {
    const { title, issue, wish, group } = storyTexts(n)
    return { title, text: foldText([title, issue, wish, group].join(' ')) }
  })
  let wanted = 0
  let got = 0
  for (const words of asked) {
    const expected = texts.filter(({ text }) => isHit(text, words)).map(({ title }) => title)
    const few = expected.length <= 3000
    const found = few ? await findAll(database, cityId, words) : new Set<string>()
    const { cases } = await inCity(database.appPool, cityId, 'read', (tx) => searchLibrary(tx, words, {}))
    wanted += few ? expected.length : 20
    got += few ? expected.filter((title) => found.has(title)).length : cases.length
  }
  return { recall: got / wanted, words: asked.length }
}

/** 100,000 published stories of 200 cities: whatever way a word is written, and the page of the newest 20 hits. */
export async function library(size: Size): Promise<Figure[]> {
  const database = await openDatabase()
  const own = await fillStories(database)
  const { rows } = await database.ownerClient.query('SELECT id FROM city WHERE slug = $1', [own.slug])
  const figures = await figuresOf(size, database, own, rows[0].id)
  await database.stop()
  return figures
}

async function fillStories(database: BenchDatabase): Promise<Place> {
  const own = await place(database, 'first', 100)
  // Filled without its word index, which is then made as the migration makes it: minutes less.
  const { rows: made } = await database.ownerClient.query(
    "SELECT indexdef FROM pg_indexes WHERE indexname = 'library_case_lexemes'",
  )
  await database.ownerClient.query('DROP INDEX library_case_lexemes')
  for (let n = 0; n < cities; n += 1)
    await seedStories(
      database.ownerClient,
      await seedCity(database.ownerClient, `city${String(n).padStart(4, '0')}`, 0),
      n * stories,
      stories,
    )
  await database.ownerClient.query(made[0].indexdef)
  await settle(database.ownerClient)
  return own
}

/** Of a filled database. */
export async function figuresOf(
  size: Size,
  database: BenchDatabase,
  own: Place,
  cityId: string,
): Promise<Figure[]> {
  const { recall: share, words } = await recall(database, cityId)
  const server = await startServer('app', { APP_DATABASE: database.app, BENCH_FOLDER: database.folder })
  const page = () => timeOf(server.port, `/${own.slug}/cases/${own.number}`, own.cookie)
  const figures: Figure[] = [
    {
      claim: `Library of 100,000 stories in 200 cities: recall of ${words} words, whatever way they are written`,
      measured: share.toFixed(4),
      target: '1.0',
      reached: share === 1,
    },
  ]
  for (const [name, query] of Object.entries({
    'a common word': `q=${commonWord}`,
    'a word of some': 'q=話合い',
    'a word typed in kana and a filter': 'q=ジョセツ&partner=civicGroup',
    'a word nobody wrote': 'q=虹鱒釣',
  })) {
    const { ratio, ms } = await compare(size, page, () =>
      timeOf(server.port, `/${own.slug}/library/across?${query}`, own.cookie),
    )
    figures.push(
      atMost(`Page of the newest 20 hits, ${name} ÷ page of a case`, ratio, 3, '×', `${ms.toFixed(1)} ms`),
    )
  }
  await server.stop()
  return figures
}
