import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  resident = await app.person('shinjo', { hat: 'resident' })
})

const reach = (set: string) => app.owner.query(`UPDATE person SET ${set} WHERE id = $1`, [resident.id])
const all = async (table: string) =>
  (await app.owner.query(`SELECT * FROM ${table} WHERE person_id = $1 ORDER BY id`, [resident.id])).rows
const idea = {
  title: '題名 http://evil.example',
  issue: '課題',
  wish: '望み',
  proposer: 'わたしたち',
  field: 'health',
  visibility: 'desk',
}
const send = async () => {
  const { location } = await resident.post('/shinjo/ideas', idea)
  return /\/cases\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''
}
async function answer(number: string) {
  const page = `/shinjo/cases/${number}/consultation`
  expect((await officer.post(`${page}/acceptance`, { version: '1' })).status).toBe(303)
  const reply = { version: '2', text: '市の返事です', nextOn: '2026-06-20' }
  expect((await officer.post(`${page}/reply`, reply)).status).toBe(303)
}

test('whoever chose mail has a receipt with number and trail head, then each step, nothing of what was written', async () => {
  await reach(`contact_email = 'hanako@example.jp'`)
  const number = await send()
  await answer(number)
  const mails = await all('outbox')
  expect(mails.map(({ kind }) => kind)).toEqual([
    'idea.received',
    'consultation.accepted',
    'consultation.replied',
  ])
  const { trail_hash } = (
    await app.owner.query(
      'SELECT hash AS trail_hash FROM trail t JOIN collaboration c ON c.id = t.case_id WHERE number = $1 AND seq = 2',
      [number],
    )
  ).rows[0]
  expect(mails[0].body).toContain(`2:${trail_hash}`)
  for (const { subject, body, readable } of mails) {
    expect(readable).toBe(true)
    expect(subject).toContain(number)
    expect(body).toContain(`http://yui.test/shinjo/cases/${number}`)
    expect(`${subject}${body}`).not.toMatch(/題名|evil|市の返事です/)
  }
  expect(mails[2].body).toContain('2026年6月20日')
})

test('whoever chose letters is written to on paper, with the answer in full', async () => {
  await reach(`channel = 'letter', postal_code = '9960001', address = '見本県見本市1'`)
  await answer(await send())
  const letters = await all('letter')
  expect(letters.map(({ kind }) => kind)).toEqual([
    'idea.received',
    'consultation.accepted',
    'consultation.replied',
  ])
  expect(letters[2].body).toContain('市の返事です')
  expect(await all('outbox')).toEqual([])
})

test('whoever chose the telephone is on the call list', async () => {
  await reach(`channel = 'phone', phone = '0233000000'`)
  await send()
  expect(await all('phone_call')).toHaveLength(1)
})

test('whoever chose none, or gave nothing, looks at the page', async () => {
  await reach(`channel = 'none', contact_email = 'a@example.jp'`)
  await send()
  await reach(`channel = 'mail', contact_email = NULL`)
  await send()
  for (const table of ['outbox', 'letter', 'phone_call']) expect(await all(table)).toEqual([])
})

test('a record that was merged into another is told there, once', async () => {
  const account = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = $1`, [account.id])
  const number = await send()
  await app.owner.query(
    `INSERT INTO person_merge (city_id, id, from_person_id, into_person_id, how, by_person_id, at)
     SELECT city_id, gen_random_uuid(), $1, $2, 'claimed', $2, now() FROM person WHERE id = $1`,
    [resident.id, account.id],
  )
  await answer(number)
  const { rows } = await app.owner.query('SELECT kind FROM outbox WHERE person_id = $1 ORDER BY id', [
    account.id,
  ])
  expect(rows.map(({ kind }) => kind)).toEqual(['consultation.accepted', 'consultation.replied'])
})
