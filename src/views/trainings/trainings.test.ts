import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let office: TestPerson
let chief: TestPerson
let officer: TestPerson
let other: TestPerson
let path = ''
const training = {
  title: '見本の初級研修',
  kind: '',
  heldOn: '2026-05-20',
  place: '大会議室',
  about: '',
  others: '2',
}

beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  chief = await app.person('shinjo', { hat: 'chief', section: 'urban-development', name: '見本 課長' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development', name: '見本 担当' })
  other = await app.person('shinjo', { hat: 'officer', section: 'health', name: '見本 ほか' })
})
afterAll(() => app?.stop())

describe('a training', () => {
  test('is registered by the office; what is wrong is told, and nothing typed is lost', async () => {
    expect((await chief.post('/shinjo/trainings', training)).status).toBe(403)
    const wrong = await office.post('/shinjo/trainings', { ...training, heldOn: '5月' })
    expect([wrong.status, wrong.text.includes('見本の初級研修')]).toEqual([422, true])
    expect((await office.post('/shinjo/trainings', { ...training, kind: 'none' })).status).toBe(422)
    const sent = await office.post('/shinjo/trainings', training)
    path = (sent.location ?? '').split('?')[0] ?? ''
    expect(path).toMatch(/^\/shinjo\/trainings\/[0-9a-f-]{36}$/)
  })

  test('has those of a section who took part, entered by its chief; nobody of another section gets in', async () => {
    const parts = `${path}/parts`
    expect((await officer.post(parts, { section: 'urban-development', members: [officer.id] })).status).toBe(
      403,
    )
    expect((await chief.get(`${parts}?section=health`)).status).toBe(404)
    expect((await chief.post(parts, { section: 'health', members: [other.id] })).status).toBe(404)
    const members = [officer.id, chief.id, other.id]
    expect((await chief.post(parts, { section: 'urban-development', members })).status).toBe(303)
    const { rows } = await app.owner.query('SELECT member_id FROM training_part ORDER BY member_id')
    expect(rows.map(({ member_id }) => member_id).toSorted()).toEqual([officer.id, chief.id].toSorted())
  })

  test('whoever is in the list no more is taken back, and can come again', async () => {
    const enter = (members: string[]) =>
      chief.post(`${path}/parts`, { section: 'urban-development', members })
    const took = async () =>
      (await app.owner.query('SELECT member_id FROM training_part WHERE NOT taken_back')).rows.length
    await enter([officer.id])
    expect(await took()).toBe(1)
    await enter([officer.id, chief.id])
    expect(await took()).toBe(2)
  })

  test('names are for the office and the own chief; others see the number, residents nothing', async () => {
    expect((await office.get(path)).text).toContain('見本 担当')
    expect((await chief.get(path)).text).toContain('見本 担当')
    const { text } = await other.get(path)
    expect([text.includes('見本 担当'), text.includes('2人')]).toEqual([false, true])
    const resident = await app.person('shinjo', { hat: 'resident' })
    expect((await resident.get('/shinjo/trainings')).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    expect((await elsewhere.get(path.replace('shinjo', 'echizen'))).status).toBe(404)
  })

  test('counts people once over the trainings of a year, and not those of one that was called off', async () => {
    const second =
      (await office.post('/shinjo/trainings', { ...training, title: '見本の中級研修' })).location ?? ''
    const next = second.split('?')[0] ?? ''
    await chief.post(`${next}/parts`, { section: 'urban-development', members: [officer.id] })
    const people = async () =>
      /都市整備課<\/th>.*?yui-bars__value">(\d+)/s.exec(
        (await office.get('/shinjo/trainings?year=2026')).text,
      )?.[1]
    expect(await people()).toBe('2')
    expect((await officer.get('/shinjo/trainings')).text).toContain('参加しました')
    expect((await office.post(`${path}/calling-off`, { version: '1' })).status).toBe(303)
    expect((await office.post(`${path}/calling-off`, { version: '1' })).status).toBe(409)
    expect(await people()).toBe('1')
    expect((await office.get('/shinjo/trainings?year=2025')).text).toContain('まだありません')
  })
})
