import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Viewer } from '../people/viewer.ts'
import { listCases, type Position } from './list.ts'
import { openCase } from './open.ts'
import type { Facets } from './search-index.ts'

let app: TestApp
let city: string
const section = 'environment'
const now = new Date('2026-06-01T01:00:00Z')
const staffOf = (kind: 'officer' | 'coordination', code: string): Viewer => {
  const hat = { id: '', kind, section: code }
  return { person: { id: '019e8100-0000-7000-8000-000000000001', name: '' }, hat, hats: [hat] }
}

async function open(title: string, visibility: 'public' | 'desk' = 'public', field = 'snow') {
  const { rows } = await app.owner.query('SELECT id FROM edition WHERE city_id = $1', [city])
  const input = {
    editionId: rows[0].id,
    title,
    issue: '',
    wish: '',
    proposer: '',
    visibility,
    field,
    section,
  }
  await inCity(app.pool, city, 'write', (tx) => openCase(tx, { ...input, demo: false, parties: [] }, now))
}

const ask = (words: string, viewer?: Viewer, facets: Facets = {}, at: Position = {}, cityId = city) =>
  inCity(app.pool, cityId, 'read', (tx) => listCases(tx, viewer, words, facets, at, '2026-06-01'))
const titles = async (...asked: Parameters<typeof ask>) =>
  (await ask(...asked)).cases.map(({ title }) => title)

beforeAll(async () => {
  app = await startTestApp()
  city = await app.cityId('shinjo')
  for (const title of ['公園の花壇', '駅前の除雪', '公園で朝市、園芸も', '園の公開', 'あああ い'])
    await open(title)
  await open('公園の相談', 'desk')
})
afterAll(() => app.stop())

describe('what is asked for is what comes', () => {
  test('newest first, and only what is public', async () => {
    expect(await titles('')).toEqual([
      'あああ い',
      '園の公開',
      '公園で朝市、園芸も',
      '駅前の除雪',
      '公園の花壇',
    ])
    expect((await ask('')).total).toBe(5)
  })

  test('a word of one, two and more characters, and two words', async () => {
    expect(await titles('園')).toEqual(['園の公開', '公園で朝市、園芸も', '公園の花壇'])
    expect(await titles('公園')).toEqual(['公園で朝市、園芸も', '公園の花壇'])
    expect(await titles('公園の')).toEqual(['公園の花壇'])
    expect(await titles('花壇 公園')).toEqual(['公園の花壇'])
    expect(await titles('花壇 朝市')).toEqual([])
  })

  test('pairs that stand apart are no word', async () => {
    expect(await titles('公園芸')).toEqual([])
    expect(await titles('あああ い')).toEqual(['あああ い'])
    expect(await titles('ああああ い')).toEqual([])
  })

  test('nobody finds a case of the desk but its section and the coordination office', async () => {
    expect(await titles('相談')).toEqual([])
    expect(await titles('相談', staffOf('officer', 'health'))).toEqual([])
    expect(await titles('相談', staffOf('officer', section))).toEqual(['公園の相談'])
    expect(await titles('相談', staffOf('coordination', 'general-policy'))).toEqual(['公園の相談'])
  })

  test('another city finds none of it', async () => {
    expect(await titles('公園', undefined, {}, {}, await app.cityId('echizen'))).toEqual([])
  })

  test('words and filters hold together', async () => {
    await open('公園の健康体操', 'public', 'health')
    expect(await titles('公園', undefined, { field: 'health' })).toEqual(['公園の健康体操'])
    expect(await titles('', undefined, { field: 'snow', year: 2025 })).toEqual([])
  })
})

describe('more hits than are counted', () => {
  const copies = 1200
  beforeAll(async () => {
    await app.owner.query(
      `WITH model AS (SELECT * FROM collaboration WHERE city_id = $1 AND title = '駅前の除雪'),
       made AS (INSERT INTO collaboration SELECT made.* FROM model, generate_series(1, ${copies}) n,
           jsonb_populate_record(null::collaboration, to_jsonb(model) || jsonb_build_object('id', gen_random_uuid(),
             'ordinal', 20300000 + n, 'number', 'copy-' || n, 'title', '写し' || n)) made
         RETURNING id, ordinal)
       INSERT INTO case_index SELECT i.city_id, made.id, made.ordinal, 'public', i.lexemes, i.folded
         FROM made, case_index i JOIN model ON model.id = i.case_id`,
      [city],
    )
  })

  async function walk(words: string, step: 'before' | 'after', at: Position): Promise<number[]> {
    const { cases, ...more } = await ask(words, undefined, {}, at)
    const ordinals = cases.map(({ ordinal }) => ordinal)
    expect(ordinals).toEqual([...ordinals].sort((a, b) => b - a))
    const [edge, goesOn] = step === 'before' ? [ordinals.at(-1), more.older] : [ordinals[0], more.newer]
    return goesOn ? [...ordinals, ...(await walk(words, step, { [step]: edge }))] : ordinals
  }

  test.each(['', '除雪', '駅前の除雪'])(
    'every page of 「%s」 both ways shows every case once',
    async (words) => {
      const back = await walk(words, 'before', {})
      const hits = words === '' ? copies + 6 : copies + 1
      expect([back.length, new Set(back).size]).toEqual([hits, hits])
      const forth = await walk(words, 'after', { after: 1 })
      expect(new Set(forth)).toEqual(new Set(back))
      expect(forth.length).toBe(hits)
    },
  )

  test('are told as a thousand, and only on the first page', async () => {
    expect((await ask('除雪')).total).toBe(1000)
    expect((await ask('')).total).toBe(1000)
    expect((await ask('除雪', undefined, {}, { before: 20300500 })).total).toBeUndefined()
    expect((await ask('花壇')).total).toBe(1)
  })
})
