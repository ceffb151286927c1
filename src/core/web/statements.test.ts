import type { Hono } from 'hono'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../app.tsx'
import { openPool } from '../../platform/db/pool.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { newRuntime } from '../../runtime.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'
import { openCase } from '../case/open.ts'
import { bumpPages } from '../trail/ledger.ts'

const most = 6
const bracket = /^(BEGIN|COMMIT|ROLLBACK)/

let harness: TestApp
let pool: pg.Pool
let app: Hono
let city: string
let edition: string
let resident: TestPerson
let officer: TestPerson
const sent: string[] = []

type Query = string | { text: string }

/** Everything that goes to the database over this pool's connections, whoever sends it. */
function watch(client: pg.PoolClient) {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  client.query = ((first: Query, ...rest: unknown[]) => {
    const text = typeof first === 'string' ? first : first.text
    if (!bracket.test(text)) sent.push(text)
    return query(first, ...rest)
  }) as typeof client.query
}

beforeAll(async () => {
  harness = await startTestApp()
  pool = openPool(harness.connection('yui_app'), 4, 'yui-test-statements')
  pool.on('connect', watch)
  app = createApp(newRuntime({ ...harness.runtime, pool }), 'build/assets')
  city = await harness.cityId('shinjo')
  const { rows } = await harness.owner.query('SELECT id FROM edition WHERE city_id = $1', [city])
  edition = rows[0].id
  resident = await harness.person('shinjo', { hat: 'resident' })
  officer = await harness.person('shinjo', { hat: 'officer', section: 'environment' })
})
afterAll(async () => {
  await pool.end()
  await harness.stop()
})

async function add(count: number) {
  const words = { title: '公園の花壇', issue: '', wish: '', proposer: '' }
  const party = {
    kind: 'community',
    common: 'civicGroup',
    name: '町内会',
    publicName: '町内会',
    government: false,
  }
  await inCity(harness.pool, city, 'write', async (tx) => {
    const now = harness.runtime.clock()
    for (let n = 0; n < count; n += 1)
      await openCase(
        tx,
        { ...words, editionId: edition, visibility: 'public', demo: false, parties: [party] },
        now,
      )
    await bumpPages(tx)
  })
}

/** Statements of one request, once the process knows its cities. */
async function statementsOf(path: string, who?: TestPerson): Promise<{ count: number; cards: number }> {
  const cookie = [...(who?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = () => app.request(`http://yui.test${encodeURI(path)}`, { headers: cookie ? { cookie } : {} })
  await (await app.request('http://yui.test/shinjo', { headers: { cookie: 'yui_shinjo=nobody' } })).text()
  sent.length = 0
  const response = await ask()
  const cards = (await response.text()).split('<article').length - 1
  expect([path, response.status]).toEqual([path, 200])
  return { count: sent.length, cards }
}

const everybody = (): [string, TestPerson | undefined][] => [
  ['nobody', undefined],
  ['a resident', resident],
  ['an officer', officer],
]

describe('a page sends as many statements for fifty rows as for none, and six at most', () => {
  const paths = ['/shinjo/cases', '/shinjo/cases?form=a-01', '/shinjo/cases?q=公園']
  const asked = () => paths.flatMap((path) => everybody().map(([name, who]) => ({ path, name, who })))

  async function countAll() {
    const told: Record<string, number> = {}
    const cards: number[] = []
    for (const { path, name, who } of asked()) {
      const answer = await statementsOf(path, who)
      told[`${name} ${path}`] = answer.count
      if (!path.includes('form')) cards.push(answer.cards)
    }
    return { told, cards: [...new Set(cards)] }
  }

  test('the list, the filtered list and the search', async () => {
    const none = await countAll()
    await add(1)
    const one = await countAll()
    await add(49)
    const fifty = await countAll()
    expect([none.cards, one.cards, fifty.cards]).toEqual([[0], [1], [50]])
    expect([one.told, fifty.told]).toEqual([none.told, none.told])
    expect(Math.max(...Object.values(none.told))).toBeLessThanOrEqual(most)
  })

  test('the page of a case, its stages included', async () => {
    const idea = {
      title: '雪かき',
      issue: '雪',
      wish: '一緒に',
      proposer: '私',
      field: 'snow',
      visibility: 'public',
    }
    const { location } = await resident.post('/shinjo/ideas', idea)
    const path = (location ?? '').replace('/receipt', '')
    await publish(harness, 'shinjo', path.split('/').at(-1) ?? '')
    for (const [, who] of everybody()) expect((await statementsOf(path, who)).count).toBeLessThanOrEqual(most)
  })

  test('a page that is kept costs one', async () => {
    await statementsOf('/shinjo/cases')
    expect((await statementsOf('/shinjo/cases')).count).toBe(1)
  })
})
