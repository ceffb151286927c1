import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Answer } from '../../testing/browser.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const city = 'echizen'
let app: TestApp
let office: TestPerson
let helper: TestPerson
let resident: TestPerson
let number: string
let entryId: string

beforeAll(async () => {
  app = await startTestApp()
  office = await app.person(city, { hat: 'coordination', name: '総合窓口の人' })
  helper = await app.person(city, { hat: 'resident', name: '取り持つ人' })
  resident = await app.person(city, { hat: 'resident', name: '頼む人' })
  await app.owner.query(`UPDATE person SET email = 'helper@example.jp' WHERE id = $1`, [helper.id])
  const opened = await openTestCase(app, city, { visibility: 'desk', parties: [{ name: '頼む人' }] })
  number = opened.number
  await app.owner.query('UPDATE party SET person_id = $2 WHERE id = $1', [opened.partyIds[0], resident.id])
})
afterAll(() => app?.stop())

const version = ({ text }: Answer, form = '') =>
  /name="version" value="(\d+)"/.exec(form === '' ? text : text.slice(text.indexOf(form)))?.[1] ?? ''
const entry = {
  role: 'coordinator',
  name: '見本 とりもち',
  area: '武生の西',
  times: '平日の夜',
  conditions: '交通費',
  about: '',
}
const seats = async () =>
  (await app.owner.query('SELECT id, state, person_id, why, thanks FROM adviser_seat ORDER BY id')).rows

describe('the register', () => {
  test('is kept by the office: who has an account gets the hat, an unknown address is told', async () => {
    const unknown = await office.post(`/${city}/advisers/register`, { ...entry, email: 'nobody@example.jp' })
    expect([unknown.status, unknown.text.includes('アカウントはありません')]).toEqual([422, true])
    const field = /name="fields"[^>]*value="([^"]+)"/.exec(
      (await office.get(`/${city}/advisers/new`)).text,
    )?.[1]
    const done = await office.post(`/${city}/advisers/register`, {
      ...entry,
      fields: [field ?? '', 'no-such-field'],
      email: 'helper@example.jp',
    })
    expect(done.status).toBe(303)
    entryId = done.location?.split('/').at(-1)?.split('?')[0] ?? ''
    const twice = await office.post(`/${city}/advisers/register`, { ...entry, email: 'helper@example.jp' })
    expect(twice.text).toContain('もう名簿にいます')
    const { rows } = await app.owner.query(
      `SELECT a.fields, h.kind FROM adviser a JOIN hat h ON h.id = a.hat_id WHERE a.id = $1`,
      [entryId],
    )
    expect(rows).toEqual([{ fields: [field], kind: 'coordinator' }])
  })

  test('everybody reads what the person opened, and nothing else of it', async () => {
    const read = async () => (await app.anonymous().get(`/${city}/advisers`)).text
    expect(await read()).not.toContain('見本 とりもち')
    const open = (parts: string[]) => async () => {
      const page = await office.get(`/${city}/advisers/${entryId}`)
      return office.post(`/${city}/advisers/${entryId}`, { ...entry, open: parts, version: version(page) })
    }
    expect((await open(['listed', 'times'])()).status).toBe(303)
    const text = await read()
    expect([text.includes('見本 とりもち'), text.includes('平日の夜'), text.includes('交通費')]).toEqual([
      true,
      true,
      false,
    ])
    expect(text).not.toContain('helper@example.jp')
  })

  test('is nobody else’s to keep, and a city without one has none of its pages', async () => {
    for (const who of [resident, await app.person(city, { hat: 'chief', section: 'environment' })])
      expect((await who.get(`/${city}/advisers/register`)).status).toBe(403)
    const elsewhere = await app.person('shinjo', { hat: 'coordination' })
    expect((await elsewhere.get('/shinjo/advisers/register')).status).toBe(404)
    expect((await app.anonymous().get('/shinjo/advisers')).status).toBe(404)
  })
})

