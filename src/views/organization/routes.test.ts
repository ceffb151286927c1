import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let office: TestPerson
let officer: TestPerson
let admin: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('echizen', { hat: 'coordination', section: 'self-government', name: '窓口 一子' })
  officer = await app.person('echizen', { hat: 'officer', section: 'self-government', name: '担当 太郎' })
  admin = await app.person('echizen', { hat: 'administrator', name: '管理 花子' })
})
afterAll(() => app?.stop())

const promoters = '/echizen/organization/promoters'
const term = () => ({ person: officer.id, kind: 'promoter', place: 'self-government', since: '2026-04-01' })
const section = '/echizen/organization/sections/self-government'

describe('the organisation', () => {
  test('everybody reads what a section does; nobody’s name and no way inside', async () => {
    const { text, status } = await app.anonymous().get('/echizen/organization')
    expect(status).toBe(200)
    expect(text).toContain('市民自治推進課')
    expect(text).toContain('0人')
    for (const inside of ['担当 太郎', '窓口 一子', '/organization/sections/', '推進員がいません'])
      expect(text).not.toContain(inside)
    expect((await app.anonymous().get(section)).status).toBe(303)
    const resident = await app.person('echizen', { hat: 'resident' })
    expect((await resident.get(section)).status).toBe(403)
    expect((await resident.get(promoters)).status).toBe(403)
  })

  test('those who keep the roster read what is missing until it is there', async () => {
    expect((await office.get('/echizen/organization')).text).toContain('に推進員がいません')
    expect((await admin.get('/echizen/organization')).text).toContain('に課長がいません')
    expect((await officer.get('/echizen/organization')).text).not.toContain('がいません')
  })

  test('a city that names no promoters misses none', async () => {
    const shinjo = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const { text } = await shinjo.get('/shinjo/organization')
    expect(text).toContain('に課長がいません')
    expect(text).not.toContain('推進員がいません')
  })

  test('names are for the section and those who keep the roster; a promoter is there to be found', async () => {
    const other = await app.person('shinjo', { hat: 'officer', section: 'health', name: '健康 一郎' })
    const keeper = await app.person('shinjo', { hat: 'administrator' })
    await app.person('shinjo', { hat: 'officer', section: 'environment', name: '環境 二郎' })
    const page = '/shinjo/organization/sections/environment'
    expect((await other.get(page)).text).not.toContain('環境 二郎')
    expect((await keeper.get(page)).text).toContain('環境 二郎')
    const env = await app.person('shinjo', { hat: 'officer', section: 'environment', name: '環境 三郎' })
    expect((await env.get(page)).text).toContain('環境 二郎')
    await keeper.post('/shinjo/organization/promoters', {
      person: env.id,
      kind: 'promoter',
      place: 'environment',
      since: '2026-05-01',
    })
    const { text } = await other.get(page)
    expect(text).toContain('環境 三郎')
    expect(text).not.toContain('環境 二郎')
  })

  test('兼務 is shown on both sections’ pages', async () => {
    const both = await app.person('shinjo', { hat: 'officer', section: 'health', name: '兼務 四郎' })
    await app.owner.query(
      `INSERT INTO hat SELECT city_id, gen_random_uuid(), person_id, kind, NULL, 'environment', since, NULL FROM hat WHERE id = $1`,
      [both.hatId],
    )
    const { text } = await both.get('/shinjo/organization/sections/health')
    expect(text).toContain('環境課 担当者')
  })
})

describe('promoters of a year', () => {
  test('are added by the office until 31 March, shown and counted, and ended; the term stays on record', async () => {
    const given = await office.submit(promoters, term())
    expect(given.text).toContain('加えました')
    expect(given.text).toContain('2027年3月31日')
    expect((await app.anonymous().get('/echizen/organization')).text).toContain('1人')
    expect((await office.get('/echizen/organization')).text).not.toContain('に推進員がいません')
    const id = /name="term" value="([^"]+)"/.exec(given.text)?.[1] ?? ''
    expect((await office.submit(`${promoters}/endings`, { term: id })).text).toContain('記録には残ります')
    const { text } = await officer.get(promoters)
    expect(text).toContain('担当 太郎')
    expect(text).toContain('終了')
    expect((await office.post(`${promoters}/endings`, { term: id })).status).toBe(404)
    const { rows } = await app.owner.query<{ kind: string; by: string }>(
      `SELECT kind, by_person_id AS by FROM organization_event WHERE function_id = $1 ORDER BY id`,
      [id],
    )
    expect(rows).toEqual([
      { kind: 'functionGiven', by: office.id },
      { kind: 'functionEnded', by: office.id },
    ])
  })

  test('two at once give it once', async () => {
    const person = await app.person('echizen', { hat: 'officer', section: 'self-government', name: '同時' })
    const answers = await Promise.all(
      [office, admin].map((who) => who.post(promoters, { ...term(), person: person.id })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const { rows } = await app.owner.query('SELECT 1 FROM staff_function WHERE person_id = $1', [person.id])
    expect(rows.length).toBe(1)
  })

  test.each([
    ['somebody who is not staff', { person: '00000000-0000-4000-8000-000000000000' }],
    ['a section of another city', { place: 'health' }],
    ['a bureau for a promoter', { place: '市民福祉部' }],
    ['a day to come', { since: '2026-06-02' }],
    ['no day', { since: '' }],
    ['another function', { kind: 'administrator' }],
  ])('%s is refused and everything kept', async (_, wrong) => {
    const answer = await office.post(promoters, { ...term(), since: '2026-05-02', ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="self-government"')
  })

  test('are for nobody else to give, and not for another city', async () => {
    expect((await officer.post(promoters, term())).status).toBe(403)
    const elsewhere = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const answer = await elsewhere.post('/shinjo/organization/promoters', { ...term(), place: 'health' })
    expect(answer.status).toBe(422)
  })
})

describe('the desk', () => {
  test('of the office says which place is empty, a chief’s shows the section’s people, an officer’s their own cases', async () => {
    const city = 'kurashiki'
    const section = 'civic-activity'
    const keeper = await app.person(city, { hat: 'coordination', section })
    expect((await keeper.get(`/${city}/desk`)).text).toMatch(/がいません（ほか\d+件）/)
    const one = await app.person(city, { hat: 'officer', section, name: '担当 一郎' })
    const chief = await app.person(city, { hat: 'chief', section })
    const { path, number } = await openTestCase(app, city, { section, parties: [{ section }] })
    await app.owner.query(
      `INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
       SELECT city_id, gen_random_uuid(), id, 'consultation.reply', section, '2026-05-01', now() FROM collaboration WHERE number = $1 AND city_id = $2`,
      [number, await app.cityId(city)],
    )
    expect((await one.get(`/${city}/desk?show=own`)).text).not.toContain(number)
    await one.post(`${path}/officer`, { version: '0', officer: one.id })
    expect((await one.get(`/${city}/desk?show=own`)).text).toContain(number)
    expect((await chief.get(`/${city}/desk?show=own`)).text).not.toContain(number)
    expect((await chief.get(`/${city}/desk`)).text).toContain(`/${city}/desk/load`)
    const { text } = await chief.get(`/${city}/desk/load`)
    expect(text).toMatch(/担当 一郎<\/th><td[^>]*>1<\/td><td[^>]*>1<\/td>/)
    expect((await one.get(`/${city}/desk/load`)).status).toBe(403)
  })
})
