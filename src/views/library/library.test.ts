import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeCase } from '../../core/case/change.ts'
import { findModel } from '../../core/library/index.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

let app: TestApp
let resident: TestPerson
const made: Record<string, TestCase> = {}

async function change(slug: string, { id }: TestCase, patch: Record<string, unknown>) {
  const cityId = await app.cityId(slug)
  await inCity(app.pool, cityId, 'write', async (tx) => {
    const { version } = await tx.db
      .selectFrom('collaboration')
      .select('version')
      .where('city_id', '=', cityId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await changeCase(tx, { id, version }, patch)
  })
}

async function story(slug: string, title: string, patch: Record<string, unknown> = {}) {
  const opened = await openTestCase(app, slug, { stage: 'running', parties: [{ name: 'みどり会' }] })
  await change(slug, opened, { title, ...patch })
  made[title] = opened
}

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident' })
  await story('shinjo', '話し合いで決める除雪', { form: 'co-hosting', field: 'snow' })
  await story('shinjo', '子供食堂の申込み受付', { state: 'closed', closed_on: '2026-03-01' })
  await story('shinjo', '空き家のかたづけ', { visibility: 'desk' })
  await story('shinjo', '花壇の話', { stage: 'consultation' })
  await story('echizen', '雪国の取組：除雪ボランティア')
})
afterAll(() => app?.stop())

