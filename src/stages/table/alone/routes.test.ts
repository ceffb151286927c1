import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let civic: TestPerson
let officer: TestPerson
const section = 'self-government'
beforeAll(async () => {
  app = await startTestApp()
  civic = await app.person('echizen', {
    hat: 'representative',
    organization: { kind: 'npo', name: '見本ひろば' },
  })
  officer = await app.person('echizen', { hat: 'officer', section })
})
afterAll(() => app?.stop())

const input = {
  title: '祭りの道具',
  why: '道具を分け合いたい',
  mode: 'writing',
  with: 'citizens',
  visibility: 'desk',
}
const rowOf = async (number: string) =>
  (
    await app.owner.query(
      `SELECT c.stage, c.section, (SELECT array_agg(p.name ORDER BY p.position) FROM party p WHERE p.case_id = c.id) AS parties
       FROM collaboration c WHERE c.number = $1`,
      [number],
    )
  ).rows[0]
const numberIn = (location: string | null) => /\/cases\/([^/]+)/.exec(location ?? '')?.[1] ?? ''

test('a table can begin as a case of its own, among citizens or with the city; where there is none it is not found', async () => {
  expect((await civic.post('/echizen/tables', { ...input, title: '' })).status).toBe(422)
  const sent = await civic.post('/echizen/tables', input)
  expect(sent.status).toBe(303)
  expect(await rowOf(numberIn(sent.location))).toEqual({
    stage: 'table',
    section: null,
    parties: ['見本ひろば'],
  })
  expect((await officer.get(sent.location ?? '')).status).toBe(404)
  // It went through no stage before its table.
  const way = (await civic.get((sent.location ?? '').replace('/table', ''))).text
  const steps = [...way.matchAll(/yui-step-map__label">(?:<a[^>]*>)?([^<]+)/g)].map(([, label]) => label)
  expect(steps[0]).toBe('パートナーテーブル')
  const round = await civic.post(`${sent.location}/sittings`, {
    'candidates.0.on': '2026-06-08',
    'candidates.0.from': '00:00',
    'candidates.0.until': '23:59',
  })
  expect(round.status).toBe(303)
  expect((await civic.get(round.location ?? '')).text).toContain('2026年6月8日 (月) まで')
  const withCity = await civic.post('/echizen/tables', { ...input, with: 'city' })
  expect(await rowOf(numberIn(withCity.location))).toMatchObject({ section })
  const elsewhere = await app.person('shinjo', { hat: 'resident' })
  expect((await elsewhere.get('/shinjo/tables/new')).status).toBe(404)
  expect((await elsewhere.post('/shinjo/tables', input)).status).toBe(404)
  expect((await app.anonymous().post('/echizen/tables', input)).status).toBe(303)
  const council = await app.person('echizen', { hat: 'council' })
  expect((await council.post('/echizen/tables', input)).status).toBe(403)
})

test('while the consultation goes on a party asks, and the section owes an answer: a table, or the reason why not', async () => {
  const opened = await openTestCase(app, 'echizen', { stage: 'consultation', section, parties: [civic] })
  const owed = async () =>
    (
      await app.owner.query(
        `SELECT section, due_on FROM duty WHERE case_id = $1 AND kind = 'table.answer' AND closed_at IS NULL`,
        [opened.id],
      )
    ).rows
  const ask = { why: '先に話したい', mode: 'sittings' }
  expect((await civic.post(`${opened.path}/table`, ask)).status).toBe(303)
  expect(await owed()).toMatchObject([{ section }])
  expect((await civic.post(`${opened.path}/table`, ask)).status).toBe(409)
  expect((await civic.post(`${opened.path}/table/refusal`, { refusal: 'x' })).status).toBe(403)
  expect((await officer.post(`${opened.path}/table/refusal`, {})).status).toBe(422)
  expect((await officer.post(`${opened.path}/table/refusal`, { refusal: '来月にしましょう' })).status).toBe(
    303,
  )
  expect(await owed()).toEqual([])
  expect((await civic.get(opened.path)).text).toContain('来月にしましょう')
})
