import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeBook, writeCsv } from '../../../platform/tables/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let office: TestPerson
let plan: string
const base = '/shinjo/organization/changes'
const head = ['氏名', 'メール', '課', '役職']
beforeAll(async () => {
  app = await startTestApp({ now: '2027-03-01T01:00:00Z' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 一子' })
  await app.person('shinjo', { hat: 'officer', section: 'health', name: '異動 太郎' })
  await app.person('shinjo', { hat: 'officer', section: 'health', name: '転出 次郎' })
  const made = await office.post(base, { title: '定期異動', effectiveOn: '2027-04-01', note: '' })
  plan = made.location ?? ''
})
afterAll(() => app?.stop())

const rows = [
  head,
  ['異動 太郎', '', '環境課', '担当者'],
  ['着任 花子', 'hanako@example.jp', '健康課', '課長'],
  ['着任 無名', '', '健康課', '担当者'],
  ['まちがい', 'm@example.jp', 'ない課', '担当者'],
]
const read = (file: File) => office.post(`${plan}/roster`, { file })
const versionIn = (text: string): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const lines = async () =>
  (
    await app.owner.query(
      `SELECT l.kind, coalesce(nullif(l.name, ''), p.name) AS name, l.place, l.hat_kind FROM change_line l
       LEFT JOIN person p ON p.id = l.person_id WHERE l.removed_at IS NULL ORDER BY l.id`,
    )
  ).rows

test('a roster of that day shows who moves, comes and leaves, and row by row what it cannot; then it fills the plan', async () => {
  expect((await office.get(plan)).text).toContain(`${plan}/roster`)
  const given = await read(new File([writeCsv(rows)], '名簿.csv'))
  const preview = await office.get(given.location ?? '')
  for (const told of ['異動 太郎', '着任 花子', 'ない課']) expect(preview.text).toContain(told)
  expect(await lines()).toEqual([])
  const leaving = await office.get(`${given.location}&leave=yes`)
  expect(leaving.text).toContain('転出 次郎')
  const file = /file=([0-9a-f-]+)/.exec(given.location ?? '')?.[1] ?? ''
  const sent = { version: versionIn(leaving.text), file, leave: 'yes' }
  expect((await office.post(`${plan}/roster/lines`, sent)).location).toBe(`${plan}?done=yes`)
  expect(await lines()).toEqual([
    { kind: 'move', name: '異動 太郎', place: 'environment', hat_kind: 'officer' },
    { kind: 'join', name: '着任 花子', place: 'health', hat_kind: 'chief' },
    { kind: 'leave', name: '転出 次郎', place: null, hat_kind: null },
  ])
  // Read again it adds nothing twice, and whoever was slower is told.
  const again = await office.get(
    (await read(new File([await writeBook('名簿', rows)], '名簿.xlsx'))).location ?? '',
  )
  expect(again.text).not.toContain('/roster/lines"')
  expect((await office.post(`${plan}/roster/lines`, sent)).status).toBeGreaterThanOrEqual(409)
})

test('a file without headings says what it needs, and nobody but the organizers reads or fills', async () => {
  const bare = await read(
    new File(
      [
        writeCsv([
          ['a', 'b'],
          ['1', '2'],
        ]),
      ],
      'x.csv',
    ),
  )
  expect(bare.status).toBe(422)
  expect(bare.text).toContain('見出しが必要です')
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  expect((await officer.get(`${plan}/roster`)).status).toBe(403)
})
