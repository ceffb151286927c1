import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../core/people/password.ts'
import { sessionCookie } from '../../core/people/session.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'

let app: TestApp
const password = 'a long and private sentence'
const start = '2026-06-01T01:00:00Z'

beforeAll(async () => {
  app = await startTestApp({ now: start })
})
afterAll(() => app.stop())

/** A person who can sign in with a password. */
async function account(email: string): Promise<void> {
  const { id } = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    email,
    await hashPassword(password),
    id,
  ])
}

/** `seen_at` is written after the answer, in a transaction of its own. */
async function lastSeen(personId: string): Promise<Date | undefined> {
  const { rows } = await app.owner.query<{ seen_at: Date }>(
    'SELECT seen_at FROM session WHERE person_id = $1',
    [personId],
  )
  return rows[0]?.seen_at
}

const signIn = (email: string, given: string) => {
  const browser = app.anonymous()
  return { browser, answer: browser.post('/shinjo/sign-in', { email, password: given, next: '' }) }
}

test('the right password opens the desk, whatever the case of the address', async () => {
  await account('right@example.jp')
  const { browser, answer } = signIn('Right@Example.JP', password)
  expect((await answer).location).toBe('/shinjo/desk')
  expect((await browser.get('/shinjo/desk')).status).toBe(200)
})

test('a wrong password and an unknown address get the same answer, with the address kept', async () => {
  await account('known@example.jp')
  const wrong = await signIn('known@example.jp', 'not the password').answer
  const unknown = await signIn('unknown@example.jp', 'not the password').answer
  expect([wrong.status, unknown.status]).toEqual([422, 422])
  const withoutAddress = (text: string, address: string) => text.replaceAll(address, '')
  const withoutIds = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, '')
  expect(withoutIds(withoutAddress(wrong.text, 'known@example.jp'))).toBe(
    withoutIds(withoutAddress(unknown.text, 'unknown@example.jp')),
  )
  expect(wrong.text).toContain('value="known@example.jp"')
  expect(wrong.text).not.toContain('not the password')
})

test('after five wrong passwords in a row even the right one waits a quarter of an hour', async () => {
  await account('locked@example.jp')
  for (let i = 0; i < 5; i += 1)
    expect((await signIn('locked@example.jp', `wrong ${i}`).answer).status).toBe(422)
  expect((await signIn('locked@example.jp', password).answer).status).toBe(422)
  app.setNow('2026-06-01T01:16:00Z')
  expect((await signIn('locked@example.jp', password).answer).status).toBe(303)
  app.setNow(start)
})

test('a session ends after two idle hours, and after twelve in all however busy', async () => {
  app.setNow(start)
  const idle = await app.person('shinjo', { hat: 'resident' })
  app.setNow('2026-06-01T03:00:01Z')
  expect((await idle.get('/shinjo/desk')).location).toContain('/shinjo/sign-in')
  app.setNow(start)
  const busy = await app.person('shinjo', { hat: 'resident' })
  for (let hour = 1; hour < 12; hour += 1) {
    app.setNow(new Date(Date.parse(start) + hour * 3_600_000).toISOString())
    const at = new Date(Date.parse(start) + hour * 3_600_000)
    expect((await busy.get('/shinjo/desk')).status).toBe(200)
    await expect.poll(() => lastSeen(busy.id)).toEqual(at)
  }
  app.setNow(new Date(Date.parse(start) + 12 * 3_600_000 + 1000).toISOString())
  expect((await busy.get('/shinjo/desk')).location).toContain('/shinjo/sign-in')
  app.setNow(start)
})

test('signing out and switching the hat make the old cookie worthless', async () => {
  const person = await app.person('shinjo', { hat: 'resident' })
  const old = person.cookies.get(sessionCookie('shinjo')) ?? ''
  await app.owner.query(
    `INSERT INTO hat (city_id, id, person_id, kind, section, since)
     SELECT city_id, gen_random_uuid(), id, 'officer', 'health', '2026-04-01' FROM person WHERE id = $1`,
    [person.id],
  )
  const page = await person.get('/shinjo/account')
  const hat = [...page.text.matchAll(/name="hat" value="([^"]+)"/g)].map((hit) => hit[1])[0] ?? ''
  expect((await person.post('/shinjo/account/hat', { hat })).status).toBe(303)
  expect((await person.get('/shinjo/desk')).text).toContain('健康課')
  const thief = app.anonymous()
  thief.cookies.set(sessionCookie('shinjo'), old)
  expect((await thief.get('/shinjo/desk')).status).toBe(303)
  await person.post('/shinjo/sign-out')
  expect((await person.get('/shinjo/desk')).status).toBe(303)
})

test('somebody else’s hat cannot be put on', async () => {
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  const resident = await app.person('shinjo', { hat: 'resident' })
  expect((await resident.post('/shinjo/account/hat', { hat: officer.hatId })).status).toBe(404)
})

test('one-click sign-in exists only in the demo', async () => {
  const person = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query('UPDATE person SET demo = true WHERE id = $1', [person.id])
  const click = () =>
    app.anonymous().post('/shinjo/demo-sign-in', { person: person.id, hat: person.hatId, next: '' })
  expect((await click()).status).toBe(303)
  app.runtime.demo = false
  expect((await click()).status).toBe(404)
  expect((await app.anonymous().get('/shinjo/sign-in')).text).not.toContain('demo-sign-in')
  app.runtime.demo = true
})

test('a session of one city is nobody in another', async () => {
  const resident = await app.person('shinjo', { hat: 'resident' })
  const token = resident.cookies.get(sessionCookie('shinjo')) ?? ''
  const elsewhere = app.anonymous()
  elsewhere.cookies.set(sessionCookie('echizen'), token)
  expect((await elsewhere.get('/echizen/desk')).location).toContain('/echizen/sign-in')
})
