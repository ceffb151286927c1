import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let asking: TestPerson
let office: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  asking = await app.person('shinjo', { hat: 'resident', name: '訂正 一郎' })
  office = await app.person('shinjo', { hat: 'coordination', name: '窓口' })
})
afterAll(() => app?.stop())

const openOne = async () => {
  const { rows } = await app.owner.query(
    "SELECT id FROM correction WHERE state = 'open' ORDER BY id DESC LIMIT 1",
  )
  return `/shinjo/privacy/requests/${rows[0]?.id}`
}

test('a correction is asked for, answered by the office once, and the person reads the answer', async () => {
  await asking.post('/shinjo/account/corrections', { wanted: '番地がちがいます' })
  expect((await office.get('/shinjo/privacy/requests')).text).toContain('訂正 一郎')
  const path = await openOne()
  expect((await office.get(path)).text).toContain('番地がちがいます')
  expect((await office.post(path, { state: 'done', version: '1' })).status).toBe(422)
  expect((await office.post(path, { state: 'done', answer: '直しました', version: '1' })).status).toBe(303)
  expect((await office.post(path, { state: 'refused', answer: 'やはり', version: '1' })).status).toBe(404)
  expect((await asking.get('/shinjo/account/data')).text).toContain('直しました')
  const reads = await app.owner.query('SELECT 1 FROM personal_read WHERE person_id = $1', [asking.id])
  expect(reads.rowCount).toBe(1)
})

test('is nobody else’s to read or answer: another section, an administrator, another city', async () => {
  await asking.post('/shinjo/account/corrections', { wanted: 'もう一つ' })
  const path = await openOne()
  const others = [
    await app.person('shinjo', { hat: 'officer', section: 'environment' }),
    await app.person('shinjo', { hat: 'administrator' }),
    asking,
  ]
  for (const who of others) {
    expect((await who.get(path)).status).toBe(403)
    expect((await who.post(path, { state: 'done', answer: 'x', version: '1' })).status).toBe(403)
  }
  const elsewhere = await app.person('tomakomai', { hat: 'coordination' })
  expect((await elsewhere.get(path.replace('shinjo', 'tomakomai'))).status).toBe(404)
})

test('at the counter the office asks for somebody without an account, by the number of the case', async () => {
  const guest = await app.person('shinjo', { hat: 'resident', name: '口座のない人' })
  await app.owner.query('UPDATE person SET account = false WHERE id = $1', [guest.id])
  const { number } = await openTestCase(app, 'shinjo', { parties: [guest] })
  const wrong = await office.post('/shinjo/privacy/requests/erasures', { number: '2026-99999' })
  expect([wrong.status, wrong.text.includes('番号を確かめて')]).toEqual([422, true])
  const { text } = await office.submit('/shinjo/privacy/requests/erasures', { number })
  expect(text).toContain('口座のない人')
  // Somebody with an account asks for themselves.
  const other = await openTestCase(app, 'shinjo', { parties: [asking] })
  expect((await office.post('/shinjo/privacy/requests/erasures', { number: other.number })).status).toBe(422)
})
