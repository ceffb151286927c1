import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyCity } from '../../../core/trail/verify.ts'
import { installJobs } from '../../../platform/jobs/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { sendList, statIn, versionIn, workOnLists } from './scene.testing.ts'

let app: TestApp
let office: TestPerson
let path = ''

beforeAll(async () => {
  app = await startTestApp()
  await installJobs(app.owner, { app: 'yui_app' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
})
afterAll(() => app?.stop())

const list = (...rows: string[]) => ['年度,事業名,担当課,協働の形態,相手方,決算額', ...rows].join('\n')
const first = list(
  'R6,見本まつり,総合政策課,共催,"見本町内会、見本 太郎",1000',
  'R6,見本だより,総合政策課,共催,見本の会,',
  'R6,見本の清掃,健康課,共催,見本町内会,',
)

async function upload(text: string): Promise<string> {
  path = await sendList(office, Buffer.from(text), '一覧.csv')
  return (await office.get(path)).text
}
const counts = (html: string) =>
  ['新しく載る', '内容が変わる', 'すでに同じ内容である', '取り込めない'].map((label) => statIn(html, label))
async function press(what: 'taking' | 'undoing') {
  const version = versionIn((await office.get(path)).text)
  expect((await office.post(`${path}/${what}`, { version })).status).toBe(303)
  await workOnLists(app)
}
const parties = async (title: string) =>
  (
    await app.owner.query(
      `SELECT p.name FROM party p JOIN collaboration c ON c.id = p.case_id WHERE c.title = $1 AND p.left_at IS NULL
       ORDER BY p.position`,
      [title],
    )
  ).rows.map(({ name }) => name)
/** All that a change may touch, and the kept sums, which always equal a recount. */
const everything = async () => {
  const { rows } = await app.owner.query(
    `SELECT c.title, c.section, c.partner_kinds, e.section AS listed, e.partner_kinds AS kinds, e.settled::int, e.row_key, e.row_hash,
       (SELECT array_agg(p.name ORDER BY p.position) FROM party p WHERE p.case_id = c.id AND p.left_at IS NULL) AS parties
     FROM register_entry e JOIN collaboration c ON c.id = e.case_id WHERE NOT e.out ORDER BY e.id`,
  )
  return rows
}
const sums = async () =>
  (await app.owner.query(`SELECT figure, key, n, settled::int FROM register_sum WHERE n <> 0 ORDER BY 1, 2`))
    .rows
const pageOf = async (title: string) => {
  const { rows } = await app.owner.query('SELECT number FROM collaboration WHERE title = $1', [title])
  return `/shinjo/cases/${rows[0].number}`
}

describe('a row that has changed', () => {
  test('changes partners and section, and the dry run says what was and what would be', async () => {
    await upload(first)
    await press('taking')
    const before = await everything()
    const html = await upload(
      list(
        'R6,見本まつり,健康課,共催,"見本町内会、見本商店街組合",2000',
        'R6,見本だより,総合政策課,共催,見本の会,',
        'R6,見本の清掃,なくなった課,共催,見本町内会,',
      ),
    )
    // Without a number of its own it is the same by its name and year: the old section has it no longer.
    expect(counts(html)).toEqual([0, 1, 1, 1])
    const shown = /id="changes"[\s\S]*?<\/table>/.exec(html)?.[0].replace(/<[^>]+>/g, '') ?? ''
    for (const text of ['担当課：総合政策課', '健康課', '見本 太郎', '見本商店街組合', '1,000', '2,000'])
      expect(shown).toContain(text)
    expect(shown).not.toContain('取り組みの名前：')
    const file = (await office.get(`${path}/changes`)).text
    expect(file.split('\n').filter((line) => line.includes('見本まつり'))).toHaveLength(3)
    expect(await everything()).toEqual(before)
    await press('taking')
    expect(await parties('見本まつり')).toEqual(['健康課', '見本町内会', '見本商店街組合'])
    const page = (await app.anonymous().get(await pageOf('見本まつり'))).text
    expect(page).toContain('見本商店街組合')
    expect(page).toContain('直したところ：担当課、相手、決算の額')
    const register = (await app.anonymous().get('/shinjo/register?year=2024')).text
    expect(register).toMatch(/見本まつり[\s\S]*?健康課[\s\S]*?見本商店街組合/)
    expect((await app.anonymous().get('/shinjo/register?year=2024&section=health')).text).toContain(
      '見本まつり',
    )
    expect((await app.anonymous().get('/shinjo/library?q=見本商店街組合')).text).toContain('見本まつり')
  })

  test('the same file again changes nothing, and taken back all is as it was', async () => {
    const taken = path
    const now = await everything()
    const again = list('R6,見本まつり,健康課,共催,"見本町内会、見本商店街組合",2000')
    expect(counts(await upload(again))).toEqual([0, 0, 1, 0])
    expect(await everything()).toEqual(now)
    path = taken
    await press('undoing')
    expect(await parties('見本まつり')).toEqual(['総合政策課', '見本町内会', '見本 太郎'])
    expect((await app.anonymous().get('/shinjo/register?year=2024')).text).not.toContain('見本商店街組合')
    expect((await app.anonymous().get(await pageOf('見本まつり'))).text).toContain('取り込む前に戻されました')
    // The first file is the same as the register again.
    expect(counts(await upload(first))).toEqual([0, 0, 3, 0])
    const { rows } = await app.owner.query(
      `SELECT key, n FROM register_sum WHERE figure = 'section' AND n <> 0 ORDER BY key`,
    )
    expect(rows).toEqual([
      { key: 'general-policy', n: 2 },
      { key: 'health', n: 1 },
    ])
    const client = await app.owner.connect()
    expect(await verifyCity(client, await app.cityId('shinjo'))).toMatchObject({ ok: true })
    client.release()
  })

  test('says nothing of what it has no column for, and never takes out who acts on screen', async () => {
    await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: '見本の会' },
    })
    await app.owner.query(
      `UPDATE party SET organization_id = (SELECT id FROM organization WHERE name = '見本の会') WHERE name = '見本の会'`,
    )
    const html = await upload('年度,事業名,担当課,決算額\nR6,見本まつり,総合政策課,3000')
    expect(counts(html)).toEqual([0, 1, 0, 0])
    await press('taking')
    expect(await parties('見本まつり')).toEqual(['総合政策課', '見本町内会', '見本 太郎'])
    const before = await sums()
    await upload(list('R6,見本だより,総合政策課,共催,見本町内会,'))
    await press('taking')
    expect(await parties('見本だより')).toEqual(['総合政策課', '見本の会', '見本町内会'])
    await press('undoing')
    expect(await parties('見本だより')).toEqual(['総合政策課', '見本の会'])
    expect(await sums()).toEqual(before)
  })

  test('what a section corrected since stays when the list is taken back', async () => {
    await upload(list('R6,見本の清掃,健康課,共催,見本商店街組合,50'))
    await press('taking')
    const { rows } = await app.owner.query(
      `SELECT e.id, e.version FROM register_entry e JOIN collaboration c ON c.id = e.case_id WHERE c.title = '見本の清掃'`,
    )
    const [{ id, version }] = rows
    const corrected = { version: String(version), year: '2024', settled: '70' }
    expect((await office.post(`/shinjo/register/entries/${id}`, corrected)).status).toBe(303)
    await press('undoing')
    expect(await parties('見本の清掃')).toEqual(['健康課', '見本商店街組合'])
    expect((await app.anonymous().get('/shinjo/register?year=2024')).text).toContain('>70<')
  })

  test('once it is looked back on, partners and section stay: the row is refused, others may change', async () => {
    await app.owner.query(
      `UPDATE collaboration SET stage = 'evaluation', state = 'open' WHERE title = '見本まつり'`,
    )
    const html = await upload(list('R6,見本まつり,総合政策課,共催,見本商店街組合,3000'))
    expect(counts(html)).toEqual([0, 0, 0, 1])
    expect(html).toContain('ふりかえりが始まっているので')
    expect(counts(await upload('年度,事業名,担当課,決算額\nR6,見本まつり,総合政策課,4000'))).toEqual([
      0, 1, 0, 0,
    ])
    const refused = await app.pool.connect()
    await refused.query('BEGIN')
    await refused.query(`SELECT set_config('app.city_id', $1, true)`, [await app.cityId('shinjo')])
    const out = await refused.query(
      `SELECT set_listed_party(case_id, id, now()) AS done FROM party WHERE name IN ('見本 太郎', '見本の会')`,
    )
    await refused.query('ROLLBACK')
    refused.release()
    expect(out.rows.every(({ done }) => done === false)).toBe(true)
  })
})
