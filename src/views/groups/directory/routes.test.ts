import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let leader: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person('shinjo', {
    hat: 'representative',
    name: '代表 花子',
    organization: { kind: 'community', name: 'ゆきあかりの会' },
  })
})
afterAll(() => app?.stop())

const profile = (more: object = {}) => ({
  version: '0',
  name: 'ゆきあかりの会',
  kind: 'community',
  fields: ['snow'],
  activity: '雪灯籠を並べて、帰り道を照らしています。',
  representative: '代表 花子',
  phone: '０２３３ー１２ー３４５６',
  email: 'hanako@example.jp',
  open: ['listing', 'fields', 'activity'],
  ...more,
})
const names = (html: string) =>
  [...html.matchAll(/<h2 class="yui-card__title"><a href="[^"]*"><span>([^<]*)/g)].map((hit) => hit[1])
const listed = async (query = '') => names((await app.anonymous().get(`/shinjo/groups${query}`)).text)
const make = (name: string) =>
  app.person('shinjo', { hat: 'representative', organization: { kind: 'community', name } })
const edit = async (who: TestPerson, fields: object) =>
  who.post(`/shinjo/groups/${who.organizationId}/profile`, fields as Record<string, string>)

describe('the directory', () => {
  test('is for everybody, and nothing that was not opened stands in it', async () => {
    expect((await edit(leader, profile())).status).toBe(303)
    const { text } = await app.anonymous().get(`/shinjo/groups/${leader.organizationId}`)
    expect(text).toContain('雪灯籠を並べて')
    for (const closed of ['花子', '0233-12-3456', 'hanako@example.jp']) expect(text).not.toContain(closed)
    const own = await leader.get(`/shinjo/groups/${leader.organizationId}/profile`)
    expect(own.text).toContain('value="0233-12-3456"')
  })

  test('what is opened is shown, what is closed again is gone, from the kept page too', async () => {
    const read = async () => (await app.anonymous().get(`/shinjo/groups/${leader.organizationId}`)).text
    await read()
    await edit(leader, profile({ version: '1', openPersons: ['representative', 'phone'] }))
    expect(await read()).toMatch(/代表 花子[\s\S]*0233-12-3456/)
    expect(await read()).not.toContain('hanako@example.jp')
    await edit(leader, profile({ version: '2' }))
    expect(await read()).not.toContain('花子')
  })

  test('is searched by words however they are written, but never by what is closed', async () => {
    await make('べつの会')
    expect(await listed('?q=ユキアカリ')).toEqual(['ゆきあかりの会'])
    expect(await listed('?q=%EF%BE%95%EF%BD%B7%EF%BD%B1%EF%BD%B6%EF%BE%98')).toEqual(['ゆきあかりの会'])
    expect(await listed('?q=雪灯籠')).toEqual(['ゆきあかりの会'])
    expect(await listed('?q=花子')).toEqual([])
    expect(await listed('?q=%25')).toEqual([])
  })

  test('is filtered by field and kind; what the city does not have is no filter', async () => {
    expect(await listed('?field=snow')).toEqual(['ゆきあかりの会'])
    expect(await listed('?field=snow&kind=business')).toEqual([])
    expect(await listed('?field=nonsense&kind=%3Cscript%3E')).toEqual(['べつの会', 'ゆきあかりの会'])
  })

  test('leaves out a group that does not want to be listed, and its page is not found', async () => {
    const shy = await make('ひっそり会')
    await edit(shy, profile({ name: 'ひっそり会', open: ['activity'] }))
    expect(await listed()).not.toContain('ひっそり会')
    expect((await app.anonymous().get(`/shinjo/groups/${shy.organizationId}`)).status).toBe(404)
    expect((await shy.get(`/shinjo/groups/${shy.organizationId}/desk`)).status).toBe(200)
  })

  test('tells of the public cases of a group, and of no other', async () => {
    const open = await openTestCase(app, 'shinjo', { parties: [leader], section: 'health' })
    await openTestCase(app, 'shinjo', { parties: [leader], section: 'health', visibility: 'desk' })
    const { text } = await leader.get('/shinjo/groups?q=雪灯籠')
    expect(text).toContain('公開の案件 1件')
    const page = await app.person('shinjo', { hat: 'resident' })
    const shown = (await page.get(`/shinjo/groups/${leader.organizationId}`)).text
    expect(shown.match(/\/shinjo\/cases\/[\w-]+/g)).toEqual([open.path])
  })

  test('goes on page by page, each group once', async () => {
    const insert = `INSERT INTO organization (city_id, id, kind, name, created_at)
      SELECT $1, gen_random_uuid(), 'community', '連' || lpad(n::text, 3, '0'), now() FROM generate_series(1, 120) n`
    await app.owner.query(insert, [await app.cityId('echizen')])
    const seen: (string | undefined)[] = []
    let next: string | undefined = '/echizen/groups'
    while (next) {
      const { text } = await app.anonymous().get(next)
      seen.push(...names(text))
      next = /href="([^"]*after=[^"]*)" rel="next"/.exec(text)?.[1]
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `連${String(n + 1).padStart(3, '0')}`))
  })

  test('shows no group of another city', async () => {
    expect((await app.anonymous().get(`/echizen/groups/${leader.organizationId}`)).status).toBe(404)
    expect((await app.anonymous().get('/shinjo/groups/not-an-id')).status).toBe(404)
  })
})

describe('the entry', () => {
  test('is marked, not hidden, when nobody has confirmed it for two years', async () => {
    await app.owner.query(`UPDATE organization SET created_at = '2023-04-01' WHERE name = 'べつの会'`)
    const { text } = await leader.get('/shinjo/groups?q=べつの会')
    expect(text).toContain('2年以上、確認されていません')
  })
})
