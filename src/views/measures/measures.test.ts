import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { measuresOf } from './rules.ts'

let app: TestApp
let office: TestPerson
let officer: TestPerson
let stranger: TestPerson
const path = '/nishitokyo/measures/review-meeting'

beforeAll(async () => {
  app = await startTestApp()
  const section = 'collaboration-community'
  office = await app.person('nishitokyo', { hat: 'coordination', section })
  officer = await app.person('nishitokyo', { hat: 'officer', section })
  stranger = await app.person('nishitokyo', { hat: 'officer', section: 'elsewhere' })
})
afterAll(() => app?.stop())

const own = 'collaboration-community'
const report = { status: 'doing', words: '二つの案件で開きました。', evidence: '', startsOn: '', endsOn: '' }

describe('a measure', () => {
  test('of every city has a code of its own, so that what is reported is not mixed up', async () => {
    for (const slug of ['tomakomai', 'kurashiki', 'shinjo', 'nishitokyo', 'echizen']) {
      const city = await app.runtime.directory.find(slug)
      const here = city && (await app.runtime.directory.on(city, '2026-06-01'))
      const codes = here ? measuresOf(here.definition).map(({ code }) => code) : []
      expect([slug, codes.length - new Set(codes).size]).toEqual([slug, 0])
    }
  })

  test('has no progress that nobody reported: the guideline’s own word is said to be that', async () => {
    const { text } = await app.anonymous().get('/kurashiki/measures')
    expect([text.includes('検討している（きまりの言葉）'), text.includes('まだ報告がありません')]).toEqual([
      true,
      true,
    ])
  })

  test('is reported by the section that looks after it, the office at first, and by no other', async () => {
    expect((await stranger.post(`${path}/reports`, { ...report, section: own })).status).toBe(404)
    const wrong = { ...report, section: own, startsOn: '2026-05-01', endsOn: '2026-04-01' }
    const refused = await office.post(`${path}/reports`, wrong)
    expect([refused.status, refused.text.includes('二つの案件で開きました。')]).toEqual([422, true])
    expect((await office.post(`${path}/reports`, { ...report, section: 'nowhere' })).status).toBe(422)
    expect((await office.post(`${path}/reports`, { ...report, section: own })).status).toBe(303)
    expect((await officer.get(`${path}/reports/new`)).status).toBe(200)
    const { text } = await app.anonymous().get(path)
    expect([text.includes('二つの案件で開きました。'), text.includes('進みぐあいを書く')]).toEqual([
      true,
      false,
    ])
    expect((await app.anonymous().get('/nishitokyo/measures')).text).toContain('進めている')
  })

  test('has actions with a day, changed by one at a time', async () => {
    const action = { title: '見本：案内をつくる', section: own, dueOn: '2026-05-01', words: '' }
    expect((await officer.post(`${path}/actions`, { ...action, title: '' })).status).toBe(422)
    expect((await officer.post(`${path}/actions`, action)).status).toBe(303)
    expect((await app.anonymous().get(path)).text).toContain('期限を過ぎています')
    const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM measure_action')
    const one = `${path}/actions/${rows[0]?.id}`
    expect((await officer.post(one, { ...action, version: '1', standing: 'done' })).status).toBe(303)
    expect((await officer.post(one, { ...action, version: '1', standing: 'open' })).status).toBe(409)
    expect((await app.anonymous().get(path)).text).toContain('に終えました')
    expect((await officer.get(one.replace('review-meeting', 'promoters'))).status).toBe(404)
  })

  test('has indicators whose value of a year can be corrected', async () => {
    expect(
      (await officer.post(`${path}/indicators`, { name: '開いた回数', unit: '回', target: '多い' })).status,
    ).toBe(422)
    expect(
      (
        await officer.post(`${path}/indicators`, {
          name: '開いた回数',
          unit: '回',
          target: '１０',
          targetYear: '2028',
        })
      ).status,
    ).toBe(303)
    const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM measure_indicator')
    const one = `${path}/indicators/${rows[0]?.id}`
    await officer.post(one, { year: '2025', value: '3' })
    await officer.post(one, { year: '2025', value: '4' })
    const { text } = await app.anonymous().get(path)
    expect([text.includes('4回'), text.includes('3回'), text.includes('目標：10回（2028年度）')]).toEqual([
      true,
      false,
      true,
    ])
  })

  test('that the city has not, or another city has, is not there', async () => {
    expect((await office.get('/nishitokyo/measures/none')).status).toBe(404)
    expect((await office.get('/echizen/measures/review-meeting')).status).toBe(404)
    expect((await app.anonymous().post(`${path}/reports`, report)).location).toContain('/sign-in')
  })
})
