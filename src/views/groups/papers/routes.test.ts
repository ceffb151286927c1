import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let leader: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person('shinjo', {
    hat: 'representative',
    organization: { kind: 'community', name: '会計の会' },
  })
})
afterAll(() => app?.stop())

const path = (rest: string) => `/shinjo/groups/${leader.organizationId}${rest}`
const pdf = (text: string) => new File([`%PDF-1.7 ${text}`], '規約.pdf', { type: 'application/pdf' })
const profile = (version: string, more: object = {}) => ({
  version,
  name: '会計の会',
  kind: 'community',
  activity: '花を植える',
  representative: '代表 一郎',
  phone: '0233-11-2222',
  open: ['listing'],
  ...more,
})

describe('rules and accounts', () => {
  test('are the group’s own until it opens them; then everybody’s, as a download', async () => {
    await leader.post(path('/profile'), profile('0'))
    expect((await leader.post(path('/rules'), { rulesFile: pdf('KIYAKU') })).status).toBe(303)
    const amounts = { year: '2025', income: '１２，０００円', expenditure: '9,000', carryOver: '3000' }
    expect((await leader.post(path('/accounts'), { ...amounts, file: pdf('KESSAN') })).status).toBe(303)
    const own = await leader.get(path('/papers'))
    const files = [...own.text.matchAll(/\/files\/([0-9a-f-]{36})/g)].map((hit) => path(`/files/${hit[1]}`))
    expect([files.length, own.text.includes('12,000')]).toEqual([2, true])
    const other = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: '別' },
    })
    for (const file of files) {
      expect((await leader.get(file)).status).toBe(200)
      for (const who of [app.anonymous(), other]) expect((await who.get(file)).status).toBe(404)
    }
    await leader.post(path('/profile'), profile('3', { open: ['listing', 'rules', 'accounts'] }))
    for (const file of files) {
      const sent = await app.anonymous().get(file)
      expect([sent.status, sent.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([
        200,
        true,
      ])
      expect((await app.anonymous().get(file.replace('shinjo', 'echizen'))).status).toBe(404)
    }
  })

  test('what is no paper is refused, and the same year is there once', async () => {
    const page = new File(['<html><script>alert(1)</script>'], 'a.pdf', { type: 'application/pdf' })
    expect((await leader.post(path('/rules'), { rulesFile: page })).status).toBe(422)
    expect((await leader.post(path('/rules'))).status).toBe(422)
    const again = { year: '2025', income: '1', expenditure: '1', carryOver: '0' }
    expect((await leader.post(path('/accounts'), again)).status).toBe(303)
    expect((await leader.get(path('/papers'))).text.match(/2025年度/g)).toHaveLength(1)
    expect((await leader.post(path('/accounts'), { ...again, year: '令和七' })).status).toBe(422)
  })
})

describe('a profile carried to another city', () => {
  test('is the profile alone, shown before it is kept, and fitted to that city', async () => {
    const saved = await leader.post(path('/carry'))
    expect(saved.headers.get('content-disposition')).toContain('yui-group-profile-2026-06-01.json')
    const file = JSON.parse(saved.text)
    expect(Object.keys(file)).toEqual(['format', 'version', 'city', 'savedOn', 'profile'])
    expect(file.profile).not.toHaveProperty('rulesFile')
    const there = await app.person('echizen', { hat: 'resident' })
    const upload = { file: new File([saved.text], 'x.json', { type: 'application/json' }) }
    const preview = await there.post('/echizen/groups/import', upload)
    expect(preview.status).toBe(200)
    for (const value of ['会計の会', '花を植える', '代表 一郎', 'name="accounts.0.year" value="2025"'])
      expect(preview.text).toContain(value)
    const { rowCount } = await app.owner.query(`SELECT 1 FROM organization WHERE name = '会計の会'`)
    expect(rowCount).toBe(1)
    const taken = { version: '0', name: '会計の会', kind: 'npo', open: ['listing'] }
    const row = {
      'accounts.0.year': '2025',
      'accounts.0.income': '1',
      'accounts.0.expenditure': '1',
      'accounts.0.carryOver': '0',
    }
    expect((await there.post('/echizen/groups', { ...taken, ...row })).status).toBe(303)
  })

  test.each([
    ['no JSON', 'PK\x03\x04'],
    ['another file', '{"format":"other"}'],
    ['a deep one', `${'['.repeat(90_000)}${']'.repeat(90_000)}`],
    [
      'members that nobody asked for',
      '{"format":"yui-group-profile","version":1,"city":"x","savedOn":"2026-01-01","profile":{"name":"a","__proto__":{"x":1},"admin":true}}',
    ],
    [
      'markup for a number',
      '{"format":"yui-group-profile","version":1,"city":"x","savedOn":"2026-01-01","profile":{"name":"a","members":"<script>"}}',
    ],
    ['far too much', `{"format":"yui-group-profile","x":"${'a'.repeat(300_000)}"}`],
  ])('%s is told clearly and nothing of it is shown', async (_, content) => {
    const resident = await app.person('shinjo', { hat: 'resident' })
    const { status, text } = await resident.post('/shinjo/groups/import', {
      file: new File([content], 'a.json'),
    })
    expect([status, text.includes('団体情報として読めません')]).toEqual([422, true])
    expect(text).not.toContain('<script>a')
  })

  test('a file of a newer Yui is told so', async () => {
    const resident = await app.person('shinjo', { hat: 'resident' })
    const file = new File(['{"format":"yui-group-profile","version":2}'], 'a.json')
    expect((await resident.post('/shinjo/groups/import', { file })).text).toContain('新しい版の Yui')
  })
})

test('an idea of a group begins with what the group said of itself', async () => {
  const { text } = await leader.get('/shinjo/ideas/new')
  expect(text).toContain('会計の会（コミュニティ（各種共同体））\n活動：花を植える')
  expect(text).not.toContain('0233-11-2222')
})
