import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { openEditionStore } from './store.ts'

let app: TestApp
let office: TestPerson
let council: TestPerson
let resident: TestPerson
let path = ''
const version = async (page = path) =>
  /name="version" value="(\d+)"/.exec((await office.get(page)).text)?.[1] ?? ''

beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
  council = await app.person('echizen', { hat: 'council' })
  resident = await app.person('echizen', { hat: 'resident' })
})
afterAll(() => app?.stop())

const proposal = {
  part: 'principles',
  title: '見本の提案',
  wish: '言葉をやさしく。',
  reason: '伝わりにくい。',
  number: '',
  body: '',
}

describe('a proposal', () => {
  test('comes from a body, or from a case of one’s own; from nowhere only of those whose task it is', async () => {
    const to = '/echizen/revisions/proposals'
    expect((await app.anonymous().post(to, proposal)).location).toContain('/sign-in')
    const refused = await resident.post(to, proposal)
    expect([refused.status, refused.text.includes('言葉をやさしく。')]).toEqual([422, true])
    const other = await app.person('echizen', { hat: 'resident' })
    const own = await openTestCase(app, 'echizen', { parties: [resident, { section: 'self-government' }] })
    expect((await other.post(to, { ...proposal, number: own.number })).status).toBe(422)
    const sent = await resident.post(to, { ...proposal, number: own.number })
    expect(sent.status).toBe(303)
    const page = (sent.location ?? '').split('?')[0] ?? ''
    expect([
      (await other.get(page)).status,
      (await resident.get(page)).status,
      (await council.get(page)).status,
    ]).toEqual([404, 200, 200])
    expect((await council.post(to, { ...proposal, body: 'promotion-council' })).status).toBe(303)
    expect((await council.get('/echizen/revisions')).text).toContain('市民協働推進会議からの提案')
  })

  test('is everybody’s to read once the city has answered', async () => {
    const { rows } = await app.owner.query<{ id: string }>(
      'SELECT id FROM revision_proposal WHERE body IS NULL',
    )
    const page = `/echizen/revisions/proposals/${rows[0]?.id}`
    const said = { version: '1', kind: 'taken', answer: '次の案に入れます。' }
    expect((await council.post(page, said)).status).toBe(403)
    expect((await office.post(page, { ...said, answer: '' })).status).toBe(422)
    expect((await office.post(page, said)).status).toBe(303)
    expect((await office.post(page, said)).status).toBe(409)
    expect((await app.anonymous().get(page)).text).toContain('次の案に入れます。')
  })
})

describe('a draft', () => {
  test('begins as the edition in force, for staff and council alone', async () => {
    expect((await council.post('/echizen/revisions', { title: '見本の改定', reason: '見本' })).status).toBe(
      403,
    )
    path =
      (
        (await office.post('/echizen/revisions', { title: '見本の改定', reason: '見本の理由' })).location ??
        ''
      ).split('?')[0] ?? ''
    expect((await office.get(path)).text).toContain('まだ違いはありません')
    expect([(await council.get(path)).status, (await resident.get(path)).status]).toEqual([200, 404])
  })

  test('is changed text by text; before and after stand side by side; an empty text is refused with all that was typed', async () => {
    const part = `${path}/parts/principles`
    const { text } = await office.get(part)
    const place = /name="texts\.0\.path" value="([^"]+)"/.exec(text)?.[1] ?? ''
    expect(place).toMatch(/^principles\./)
    const change = (ja: string, at: string) =>
      office.post(part, {
        version: at,
        ...{ 'texts.0.path': place, 'texts.0.ja': ja, 'texts.0.en': '', 'texts.0.easy': '' },
        ...{ 'texts.1.path': 'city.name', 'texts.1.ja': 'ほかの市', 'texts.1.en': '', 'texts.1.easy': '' },
      })
    expect((await change('', '1')).status).toBe(422)
    expect((await change('見本の新しい約束', '1')).status).toBe(303)
    expect((await change('だれかの後', '1')).status).toBe(409)
    const page = (await council.get(path)).text
    expect([page.includes('見本の新しい'), page.includes('ほかの市')]).toEqual([true, false])
  })

  test('is read by everybody when it is shown', async () => {
    expect((await office.post(`${path}/showing`, { version: await version() })).status).toBe(303)
    expect((await app.anonymous().get(path)).text).toContain('改定の理由')
    expect((await app.anonymous().get('/echizen/revisions')).text).toContain('見本の改定')
  })

  test('is a file too: what does not read is told with its line, and another city’s is refused', async () => {
    const file = await office.get(`${path}/yaml`)
    expect(file.text).toContain('slug: echizen')
    expect((await resident.get(`${path}/yaml`)).status).toBe(403)
    expect((await office.post(`${path}/file`, { version: await version(`${path}/file`) })).status).toBe(422)
  })
})

describe('a decision', () => {
  const decision = {
    ...{ title: '見本のガイドライン', decidedBy: '市長', decidedOn: '2026-06-01', decision: '見本の決定' },
    effectiveFrom: '2026-07-01',
  }

  test('cannot begin in the past, nor be made of a draft in which nothing differs', async () => {
    const at = await version(`${path}/decision`)
    expect(
      (await office.post(`${path}/decision`, { ...decision, version: at, effectiveFrom: '2020-01-01' }))
        .status,
    ).toBe(422)
    const same =
      ((await office.post('/echizen/revisions', { title: '同じ', reason: '見本' })).location ?? '').split(
        '?',
      )[0] ?? ''
    expect((await office.post(`${same}/decision`, { ...decision, version: '1' })).text).toContain(
      'まだ何も変わっていません',
    )
    expect((await office.post(`${same}/withdrawal`, { version: '1' })).status).toBe(303)
    expect((await office.post(`${same}/withdrawal`, { version: '2' })).status).toBe(409)
  })

  test('makes an edition with its day; the earlier one holds till then and stays readable; done twice it is one', async () => {
    const at = await version(`${path}/decision`)
    expect((await office.post(`${path}/decision`, { ...decision, version: at })).status).toBe(303)
    expect((await office.get(`${path}/parts/principles`)).status).toBe(409)
    const { rows } = await app.owner.query<{ city_id: string; id: string }>(
      `SELECT city_id, id FROM revision WHERE state = 'decided'`,
    )
    const payload = { cityId: rows[0]?.city_id, revisionId: rows[0]?.id }
    const store = openEditionStore({ ownerPool: app.owner, clock: app.runtime.clock })
    await store(payload)
    await store(payload)
    const { text } = await app.anonymous().get('/echizen/revisions')
    expect([text.includes('見本のガイドライン'), text.includes('これからの版')]).toEqual([true, true])
    expect((await app.anonymous().get('/echizen/guideline/principles')).text).not.toContain(
      '見本の新しい約束',
    )
    expect((await app.anonymous().get('/echizen/guideline/editions/2/principles')).text).toContain(
      '見本の新しい約束',
    )
    const old = await app.anonymous().get('/echizen/guideline/editions/1')
    expect([old.status, old.text.includes('/echizen/guideline/editions/1/principles')]).toEqual([200, true])
    expect((await app.anonymous().get('/echizen/guideline/editions/3')).status).toBe(404)
  })
})
