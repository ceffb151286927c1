import { afterAll, beforeAll, expect, test } from 'vitest'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openCases } from '../case/open.ts'
import type { LibraryFacets } from './lexemes.ts'
import { searchLibrary } from './search.ts'

const count = 420
/** Most write 除雪 in two characters and some in kana; both are rarer among the newest. Some write both. */
const titleOf = (n: number): string => {
  const words = [
    ...(n % 3 === 0 && n < 240 ? ['除雪'] : []),
    ...(n % 40 === 9 ? ['じょせつ'] : []),
    ...(n % 80 === 40 ? ['ジョセツと除雪'] : []),
  ]
  return `その${n}：${n % 2 === 0 ? '花壇' : '朝市'}と${words.join('、') || '清掃'}`
}
const titles = Array.from({ length: count }, (_, n) => titleOf(n)).reverse()

let app: TestApp
let cityId = ''
beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
  const { rows } = await app.owner.query('SELECT id FROM edition WHERE city_id = $1', [cityId])
  const running = { stage: 'running', state: 'open', closedOn: null, form: null, planCode: null } as const
  const party = {
    kind: 'community',
    common: 'civicGroup',
    name: '見本会',
    publicName: '見本会',
    government: false,
  }
  const words = { editionId: rows[0].id, issue: '', wish: '', proposer: '', visibility: 'public' } as const
  const inputs = Array.from({ length: count }, (_, n) => ({
    ...words,
    title: titleOf(n),
    field: n % 5 === 0 ? 'snow' : 'health',
    demo: false,
    parties: [party],
    standing: running,
  }))
  await inCity(app.pool, cityId, 'write', (tx) => openCases(tx, inputs, app.runtime.clock()))
})
afterAll(() => app?.stop())

/** Every page as a reader turns them, and what the first says of how many there are. */
async function turnAll(words: string, facets: LibraryFacets) {
  const found: string[] = []
  let [before, total]: [string | undefined, number | undefined] = [undefined, undefined]
  for (;;) {
    const page = await inCity(app.pool, cityId, 'read', (tx) => searchLibrary(tx, words, facets, before))
    total ??= page.total
    found.push(...page.cases.map(({ title }) => title))
    before = page.cases.at(-1)?.sort_key
    if (!page.more) return { found, total }
  }
}

const snow = (title: string) => /除雪|じょせつ|ジョセツ/.test(title)
const isSnow = (title: string) => Number(/\d+/.exec(title)?.[0]) % 5 === 0

test.each<[string, LibraryFacets, (title: string) => boolean]>([
  ['ジョセツ', {}, snow],
  ['除雪', {}, (title) => title.includes('除雪')],
  ['じょせつ', { field: 'snow' }, (title) => snow(title) && isSnow(title)],
  ['ジョセツ 花壇', {}, (title) => snow(title) && title.includes('花壇')],
  [
    'かだん 除雪',
    { field: 'health' },
    (title) => title.includes('花壇') && title.includes('除雪') && !isSnow(title),
  ],
  ['清掃', {}, (title) => title.includes('清掃')],
  ['ジョセツ その9', {}, (title) => snow(title) && title.includes('その9')],
])(
  '%s with %o: every story once, the newest first, however far back and whichever way it is written',
  async (words, facets, isHit) => {
    const wanted = titles.filter(isHit)
    expect(await turnAll(words, facets)).toEqual({ found: wanted, total: wanted.length })
  },
)
