import encoding from 'encoding-japanese'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyCity } from '../../../core/trail/verify.ts'
import { installJobs } from '../../../platform/jobs/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { importsPath as base, sendList, statIn, takerOf, versionIn, workOnLists } from './scene.testing.ts'

let app: TestApp
let office: TestPerson
let path = ''

beforeAll(async () => {
  app = await startTestApp()
  await installJobs(app.owner, { app: 'yui_app' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
})
afterAll(() => app?.stop())

const headings = [
  'No.',
  '事業名',
  '担当課',
  '協働の形態',
  '協働の相手方',
  '相手の種別',
  '予算額（千円）',
  '備考',
]
const book = () =>
  writeXlsx({
    sheets: [
      {
        name: 'R5',
        rows: [
          ['令和5年度 協働事業一覧'],
          [],
          headings,
          [1, '見本まつり', '総合政策課', '共催', '見本町内会、見本商店街組合', '', 120, 'x'],
          [2, '見本川の清掃', 'どこかの課', '共催', '見本 太郎', '', '不明', ''],
          ['', '合計', '', '', '', '', 120, ''],
        ],
      },
      {
        name: 'R6',
        rows: [
          ['事業名', 'No.', '担当課', '予算額（千円）', '協働の相手方'],
          ['見本まつり', 1, '総合政策課', 130.5, '見本町内会'],
          ['=1+1', 3, '総合政策課', '', '見本 花子'],
        ],
      },
      {
        name: '凡例',
        rows: [
          ['共催', '市と団体がともに主催する'],
          ['後援', '名前を貸す'],
        ],
      },
    ],
  })

async function upload(bytes: Uint8Array, name: string) {
  path = await sendList(office, bytes, name)
  return (await office.get(path)).text
}
const work = () => workOnLists(app)
async function take() {
  const sent = await office.post(`${path}/taking`, { version: versionIn((await office.get(path)).text) })
  expect(sent.status).toBe(303)
  await work()
  return (await office.get(path)).text
}

describe('an office brings its lists', () => {
  test('sheets of several years with columns elsewhere: nothing changes until it is taken, and each mistake has its row', async () => {
    const html = await upload(await book(), '協働事業一覧.xlsx')
    expect(statIn(html, '新しく載る')).toBe(3)
    expect(statIn(html, '取り込めない')).toBe(1)
    for (const text of [
      'はじめの行は、こう読みます',
      'シート「R5」5行目',
      '担当課「どこかの課」：この市の一覧にありません',
      '数字として読めません',
    ])
      expect(html).toContain(text)
    expect((await app.anonymous().get('/shinjo/register?year=2023')).text).not.toContain('見本まつり')
    const file = (await office.get(`${path}/rejected`)).text
    expect(file).toContain('見本川の清掃')
    expect(file).not.toContain('見本まつり')
  })

  test('taken by the job: public that moment, names of persons are not, amounts in thousands are', async () => {
    expect(await take()).toContain('取り込みが終わりました')
    const page = (await app.anonymous().get('/shinjo/register?year=2023')).text
    for (const text of ['見本まつり', '見本町内会', '120,000', '令和5年度']) expect(page).toContain(text)
    const next = (await app.anonymous().get('/shinjo/register?year=2024')).text
    expect(next).toContain('130,500')
    expect(next).not.toContain('見本 花子')
    expect((await app.anonymous().get('/shinjo/cases')).text).toContain('見本まつり')
    expect((await app.anonymous().get('/shinjo/library')).text).toContain('見本まつり')
    const number = /\/cases\/(2023-\d{5}-[A-Z])"/.exec(page)?.[1] ?? ''
    const shown = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(shown).toContain('台帳に載りました')
    // It went through no consultation and no agreement: none is told of.
    const way = /<ol class="yui-step-map[\s\S]*?<\/ol>/.exec(shown)?.[0] ?? ''
    expect([way.includes('実践'), way.includes('相談'), way.includes('協定')]).toEqual([true, false, false])
    const { rows } = await app.owner.query(
      `SELECT count(*)::int AS n FROM register_row WHERE state = 'taken' AND cells <> '[]'`,
    )
    expect(rows[0].n).toBe(0)
  })

  test('the same file again changes nothing', async () => {
    const before = await app.owner.query('SELECT * FROM register_entry ORDER BY id')
    const html = await upload(await book(), 'もう一度.xlsx')
    expect(statIn(html, 'すでに同じ内容である')).toBe(3)
    expect(html).toContain('取り込む行はありません')
    expect((await app.owner.query('SELECT * FROM register_entry ORDER BY id')).rows).toEqual(before.rows)
  })

  test('CP932 as an office’s Excel saves it, with another heading guessed wrongly and put right; a changed row changes its entry', async () => {
    const text = [
      '管理番号,年度,事業名,所管課名,かたち,金額',
      '1,令和五年度,見本まつり,総合政策課,祭りの協力,"150,000"',
      '9,R7,見本だより,なくなった課,共催,',
    ].join('\r\n')
    const bytes = Uint8Array.from(
      encoding.convert(encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' }),
    )
    const html = await upload(bytes, '一覧.csv')
    expect(statIn(html, '取り込めない')).toBe(2)
    const remapped = await office.post(`${path}/columns`, {
      version: versionIn(html),
      'column-title': '2',
      'column-key': '0',
      'column-year': '1',
      'column-section': '3',
      'column-forms': '4',
      'column-decided': '5',
      section: 'general-policy',
      keepUnknown: 'yes',
    })
    expect(remapped.status).toBe(303)
    const again = (await office.get(path)).text
    expect(statIn(again, '内容が変わる')).toBe(1)
    expect(statIn(again, '新しく載る')).toBe(1)
    await take()
    expect((await app.anonymous().get('/shinjo/register?year=2023')).text).toContain('150,000')
    const { rows } = await app.owner.query(
      `SELECT (SELECT sum(n)::int FROM register_sum WHERE figure = 'all') AS kept, (SELECT count(*)::int FROM register_entry) AS n,
        (SELECT sum(decided)::int FROM register_sum WHERE figure = 'all') AS yen, (SELECT sum(decided)::int FROM register_entry) AS sum`,
    )
    expect(rows).toEqual([{ kept: 4, n: 4, yen: 280500, sum: 280500 }])
  })

  test('a row that is not public any more hides what it had brought, everywhere', async () => {
    const text = [
      '管理番号,年度,事業名,担当課,協働の形態,金額,公開',
      '1,令和五年度,見本まつり,総合政策課,共催,"150,000",非公開',
    ].join('\n')
    const html = await upload(new TextEncoder().encode(text), '非公開.csv')
    expect(statIn(html, '内容が変わる')).toBe(1)
    await take()
    for (const page of ['register?year=2023', 'register/csv?year=2023', 'cases', 'library'])
      expect([page, (await app.anonymous().get(`/shinjo/${page}`)).text.includes('150,000')]).toEqual([
        page,
        false,
      ])
    expect((await app.anonymous().get('/shinjo/register?year=2023')).text).not.toContain('見本まつり')
    expect((await office.get('/shinjo/register?year=2023')).text).toContain('150,000')
  })

  const list = (from: number, to: number) =>
    new TextEncoder().encode(
      [
        '管理番号,年度,事業名,担当課,協働の形態,相手方,決算額,公開',
        ...Array.from({ length: to - from }, (_, at) => {
          const n = from + at
          return `A${n},${2015 + (n % 3)},見本の取り組み${n},総合政策課,共催,見本町内会,${n},${n % 40 === 0 ? '非公開' : ''}`
        }),
      ].join('\n'),
    )
  const entries = async () =>
    (
      await app.owner.query(
        `SELECT c.title, c.number, c.trail_seq, c.partner_kinds, (SELECT count(*)::int FROM party p WHERE p.case_id = c.id) AS parties,
           (SELECT count(*)::int FROM library_case l WHERE l.case_id = c.id AND l.shown) AS told, e.shown, e.settled::int
         FROM register_entry e JOIN collaboration c ON c.id = e.case_id WHERE c.title LIKE '見本の取り組み%' ORDER BY e.id`,
      )
    ).rows

  test('a long list is written in pieces: every row is a whole case with its number, entry, copy and sums', async () => {
    await upload(list(0, 120), '長い一覧.csv')
    await take()
    const rows = await entries()
    expect(rows.map(({ title }) => title)).toEqual(
      Array.from({ length: 120 }, (_, n) => `見本の取り組み${n}`),
    )
    expect(new Set(rows.map(({ number }) => number)).size).toBe(120)
    for (const year of [2015, 2016, 2017])
      expect(
        rows.flatMap(({ number }) => (number.startsWith(`${year}-`) ? [Number(number.slice(5, 10))] : [])),
      ).toEqual(Array.from({ length: 40 }, (_, n) => n + 1))
    for (const row of rows) {
      const open = row.settled % 40 !== 0
      expect(row).toMatchObject({ trail_seq: 1, parties: 2, shown: open, told: open ? 1 : 0 })
      expect(row.partner_kinds).toHaveLength(2)
    }
    const { rows: sums } = await app.owner.query(
      `SELECT (SELECT sum(n)::int FROM register_sum WHERE figure = 'all' AND fiscal_year < 2018) AS kept,
        (SELECT sum(settled)::int FROM register_sum WHERE figure = 'all' AND fiscal_year < 2018) AS yen,
        (SELECT sum(n)::int FROM story_sum WHERE figure = 'closed' AND fiscal_year < 2018) AS stories`,
    )
    expect(sums).toEqual([{ kept: 120, yen: (119 * 120) / 2, stories: 117 }])
    const client = await app.owner.connect()
    expect(await verifyCity(client, await app.cityId('shinjo'))).toMatchObject({ ok: true })
    client.release()
  })

  test('one row that cannot be written keeps nobody else out, and a run that was cut off goes on where it stopped', async () => {
    await upload(list(120, 190), '続き.csv')
    await app.owner.query(
      `ALTER TABLE collaboration ADD CONSTRAINT test_refused CHECK (title <> '見本の取り組み165') NOT VALID`,
    )
    await office.post(`${path}/taking`, { version: versionIn((await office.get(path)).text) })
    const run = takerOf(app)
    const payload = { cityId: await app.cityId('shinjo'), importId: path.split('/').at(-1) }
    await expect(run(payload)).rejects.toThrow('test_refused')
    expect(await entries()).toHaveLength(165)
    await app.owner.query('ALTER TABLE collaboration DROP CONSTRAINT test_refused')
    await run(payload)
    const rows = await entries()
    expect(rows).toHaveLength(190)
    expect(new Set(rows.map(({ title }) => title)).size).toBe(190)
    expect((await office.get(path)).text).toContain('取り込みが終わりました')
  })

  test('all of a list goes back in one step, but for what was corrected since; the same file may come again', async () => {
    const sums = async () =>
      (
        await app.owner.query(
          `SELECT (SELECT sum(n)::int FROM register_sum WHERE figure = 'all') AS kept, (SELECT sum(settled)::int FROM register_sum
             WHERE figure = 'all') AS yen, (SELECT count(*)::int FROM register_entry WHERE NOT out) AS n,
             (SELECT sum(settled)::int FROM register_entry WHERE NOT out) AS sum`,
        )
      ).rows[0]
    const before = await sums()
    await upload(list(300, 360), 'まちがい.csv')
    await take()
    await app.owner.query(
      `UPDATE register_entry SET version = 2 WHERE case_id = (SELECT id FROM collaboration WHERE title = '見本の取り組み301')`,
    )
    const version = versionIn((await office.get(path)).text)
    expect((await office.post(`${path}/undoing`, { version: '99' })).status).toBe(409)
    expect((await office.post(`${path}/undoing`, { version })).status).toBe(303)
    expect((await office.get(path)).text).toContain('取り消しています')
    await work()
    expect((await office.get(path)).text).toContain('取り消しました')
    expect((await office.get(base)).text).toMatch(/まちがい.csv[\s\S]{0,200}取り消しました/)
    const after = await sums()
    expect(after).toEqual({
      kept: before.kept + 1,
      yen: before.yen + 301,
      n: before.n + 1,
      sum: before.sum + 301,
    })
    expect((await app.anonymous().get('/shinjo/library?q=見本の取り組み302')).text).not.toContain('2017-')
    const html = await upload(list(300, 360), '直したもの.csv')
    expect(statIn(html, '新しく載る')).toBe(59)
    expect(statIn(html, 'すでに同じ内容である')).toBe(1)
  })

  test('two partners in one cell, several forms in one, a title above the table, days instead of years', async () => {
    const rows = [
      ['令和４年度　協働の一覧'],
      [],
      ['事業名', '担当課', '形態', '協働先', '実施期間', '予算額'],
      ['見本の朝市', '総合政策課', '共催・補助・情報提供', '見本商店街組合／見本町内会', '通年', '約8万円'],
      ['見本の夜市', '総合政策課', '共催', '見本商店街組合・見本町内会', '令和5年2月', ''],
      ['見本の昼市', '総合政策課', '謎の形態', '見本まち・むらの会', '', ''],
    ]
    const html = await upload(await writeXlsx({ sheets: [{ name: '一覧', rows }] }), 'list.xlsx')
    expect([statIn(html, '新しく載る'), statIn(html, '取り込めない')]).toEqual([2, 1])
    expect(html).toContain('かたち「謎の形態」：この市の一覧にありません')
    await take()
    const page = (await app.anonymous().get('/shinjo/register?year=2022')).text
    expect(page.match(/見本商店街組合、見本町内会/g)).toHaveLength(2)
    expect(page).toMatch(/共催、補助・助成、情報交換・情報提供/)
    expect(page).toContain('80,000')
    // What can be ticked says yes when it is; the corrected file knows the year that stood above the table.
    expect(/<input[^>]*keepUnknown[^>]*>/.exec(html)?.[0]).toContain('value="yes"')
    const file = (await office.get(`${path}/rejected`)).text
    expect(file).toContain('令和4年度,見本の昼市')
    const again = await upload(Buffer.from(file.replace('謎の形態', '共催')), '直した.csv')
    expect([statIn(again, '新しく載る'), statIn(again, '取り込めない')]).toEqual([1, 0])
  })

  test('what cannot be read says so, and nobody else may look', async () => {
    const refused = await office.post(base, { file: new File([Buffer.from('PK\u0003\u0004')], 'x.xlsx') })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Excelのファイルとして読めませんでした')
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    for (const at of [base, path, `${path}/rejected`]) expect((await officer.get(at)).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    expect((await elsewhere.get(path.replace('/shinjo/', '/echizen/'))).status).toBe(404)
  })
})
