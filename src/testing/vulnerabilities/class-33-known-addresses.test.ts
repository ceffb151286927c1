import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from '../../core/people/password.ts'
import { startTestApp, type TestApp } from '../app.ts'

/* Class 33: who tries to sign in learns nothing about who has an account, from the answer or from its time. */
const known = 'hanako@example.jp'
const unknown = 'nobody@example.jp'
const right = 'a long enough password'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  const person = await app.person('shinjo', { hat: 'resident' })
  await app.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    known,
    await hashPassword(right),
    person.id,
  ])
})
afterAll(() => app?.stop())

const attempt = (email: string, password: string, city = 'shinjo') =>
  app.anonymous().post(`/${city}/sign-in`, { email, password, next: '' })

/** Apart from what was typed and what is never the same twice. */
const said = ({ status, text }: { status: number; text: string }, email: string) => [
  status,
  text.replaceAll(email, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''),
]

test('a known and an unknown address are told the same, and the right password opens', async () => {
  expect(said(await attempt(known, 'wrong'), known)).toEqual(said(await attempt(unknown, 'wrong'), unknown))
  expect((await attempt(known, 'wrong')).status).toBe(422)
  expect((await attempt(known, right)).status).toBe(303)
})

test('so is an account that rests after five mistakes, even with the right password, until it has rested', async () => {
  for (let i = 0; i < 5; i++) await attempt(known, 'wrong')
  const resting = await attempt(known, right)
  expect(said(resting, known)).toEqual(said(await attempt(unknown, right), unknown))
  app.setNow('2026-06-01T01:20:00Z')
  expect((await attempt(known, right)).status).toBe(303)
})

test('an account of one city is unknown in another', async () => {
  expect((await attempt(known, right, 'tomakomai')).status).toBe(422)
})

test('an unknown address is as much work as a known one', async () => {
  /** Processor time, not the clock: other programs on the machine do not count. */
  const work = async (email: string) => {
    const began = process.cpuUsage()
    for (let i = 0; i < 5; i++) await attempt(email, 'wrong')
    const { user, system } = process.cpuUsage(began)
    return user + system
  }
  await attempt(unknown, 'wrong')
  const [a, b] = [await work(known), await work(unknown)]
  // Without a password being hashed for nobody it would be a small part of the work.
  expect(b / a).toBeGreaterThan(0.4)
})

test('a password is asked for in full: an empty or a huge one is a mistake, not an error', async () => {
  for (const password of ['', 'x'.repeat(501), 'x'.repeat(100_000)])
    expect((await attempt(known, password)).status).toBe(422)
})
