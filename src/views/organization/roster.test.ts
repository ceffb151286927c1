import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeBook, writeCsv } from '../../platform/tables/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Answer } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let office: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 一子' })
})
afterAll(() => app?.stop())

const base = '/shinjo/organization/roster'
const head = ['氏名', 'ふりがな', 'メール', '課', '役職']
const row = (n: number, role = '担当者') => [`名簿 ${n}`, `めいぼ${n}`, `n${n}@example.jp`, '健康課', role]
const csv = (...rows: string[][]) => new File([writeCsv([head, ...rows])], '名簿.csv')
const upload = (file: File, who = office) => who.submit(base, { file })
const idIn = ({ text }: Answer) => /roster\/([0-9a-f-]{36})\/taking/.exec(text)?.[1] ?? ''
const versionIn = ({ text }: Answer) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const take = (shown: Answer, who = office) =>
  who.submit(`${base}/${idIn(shown)}/taking`, { version: versionIn(shown) })
const count = async (sql: string) =>
  Number((await app.owner.query(`SELECT count(*) AS n FROM ${sql}`)).rows[0].n)

describe('a roster file', () => {
  test('shows what it would change and changes nothing until it is taken over; again it changes nothing', async () => {
    const file = () => csv(row(1, '課長'), row(2, '担当者・協働推進員'), ['', '', '', '', ''])
    const shown = await upload(file())
    expect(shown.status).toBe(200)
    for (const text of ['名簿 1', '健康課 課長', '（新しい人）', '窓口 一子 総合政策課'])
      expect(shown.text).toContain(text)
    expect(await count(`person WHERE name LIKE '名簿 %'`)).toBe(0)
    const done = await take(shown)
    expect(done.text).toContain('人を2人、立場を2件、推進員・調整員を1件加えました')
    expect((await office.get('/shinjo/organization/sections/health')).text).toContain('名簿 2')
    const again = await upload(file())
    expect(again.text).toContain('加わるものはありません')
    expect(idIn(again)).toBe('')
    expect(await count(`person WHERE name LIKE '名簿 %'`)).toBe(2)
  })

  test('as XLSX reads the same', async () => {
    const shown = await upload(new File([await writeBook('名簿', [head, row(11)])], 'x.xlsx'))
    expect(shown.text).toContain('名簿 11')
    expect((await take(shown)).text).toContain('人を1人')
  })

  test('taken over by two at once counts once', async () => {
    const shown = await upload(csv(row(21)))
    const admin = await app.person('shinjo', { hat: 'administrator' })
    const address = `${base}/${idIn(shown)}/taking`
    const answers = await Promise.all(
      [office, admin].map((who) => who.post(address, { version: versionIn(shown) })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await count(`hat WHERE person_id = (SELECT id FROM person WHERE email = 'n21@example.jp')`)).toBe(
      1,
    )
  })

  test('gives the rows it cannot take as a file without formulas, with the reasons (class 32)', async () => {
    const shown = await upload(
      csv(row(31), ['=1+1', '', 'bad', 'ない課', '担当者'], ['名簿 33', '', '', '', '']),
    )
    expect(shown.text).toContain('name@example.jp の形ではありません')
    const done = await take(shown)
    const rejected = /href="([^"]+\/rejected)"/.exec(done.text)?.[1] ?? ''
    const file = await office.get(rejected)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.headers.get('cache-control')).toBe('private, no-store')
    const lines = file.text.split('\r\n')
    expect(lines[0]).toBe('氏名,ふりがな,メール,課,役職,理由')
    expect(lines[1]).toMatch(/^'=1\+1,,bad,ない課,担当者,メールアドレス：/)
    expect(lines[2]).toMatch(/^名簿 33/)
    expect(file.text).not.toContain('名簿 31')
    // What was taken over is no longer kept as a file.
    expect(await count(`roster_import WHERE state = 'imported' AND cells::text LIKE '%n31@%'`)).toBe(0)
  })

  test('whose columns are called otherwise is mapped by hand', async () => {
    const file = new File(
      [
        writeCsv([
          ['だれ', 'あて先', 'どこ', 'なに'],
          ['名簿 41', 'n41@example.jp', 'health', '担当者'],
        ]),
      ],
      'x.csv',
    )
    const shown = await upload(file)
    expect(idIn(shown)).toBe('')
    const address = /action="([^"]+\/columns)"/.exec(shown.text)?.[1] ?? ''
    const fields = { version: versionIn(shown), name: '0', email: '1', section: '2', role: '3' }
    const twice = await office.post(address, { ...fields, role: '2' })
    expect([twice.status, twice.text.includes('同じ列を')]).toEqual([422, true])
    expect((await office.post(address, { ...fields, role: '' })).status).toBe(422)
    const mapped = await office.submit(address, fields)
    expect(mapped.text).toContain('名簿 41')
    expect((await office.post(address, fields)).status).toBe(409)
    expect((await take(mapped)).text).toContain('人を1人')
  })

  test('comes out as the present roster and goes in again without a change', async () => {
    await app.owner.query(`UPDATE person SET email = 'office@example.jp' WHERE id = $1`, [office.id])
    const file = await office.get(`${base}/current`)
    expect(file.text).toContain('名簿 1,めいぼ1,n1@example.jp,健康課,課長,')
    const shown = await upload(new File([file.text], 'current.csv'))
    expect(shown.text).toContain('加わるものはありません')
    expect(shown.text).not.toContain('rejected-table')
  })

  test.each([
    ['nothing', new File([], 'x.csv'), 'ファイルに行がありません'],
    ['only headings', new File(['氏名,課'], 'x.csv'), 'ファイルに行がありません'],
    ['what is no text', new File([Uint8Array.from([0x80, 0xff, 0, 1])], 'x.csv'), '文字の種類'],
    ['a zip that is no book', new File(['PK\u0003\u0004…'], 'x.xlsx'), 'Excelのファイルとして読めません'],
    ['an open quotation', new File(['a,b\n"c,d'], 'x.csv'), '引用符'],
    ['too many rows', new File(['a\n'.repeat(4000)], 'x.csv'), '3,000行まで'],
  ])('that is %s is refused in clear words', async (_, file, words) => {
    const answer = await office.post(base, { file })
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
  })

  test('with hostile names is shown as text (class 1)', async () => {
    const shown = await upload(
      csv(['<script>alert(1)</script>', '', 'h@example.jp', '健康課', '"><img src=x>']),
    )
    expect(shown.text).not.toContain('<script>alert')
    expect(shown.text).not.toContain('<img src=x')
  })

  test('is for those who keep the roster, in their own city', async () => {
    const shown = await upload(csv(row(91)))
    const address = `${base}/${idIn(shown)}`
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    for (const path of [base, address, `${base}/current`, `${address}/rejected`])
      expect([path, (await officer.get(path)).status]).toEqual([path, 403])
    const elsewhere = await app.person('echizen', { hat: 'administrator' })
    const there = address.replace('/shinjo/', '/echizen/')
    expect((await elsewhere.get(there)).status).toBe(404)
    expect((await elsewhere.post(`${there}/taking`, { version: '1' })).status).toBe(404)
    expect((await app.anonymous().get(address)).status).toBe(303)
  })
})