describe('a seat at a case', () => {
  const asHelper = async () => {
    const { rows } = await app.owner.query(
      `SELECT id FROM hat WHERE person_id = $1 AND kind = 'coordinator'`,
      [helper.id],
    )
    await helper.post(`/${city}/account/hat`, { hat: rows[0].id })
    return helper
  }
  const read = async (who: TestPerson) => (await who.get(`/${city}/cases/${number}`)).status

  test('is asked for by a party, through the office', async () => {
    expect((await resident.get(`/${city}/cases/${number}/advisers`)).text).toContain('総合窓口に頼む')
    const path = `/${city}/cases/${number}/advisers/wanted`
    expect((await resident.post(path, { want: '' })).status).toBe(422)
    expect((await resident.post(path, { want: '話し合いを助けてほしい' })).status).toBe(303)
    expect((await office.get(`/${city}/advisers/register`)).text).toContain('話し合いを助けてほしい')
    expect((await resident.post(`/${city}/cases/${number}/advisers/invitations`, {})).status).toBe(403)
  })

  test('opens the case once they accept, with the thread of its parties, and binds nobody', async () => {
    const suggestions = (await office.get(`/${city}/cases/${number}/advisers`)).text
    expect([suggestions.includes('見本 とりもち'), suggestions.includes('市内のどこでも動ける')]).toEqual([
      true,
      true,
    ])
    const path = `/${city}/cases/${number}/advisers/invitations`
    expect((await office.post(path, { adviser: entryId, note: '夜にお願いします' })).status).toBe(303)
    expect((await office.post(path, { adviser: entryId })).text).toContain('すでに招いています')
    const { rows } = await app.owner.query(
      `SELECT person_id, body FROM outbox WHERE kind = 'adviser.invited'`,
    )
    expect([rows[0].person_id, rows[0].body.includes(number)]).toEqual([helper.id, true])
    const who = await asHelper()
    expect(await read(who)).toBe(404)
    const own = await who.get(`/${city}/account/adviser`)
    expect(own.text).toContain('夜にお願いします')
    const seat = (await seats()).find(({ state }) => state === 'invited')
    const answer = { as: 'accepted', version: version(own, seat.id) }
    const other = await app.person(city, { hat: 'coordinator' })
    expect((await other.post(`/${city}/account/adviser/seats/${seat.id}`, answer)).status).toBe(404)
    expect((await who.post(`/${city}/account/adviser/seats/${seat.id}`, answer)).status).toBe(303)
    const page = await who.get(`/${city}/cases/${number}`)
    expect([page.status, page.text.includes('引き受けました'), page.text.includes('頼む人')]).toEqual([
      200,
      true,
      true,
    ])
    expect(await read(other)).toBe(404)
    for (const path of ['agreement/confirm', 'consultation/messages', 'advisers/wanted'])
      expect([403, 404]).toContain((await who.post(`/${city}/cases/${number}/${path}`, { want: 'x' })).status)
  })

  test('ends with thanks, which stay in their record, and closes the case again', async () => {
    const seat = (await seats()).find(({ state }) => state === 'accepted')
    const path = `/${city}/cases/${number}/advisers/thanks`
    expect((await office.post(path, { ending: seat.id, thanks: '' })).status).toBe(422)
    expect((await office.post(path, { ending: seat.id, thanks: 'おかげでまとまりました' })).status).toBe(303)
    expect(await read(helper)).toBe(404)
    expect((await helper.get(`/${city}/account/adviser`)).text).toContain('おかげでまとまりました')
    expect((await resident.get(`/${city}/cases/${number}`)).text).toContain('役目が終わりました')
  })

  test('of whoever has no account is answered by the office on their word', async () => {
    const made = await office.post(`/${city}/advisers/register`, { ...entry, name: '見本 でんわ', email: '' })
    const id = made.location?.split('/').at(-1)?.split('?')[0] ?? ''
    await office.post(`/${city}/cases/${number}/advisers/invitations`, { adviser: id })
    const seat = (await seats()).find(({ state }) => state === 'invited')
    const answered = await office.post(`/${city}/cases/${number}/advisers/answers`, {
      seat: seat.id,
      as: 'declined',
    })
    expect([answered.status, (await seats()).at(-1).state]).toEqual([303, 'declined'])
  })

  test('whoever leaves the register wears the hat no more', async () => {
    const page = await office.get(`/${city}/advisers/${entryId}`)
    const end = page.text.slice(page.text.indexOf(`/advisers/${entryId}/end`))
    await office.post(`/${city}/advisers/${entryId}/end`, {
      version: /value="(\d+)"/.exec(end)?.[1] ?? version(page),
    })
    expect((await office.get(`/${city}/advisers/${entryId}`)).status).toBe(404)
    expect((await helper.get(`/${city}/account/adviser`)).status).not.toBe(200)
  })
})
