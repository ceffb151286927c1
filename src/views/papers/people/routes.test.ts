import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

const city = 'shinjo'
const path = `/${city}/counter/people`
let app: TestApp
let office: TestPerson
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person(city, { hat: 'coordination', section: 'general-policy', name: '見本 窓口' })
  officer = await app.person(city, { hat: 'officer', section: 'health' })
})
afterAll(() => app?.stop())

const told = {
  via: 'counter',
  title: '側溝',
  issue: 'x',
  wish: 'y',
  proposer: 'z',
  field: 'snow',
  visibility: 'desk',
}

/** Somebody without an account, of one matter. */
async function somebody(name: string, phone: string) {
  const contact = { 'contact.name': name, 'contact.channel': 'phone', 'contact.phone': phone }
  const sent = await officer.post(`/${city}/counter/ideas`, { ...told, ...contact, samePerson: 'new' })
  const number = sent.location?.split('/').at(-2) ?? ''
  const { rows } = await app.owner.query(
    `SELECT y.person_id AS id FROM party y JOIN collaboration c ON c.id = y.case_id WHERE c.number = $1`,
    [number],
  )
  return { id: rows[0].id as string, number }
}
const search = async (q: string) => (await office.post(path, { q })).text
const merge = (id: string, other: string, stays: string) =>
  office.post(`${path}/${id}/merge`, { other, stays })

describe('somebody without an account', () => {
  test('is found by number, telephone and part of a name, however written; that one looked is kept', async () => {
    const { id, number } = await somebody('見本　つくし', '0233-22-3344')
    for (const q of [number, '０２３３２２３３４４', 'つくし', '見本つくし'])
      expect(await search(q)).toContain(`${path}/${id}`)
    expect(await search('100%')).toContain('見つかりません')
    const { rows } = await app.owner.query(
      'SELECT DISTINCT by_person_id FROM personal_read WHERE person_id = $1 AND by_person_id = $2',
      [id, office.id],
    )
    expect(rows.length).toBe(1)
  })

  test('of two records is made one, with who and when, and parted again', async () => {
    const [one, two] = [
      await somebody('見本 ぜんまい', '0233-22-5566'),
      await somebody('見本 ぜんまい', '0233-22-5566'),
    ]
    expect((await office.get(`${path}/${one.id}`)).text).toContain(two.id)
    const done = await merge(one.id, two.id, 'this')
    expect(done.location).toBe(`/${city}/counter/merges?done=merged`)
    const list = await office.get(done.location ?? '')
    expect([list.text.includes('見本 ぜんまい'), list.text.includes('見本 窓口')]).toEqual([true, true])
    const { rows } = await app.owner.query(
      'SELECT id FROM person_merge WHERE from_person_id = $1 AND into_person_id = $2',
      [two.id, one.id],
    )
    expect((await merge(one.id, two.id, 'this')).status).toBe(422)
    const undo = () => office.post(`/${city}/counter/merges/${rows[0].id}/undo`)
    expect([(await undo()).status, (await undo()).status]).toEqual([303, 404])
    expect((await office.get(`/${city}/counter/merges`)).text).toContain('元に戻しました')
    expect((await merge(one.id, two.id, 'other')).status).toBe(303)
  })

  test('gets their matter into their account, and the account is what stays', async () => {
    const me = await app.person(city, { hat: 'resident', name: '見本 わらび' })
    const { id, number } = await somebody('見本 わらび', '0233-22-7788')
    expect((await merge(id, me.id, 'this')).text).toContain('アカウントのある記録を残してください')
    expect((await me.get(`/${city}/cases/${number}`)).status).toBe(404)
    expect((await merge(id, me.id, 'other')).status).toBe(303)
    expect((await me.get(`/${city}/cases/${number}`)).status).toBe(200)
  })

  test('is not merged with somebody who does not look alike, nor in two steps', async () => {
    const [a, b, c] = [
      await somebody('見本 うど', '0233-22-9900'),
      await somebody('見本 うど', '0233-22-9900'),
      await somebody('見本 うど', '0233-22-9900'),
    ]
    expect((await merge(a.id, officer.id, 'this')).status).toBe(422)
    expect((await merge(a.id, a.id, 'this')).status).toBe(422)
    expect((await merge(a.id, b.id, 'this')).status).toBe(303)
    const refused = await merge(a.id, c.id, 'other')
    expect([refused.status, refused.text.includes('別の記録がまとめられています')]).toEqual([422, true])
    expect((await merge(a.id, c.id, 'this')).status).toBe(303)
  })
})

test('nobody else finds anybody here', async () => {
  const { id } = await somebody('見本 こごみ', '0233-22-1212')
  for (const who of [
    officer,
    await app.person(city, { hat: 'administrator' }),
    await app.person(city, { hat: 'resident' }),
  ])
    for (const page of [path, `${path}/${id}`, `/${city}/counter/merges`])
      expect((await who.get(page)).status).toBe(403)
  expect((await officer.post(path, { q: 'こごみ' })).status).toBe(403)
  const there = await app.person('tomakomai', { hat: 'coordination', section: 'self-government' })
  expect((await there.get(`/tomakomai/counter/people/${id}`)).status).toBe(404)
  expect((await there.post('/tomakomai/counter/people', { q: 'こごみ' })).text).not.toContain(id)
  expect((await office.get(`${path}/${officer.id}`)).status).toBe(404)
  expect((await app.anonymous().get(path)).location).toContain('/sign-in')
})
