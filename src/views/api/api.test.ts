import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Visibility } from '../../core/case/types.ts'
import { openLedger } from '../../core/trail/ledger.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import * as shapes from './schemas.ts'

let app: TestApp
let resident: TestPerson
let open: TestCase
let desk: TestCase
const secret = 'カナリア太郎'

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: secret })
  const section = 'urban-development'
  open = await openTestCase(app, 'shinjo', { stage: 'consultation', section, parties: [resident] })
  desk = await openTestCase(app, 'shinjo', { section, visibility: 'desk', parties: [resident] })
  await app.owner.query('UPDATE collaboration SET proposer = $1', [secret])
  await writeThread(open)
  await writeThread(desk)
})
afterAll(() => app?.stop())

/** One entry of each visibility; whoever may not read it finds its words nowhere. */
async function writeThread(opened: TestCase): Promise<void> {
  const cityId = await app.cityId('shinjo')
  const by = { personId: resident.id, hatId: resident.hatId, name: secret, publicName: '市民' }
  await inCity(app.pool, cityId, 'write', async (tx) => {
    const ledger = openLedger(tx, by, app.runtime.clock())
    const record = (kind: string, visibility: Visibility, text: string) =>
      ledger.record({
        caseId: opened.id,
        stage: 'consultation',
        kind,
        visibility,
        partyId: opened.partyIds[0],
        facts: { text, section: 'urban-development' },
      })
    record('accepted', 'public', '')
    record('said', 'parties', secret)
    record('said', 'party', secret)
    record('said', 'city', secret)
    record('answer', 'public', '公開の返事です')
    await ledger.flush()
  })
}

const get = async (path: string) => {
  const { status, text, headers } = await app.anonymous().get(`/api/v1${path}`)
  return { status, text, headers, body: JSON.parse(text) as unknown }
}
const refusal = (status: number, errors: object[] = []) => ({ message: expect.any(String), status, errors })

describe('what it tells', () => {
  test('cities, one city and its definition have the shapes that are documented', async () => {
    const { body } = await get('/cities')
    const { cities } = shapes.cities.parse(body)
    expect(cities.map(({ slug }) => slug)).toEqual([
      'tomakomai',
      'shinjo',
      'nishitokyo',
      'echizen',
      'kurashiki',
    ])
    for (const { slug } of cities) {
      expect((await get(`/cities/${slug}`)).body).toEqual(cities.find((one) => one.slug === slug))
      const definition = await get(`/cities/${slug}/definition`)
      expect(shapes.definition.parse(definition.body)).toEqual(definition.body)
    }
  })

  test('a case says what is public and not a word more', async () => {
    const { status, body, text } = await get(`/cities/shinjo/cases/${open.number}`)
    expect(status).toBe(200)
    const read = shapes.caseWithThread.strict().parse(body)
    expect(read).toEqual(body)
    expect(read.parties).toEqual([
      { name: '市民', kind: 'resident', common: 'individual', government: false },
    ])
    expect(read.thread.map(({ seq, kind, by }) => [seq, kind, by])).toEqual([
      [1, 'accepted', '市民'],
      [5, 'answer', '市民'],
    ])
    expect(read.thread[1]?.text?.ja).toBe('公開の返事です')
    expect(text).not.toContain(secret)
  })

  test('the same to everybody: a cookie opens nothing', async () => {
    const asParty = await resident.get(`/api/v1/cities/shinjo/cases/${open.number}`)
    expect(asParty.text).toBe((await get(`/cities/shinjo/cases/${open.number}`)).text)
    expect((await resident.get(`/api/v1/cities/shinjo/cases/${desk.number}`)).status).toBe(404)
  })

  test('what went to the desk alone is not there: not by number, in a list, in a search or under another city', async () => {
    const unknown = await get('/cities/shinjo/cases/2026-99999-X')
    const missing = await get(`/cities/shinjo/cases/${desk.number}`)
    expect([missing.status, missing.body]).toEqual([404, refusal(404)])
    expect([unknown.status, unknown.body]).toEqual([
      422,
      refusal(422, [{ field: 'number', code: 'badNumber' }]),
    ])
    const list = shapes.caseList.parse((await get('/cities/shinjo/cases')).body)
    expect(list.cases.map(({ number }) => number)).toEqual([open.number])
    expect(list.total).toBe(1)
    const found = shapes.caseList.parse((await get('/cities/shinjo/cases?q=公園')).body)
    expect(found.cases.map(({ number }) => number)).toEqual([open.number])
    expect((await get(`/cities/tomakomai/cases/${open.number}`)).status).toBe(404)
    expect((await get('/cities/shinjo/cases?q=カナリア')).body).toEqual({ cases: [], before: null, total: 0 })
  })

  test('others may read it, and nobody keeps it without asking again', async () => {
    const { headers } = await get('/cities')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(headers.get('cache-control')).toBe('no-cache')
    expect(headers.get('set-cookie')).toBeNull()
  })
})

