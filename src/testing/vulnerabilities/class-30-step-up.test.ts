import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cityRoutes } from '../../app.tsx'
import { hashPassword } from '../../core/people/password.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { TestPerson } from '../people.ts'

/*
 * Class 30: what takes over an account, or gives somebody rights, is not done by whoever finds a browser open. Each such
 * route asks once more who is there, unless that was shown within ten minutes.
 */
let app: TestApp
const start = '2026-06-01T01:00:00Z'
const later = '2026-06-01T01:10:01Z'
const password = 'a long and private sentence'
const hash = hashPassword(password)

beforeAll(async () => {
  app = await startTestApp({ now: start })
})
afterAll(() => app?.stop())

async function somebody(hat: 'resident' | 'administrator'): Promise<TestPerson> {
  app.setNow(start)
  const person = await app.person('shinjo', { hat })
  await app.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    `${person.id}@example.jp`,
    await hash,
    person.id,
  ])
  return person
}

test('every route that changes roles, passwords, addresses or second factors asks once more', () => {
  const asking = cityRoutes.filter((route) => 'form' in route && route.stepUp).map(({ path }) => path)
  for (const path of [
    '/account/password',
    '/account/email',
    '/account/second/start',
    '/account/second/off',
    '/account/second/codes',
    '/people',
    '/people/:id/second-factor',
    '/people/:id/hats',
    '/people/:id/endings',
    '/people/:id/password',
  ])
    expect(asking).toContain(path)
})

describe('more than ten minutes after the last showing', () => {
  test('a page leads over the confirmation back to itself', async () => {
    const admin = await somebody('administrator')
    expect((await admin.get('/shinjo/people/new?x=1')).status).toBe(200)
    app.setNow(later)
    const asked = await admin.get('/shinjo/people/new?x=1')
    expect([asked.status, asked.location]).toEqual([
      303,
      '/shinjo/account/confirm?next=%2Fshinjo%2Fpeople%2Fnew%3Fx%3D1',
    ])
    const page = await admin.get(asked.location ?? '')
    expect(page.text).toContain('もう一度ご本人の確認をします')
    const next = /name="next" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const wrong = await admin.post('/shinjo/account/confirm/password', { password: 'wrong', next })
    expect(wrong.status).toBe(422)
    const right = await admin.post('/shinjo/account/confirm/password', { password, next })
    expect([right.status, right.location]).toEqual([303, '/shinjo/people/new?x=1'])
    expect((await admin.get('/shinjo/people/new')).status).toBe(200)
  })

  test('a form comes back as it was typed, nothing done, and goes through after the confirmation', async () => {
    const admin = await somebody('administrator')
    const person = await somebody('resident')
    app.setNow(later)
    const before = await app.owner.query('SELECT count(*) FROM hat')
    const fields = { hat: 'resident', section: '', group: '', newGroup: '山の会', newGroupKind: '' }
    const path = `/shinjo/people/${person.id}/hats`
    const stopped = await admin.post(path, fields)
    expect(stopped.status).toBe(422)
    expect(stopped.text).toContain('value="山の会"')
    expect(stopped.text).toContain('href="/shinjo/account/confirm?next=stay"')
    expect((await app.owner.query('SELECT count(*) FROM hat')).rows).toEqual(before.rows)
    const beside = await admin.submit('/shinjo/account/confirm/password', { password, next: 'stay' })
    expect(beside.text).toContain('元の画面でもう一度送ってください')
    expect((await admin.post(path, fields)).status).toBe(303)
  })

  test('another password is not set, whoever holds the session', async () => {
    const person = await somebody('resident')
    app.setNow(later)
    const answer = await person.post('/shinjo/account/password', { password: 'a password of a thief' })
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain('a password of a thief')
    const { rows } = await app.owner.query('SELECT password_hash FROM person WHERE id = $1', [person.id])
    expect(rows[0]?.password_hash).toBe(await hash)
  })
})

test('five wrong tries to confirm rest the account, as at sign-in', async () => {
  const person = await somebody('resident')
  for (let i = 0; i < 5; i += 1)
    await person.post('/shinjo/account/confirm/password', { password: `wrong ${i}`, next: '' })
  expect((await person.post('/shinjo/account/confirm/password', { password, next: '' })).status).toBe(422)
})

test('a confirmation makes the old cookie worthless', async () => {
  const person = await somebody('resident')
  const thief = app.anonymous()
  for (const [name, value] of person.cookies) thief.cookies.set(name, value)
  await person.post('/shinjo/account/confirm/password', { password, next: '' })
  expect((await person.get('/shinjo/account')).status).toBe(200)
  expect((await thief.get('/shinjo/account')).status).toBe(303)
})