const titles = (html: string) =>
  [...html.matchAll(/yui-card__title"><a [^>]*><span[^>]*>([^<]*)/g)].map(([, title]) => title)
const list = async (query = '', path = '/shinjo/library') =>
  (await app.anonymous().get(`${path}${query}`)).text
const asked = async (words: string, path?: string) =>
  titles(await list(`?q=${encodeURIComponent(words)}`, path))

describe('the library of a city', () => {
  test('has what has begun and is public, the newest first, and nothing else', async () => {
    expect(titles(await list())).toEqual(['子供食堂の申込み受付', '話し合いで決める除雪'])
  })

  test.each([
    ['話合い', '話し合いで決める除雪'],
    ['話し合い', '話し合いで決める除雪'],
    ['話合', '話し合いで決める除雪'],
    ['ジョセツ', '話し合いで決める除雪'],
    ['除雪　みどり会', '話し合いで決める除雪'],
    ['申し込み', '子供食堂の申込み受付'],
    ['申込', '子供食堂の申込み受付'],
    ['受け付け', '子供食堂の申込み受付'],
    ['こどもしょくどう', '子供食堂の申込み受付'],
    ['食', '子供食堂の申込み受付'],
  ])('“%s” finds %s', async (words, title) => {
    expect(await asked(words)).toEqual([title])
  })

  test('a word that is there nowhere finds nothing, and signs of a pattern are signs', async () => {
    for (const words of ['かたづけ', '花壇', '.*', 'み(ど|り', '\\', "' | '", '%'])
      expect([words, await asked(words)]).toEqual([words, []])
  })

  test('filters hold together with words; what is malformed is no filter', async () => {
    expect(titles(await list('?field=snow'))).toEqual(['話し合いで決める除雪'])
    expect(titles(await list('?partner=civicGroup&size=none&year=2026'))).toHaveLength(2)
    expect(titles(await list('?partner=business'))).toEqual([])
    expect(titles(await list('?before=nonsense'))).toHaveLength(2)
    expect(titles(await list(`?city=echizen`))).toHaveLength(2)
  })
})

describe('across cities', () => {
  const across = '/shinjo/library/across'

  test('the published copies of every city are found by words, and one city’s alone by a filter', async () => {
    expect((await asked('除雪', across)).sort()).toEqual(
      ['話し合いで決める除雪', '雪国の取組：除雪ボランティア'].sort(),
    )
    expect(await asked('取り組み', across)).toEqual(['雪国の取組：除雪ボランティア'])
    expect(titles(await list('?city=echizen', across))).toEqual(['雪国の取組：除雪ボランティア'])
    expect(await asked('かたづけ', across)).toEqual([])
  })

  test('what is taken back is gone everywhere with the same commit, and its copy says nothing', async () => {
    await story('echizen', '一度だけの公開')
    expect(await asked('一度だけ', across)).toEqual(['一度だけの公開'])
    await change('echizen', made.一度だけの公開 as TestCase, { visibility: 'desk' })
    expect(await asked('一度だけ', across)).toEqual([])
    const { rows } = await app.owner.query(
      `SELECT title, aim, issue, folded, parties, lexemes::text AS lexemes FROM library_case WHERE NOT shown`,
    )
    expect(rows).toEqual([{ title: '', aim: '', issue: '', folded: '', parties: [], lexemes: '' }])
  })

  test('a city writes copies of its own and no other’s', async () => {
    const shinjo = await app.cityId('shinjo')
    const touched = await inCity(
      app.pool,
      shinjo,
      'write',
      async ({ db }) =>
        (
          await db.updateTable('library_case').set({ demo: false }).where('city_id', '<>', shinjo).execute()
        )[0]?.numUpdatedRows,
    )
    expect(touched).toBe(0n)
    const seen = await inCity(app.pool, shinjo, 'read', (tx) =>
      findModel(tx, 'echizen', made['雪国の取組：除雪ボランティア']?.number ?? ''),
    )
    expect(seen?.title).toBe('雪国の取組：除雪ボランティア')
  })
})

describe('a story', () => {
  const path = (title: string) => `/shinjo/library/${made[title]?.number}`

  test('tells aim and partners as everybody may read them, and leads on', async () => {
    const { status, text } = await app.anonymous().get(path('話し合いで決める除雪'))
    expect(status).toBe(200)
    for (const words of ['落ち葉で困っている', 'みどり会', 'この事例をひな型にする'])
      expect(text).toContain(words)
    const linked = await resident.get(`/shinjo/ideas/new?story=shinjo.${made.話し合いで決める除雪?.number}`)
    expect(linked.text).toContain('落ち葉で困っている')
    expect(linked.text).not.toContain('みどり会')
    expect(linked.text).not.toContain('提案した人')
  })

  test('shows the photographs that are for everybody, with words in their stead, and no others', async () => {
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    const photo = (name: string) => new File([new Uint8Array(bytes)], name)
    const send = async (seenBy: string) => {
      const sent = await resident.post('/shinjo/ideas', {
        ...{
          title: '写真のある協働',
          issue: '困りごと',
          wish: '願い',
          proposer: 'x',
          field: 'snow',
          visibility: 'public',
        },
        attachments: [photo(`${seenBy}.jpg`)],
        'attachments.seenBy': seenBy,
      })
      const [, number = ''] = /\/cases\/([^/]+)\/receipt/.exec(sent.location ?? '') ?? []
      await publish(app, 'shinjo', number)
      const { rows } = await app.owner.query(
        'SELECT id FROM collaboration WHERE city_id = $1 AND number = $2',
        [await app.cityId('shinjo'), number],
      )
      await change('shinjo', { id: rows[0].id } as TestCase, { visibility: 'public', stage: 'running' })
      return app.anonymous().get(`/shinjo/library/${number}`)
    }
    const [open, closed] = [await send('public'), await send('parties')]
    const [, src = ''] = /<img src="([^"]+\/pictures\/[^"]+)" alt="[^"]+"/.exec(open.text) ?? []
    const picture = await app.anonymous().get(src)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(closed.text).not.toContain('<img')
  })

  test('another city’s story is a model, too; what is not published is none', async () => {
    const other = await resident.get(
      `/shinjo/ideas/new?story=echizen.${made['雪国の取組：除雪ボランティア']?.number}`,
    )
    expect(other.text).toContain('雪国の取組：除雪ボランティア')
    const hidden = await resident.get(`/shinjo/ideas/new?story=shinjo.${made.空き家のかたづけ?.number}`)
    expect(hidden.status).toBe(200)
    expect(hidden.text).not.toContain('空き家のかたづけ')
  })

  test('is not there for what is private or has not begun', async () => {
    for (const title of ['空き家のかたづけ', '花壇の話'])
      expect((await app.anonymous().get(path(title))).status).toBe(404)
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    expect((await office.get(path('空き家のかたづけ'))).status).toBe(404)
  })

  test('of an idea the like are named with the words both have, from every city', async () => {
    const idea = await openTestCase(app, 'shinjo', { stage: 'idea', parties: [{ name: 'x' }] })
    await change('shinjo', idea, { title: '通学路の除雪ボランティアをつのる' })
    const { text } = await app.anonymous().get(`${idea.path}/like`)
    expect(titles(text)[0]).toBe('雪国の取組：除雪ボランティア')
    expect(text).toContain('除雪')
  })
})