test('a hundred cases are read page by page, each once and newest first', async () => {
  const made: string[] = []
  for (let i = 0; i < 101; i++) made.unshift((await openTestCase(app, 'echizen', { parties: [] })).number)
  const read: string[] = []
  let before: number | null = 0
  for (let pages = 0; before !== null; pages++) {
    expect(pages).toBeLessThan(4)
    const { body } = await get(`/cities/echizen/cases${before === 0 ? '' : `?before=${before}`}`)
    const page = shapes.caseList.parse(body)
    expect(page.cases.length).toBeLessThanOrEqual(50)
    expect(page.total).toBe(before === 0 ? 101 : undefined)
    read.push(...page.cases.map(({ number }) => number))
    before = page.before
  }
  expect(read).toEqual(made)
})

describe('what it refuses', () => {
  test.each([
    ['/cities/shinjo/cases?before=x', 'before', 'badNumber'],
    ['/cities/shinjo/cases?before=0', 'before', 'tooSmall'],
    ['/cities/shinjo/cases?year=1', 'year', 'tooSmall'],
    ['/cities/shinjo/cases?form=a%20b', 'form', 'badFormat'],
    ['/cities/shinjo/cases?q=', 'q', 'tooShort'],
    [`/cities/shinjo/cases?q=${'a'.repeat(101)}`, 'q', 'tooLong'],
    ['/cities/shinjo/cases?visibility=desk', 'visibility', 'unknown'],
    ['/cities/shinjo/cases?proposer=x', 'proposer', 'unknown'],
    ['/cities/Shinjo/cases', 'city', 'badFormat'],
    ['/cities/shinjo/cases/1', 'number', 'badNumber'],
  ])('%s: field and code', async (path, field, code) => {
    const { status, body } = await get(path)
    expect([status, body]).toEqual([422, refusal(422, [{ field, code }])])
  })

  test('all mistakes at once', async () => {
    const { body } = await get('/cities/shinjo/cases?before=x&year=y&nonsense=1')
    expect(body).toMatchObject({
      errors: [
        { field: 'year', code: 'badNumber' },
        { field: 'before', code: 'badNumber' },
        { field: 'nonsense', code: 'unknown' },
      ],
    })
  })

  test.each([
    '',
    '/',
    '/v1',
    '/v1/nothing',
    '/v1/cities/atlantis',
    '/v1/cities/atlantis/cases',
    '/v2/cities',
  ])('/api%s is told in JSON that it is not there', async (path) => {
    const { status, text } = await app.anonymous().get(`/api${path}`)
    expect([status, JSON.parse(text)]).toEqual([404, refusal(404)])
  })

  test('nothing is written through it', async () => {
    const { status, text } = await app.anonymous().post('/api/v1/cities')
    expect([status, JSON.parse(text)]).toEqual([404, refusal(404)])
  })

  test('whatever is asked, the answer is a page, a 404 or a 422 in the one shape', async () => {
    const names = fc.constantFrom('q', 'form', 'stage', 'year', 'before', 'plan', '__proto__', 'a[b]')
    const asked = fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(asked, fc.string({ maxLength: 20 }), async (pairs, number) => {
        const search = pairs
          .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
          .join('&')
        for (const path of [
          `/cities/shinjo/cases?${search}`,
          `/cities/shinjo/cases/${encodeURIComponent(number.toWellFormed())}`,
        ]) {
          const { status, body } = await get(path)
          expect([200, 404, 422]).toContain(status)
          if (status !== 200) shapes.problem.strict().parse(body)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('the document is the one that is committed', async () => {
  const { body } = await get('/openapi.json')
  await expect(`${JSON.stringify(body, null, 2)}\n`).toMatchFileSnapshot('../../../docs/openapi.json')
})
