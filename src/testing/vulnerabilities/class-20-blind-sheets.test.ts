import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportCity } from '../../cli/archive/export.ts'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, canary, plantCanaries } from '../canaries.ts'
import { pageRoutes, stepsOf, walk } from '../walk.ts'

/*
 * Class 20: sheets are written blind. Until all are in nobody reads one on any page, also not whoever wrote it; and no
 * identifier is made from a name or an address, so that none can be recognised by it.
 */
let app: TestApp
let here: Canaries
const sheet = `${canary}-sheet`
/** The shared sheet of a partner table is another one, which its parties write in the open. */
const says = (text: string) => text.replaceAll(`${sheet}_line`, '').includes(sheet)
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'oneSideIn' },
    { visibility: 'desk', reach: 'oneSideIn' },
    { visibility: 'public', reach: 'closed' },
  ])
})
afterAll(() => app?.stop())

const pagesWithSheets = async (role: string, cases: Canaries['cases']) => {
  const who = role === 'nobody' ? app.anonymous() : await here.as(role)
  const asked = await walk(who, stepsOf(pageRoutes, { ...here, cases }))
  const json = await who.get(`/api/v1/cities/shinjo/cases/${cases[0]?.number}`)
  return [...asked.filter(({ answer }) => says(answer.text)).map(({ name }) => name), json.text].filter(
    (one) => says(one) || one.startsWith('GET'),
  )
}

test.each(['resident', 'civic', 'officer', 'chief', 'office', 'administrator', 'nobody'])(
  'while one is missing, %s reads no word of those that are in',
  async (role) => {
    const { rows } = await app.owner.query('SELECT 1 FROM evaluation_sheet WHERE case_id = ANY ($1)', [
      here.cases.slice(0, 2).map(({ id }) => id),
    ])
    expect(rows.length).toBeGreaterThan(1)
    expect(await pagesWithSheets(role, here.cases.slice(0, 2))).toEqual([])
  },
)

test('after the opening the same looking finds them', async () => {
  expect((await pagesWithSheets('civic', here.cases.slice(2))).length).toBeGreaterThan(0)
})

/** Of the matter that was opened the words are there; of those that are sealed there is none. */
const opened = () => here.cases[2]?.id ?? ''
const isOfOpened = (line: string) => line.includes(opened())

test.each(['officer', 'office', 'council', 'nobody'])(
  'no search and no list tells %s of them',
  async (role) => {
    const who = role === 'nobody' ? app.anonymous() : await here.as(role)
    const asked = ['cases', 'library', 'own-activity', 'trail'].map((path) => `/shinjo/${path}?q=${canary}`)
    for (const path of [...asked, `/api/v1/cities/shinjo/cases?q=${canary}`, '/api/v1/cities/shinjo/cases']) {
      const { status, text } = await who.get(path)
      expect([path, status, says(text)]).toEqual([path, 200, false])
    }
  },
)

test('the archive of a city, and whatever the role of the web app may read, hold only those that were opened', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yui-sealed-'))
  const { storage } = app.runtime
  const to = join(folder, 'shinjo')
  await exportCity({ owner: app.owner, storage, slug: 'shinjo', lang: 'en', to, now: app.runtime.clock() })
  const lines: string[] = []
  for (const name of await readdir(join(to, 'tables')))
    lines.push(...(await readFile(join(to, 'tables', name), 'utf8')).split('\n').filter(says))
  await rm(folder, { recursive: true })
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !isOfOpened(line))).toEqual([])

  const { rows: tables } = await app.owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND has_table_privilege('yui_app', oid, 'SELECT')`,
  )
  const client = await app.pool.connect()
  await client.query(`BEGIN READ ONLY; SET LOCAL app.city_id = '${await app.cityId('shinjo')}'`)
  const read: string[] = []
  for (const { name } of tables)
    read.push(
      ...(await client.query(`SELECT t::text AS line FROM "${name}" t`)).rows
        .map(({ line }) => line)
        .filter(says),
    )
  await client.query('ROLLBACK')
  client.release()
  expect(read.length).toBeGreaterThan(0)
  expect(read.filter((line) => !isOfOpened(line))).toEqual([])
})

test('no identifier is a hash of something: each is random, or random and a time', async () => {
  const { rows: columns } = await app.owner.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'uuid'`,
  )
  expect(columns.length).toBeGreaterThan(100)
  let seen = 0
  for (const { table, column } of columns) {
    const { rows } = await app.owner.query<{ version: string; n: number }>(
      `SELECT substr("${column}"::text, 15, 1) AS version, count(*)::int AS n FROM "${table}" WHERE "${column}" IS NOT NULL GROUP BY 1`,
    )
    for (const { version, n } of rows) {
      seen += n
      expect([table, column, ['4', '7'].includes(version)]).toEqual([table, column, true])
    }
  }
  expect(seen).toBeGreaterThan(500)
})

test('two people of one address, in two cities, have nothing in common', async () => {
  const [a, b] = [
    await app.person('shinjo', { hat: 'resident', name: '同じ人' }),
    await app.person('tomakomai', { hat: 'resident', name: '同じ人' }),
  ]
  await app.owner.query('UPDATE person SET email = $1 WHERE id = ANY ($2)', ['same@example.jp', [a.id, b.id]])
  const tail = (id: string) => id.slice(-8)
  expect(new Set([a.id, b.id, a.hatId, b.hatId].map(tail)).size).toBe(4)
})
