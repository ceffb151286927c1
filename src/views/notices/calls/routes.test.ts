import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let officer: TestPerson
let other: TestPerson
let resident: TestPerson
let path: string
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  other = await app.person('shinjo', { hat: 'officer', section: 'environment' })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  await app.owner.query('DELETE FROM phone_call')
  resident = await app.person('shinjo', { hat: 'resident', name: '電話の人' })
  await app.owner.query(`UPDATE person SET channel = 'phone', phone = '0233-22-2111' WHERE id = $1`, [
    resident.id,
  ])
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  await resident.post('/shinjo/ideas', idea)
  path = `/shinjo/calls/${(await app.owner.query('SELECT id FROM phone_call')).rows[0]?.id}`
})

const stored = async () => (await app.owner.query('SELECT * FROM phone_call')).rows[0]
const tried = (result: string, more: Record<string, string> = {}) =>
  officer.post(`${path}/tries`, { version: '0', result, note: '', ...more })

test('tells whom to call, the number and what to say, and stands on the desk with its count', async () => {
  const page = await officer.get(path)
  expect(page.text).toContain('href="tel:0233222111"')
  expect(page.text).toContain('アイデアを受け付けました')
  // Sixty-four signs to compare later are for what is written, not to be read aloud.
  expect((await stored()).script).not.toMatch(/しるし|[0-9a-f]{64}/)
  expect((await officer.get('/shinjo/calls')).text).toContain('電話の人')
  expect((await officer.get('/shinjo/desk')).text).toContain('電話の一覧（1件）')
})

test('whoever was not reached stays on the list, with the day to call again and who called', async () => {
  expect((await tried('callAgain', { againOn: '2026-06-03', note: '夕方に' })).status).toBe(303)
  expect(await stored()).toMatchObject({ tries: 1, again_on: '2026-06-03', closed_at: null })
  const page = await officer.get(path)
  for (const part of ['かけ直す', '夕方に', officer.name, '1回かけました']) expect(page.text).toContain(part)
})

test('whoever was reached leaves it', async () => {
  await tried('talked')
  expect((await stored()).closed_at).not.toBeNull()
  expect((await officer.get('/shinjo/calls')).text).not.toContain('電話の人')
})

test('two who call at once: the second is told', async () => {
  await tried('away')
  expect((await tried('talked')).status).toBe(409)
})

test('a letter takes over where there is an address', async () => {
  expect((await tried('byLetter')).status).toBe(422)
  await app.owner.query(`UPDATE person SET address = '見本県見本市1' WHERE id = $1`, [resident.id])
  expect((await tried('byLetter')).status).toBe(303)
  expect(
    (await app.owner.query('SELECT 1 FROM letter WHERE person_id = $1', [resident.id])).rows,
  ).toHaveLength(1)
})

test('a day that has passed is no day to call again; a result must be chosen', async () => {
  expect((await tried('away', { againOn: '2026-06-01' })).status).toBe(422)
  expect((await officer.post(`${path}/tries`, { version: '0' })).status).toBe(422)
})

test('another section does not see it, a resident not at all', async () => {
  expect((await other.get(path)).status).toBe(404)
  expect((await other.get('/shinjo/calls')).text).not.toContain('電話の人')
  expect((await resident.get('/shinjo/calls')).status).toBe(403)
})
