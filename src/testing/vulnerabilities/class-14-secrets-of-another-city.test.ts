import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionCookie } from '../../core/people/session.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import { draftCookie } from '../../core/web/drafting/keep-typed.ts'
import { startTestApp, type TestApp } from '../app.ts'
import type { Browser, Fields } from '../browser.ts'
import { type Mailbox, openMailbox, proofIn } from '../mailbox.ts'

/*
 * Classes 14 and 15: whatever lets somebody in at one city is worth nothing at the next: sessions, invitations, links and
 * codes of mails, keys of matters and drafts, tokens of uploads. Each is first shown to be worth something at home.
 */
const home = 'shinjo'
const away = 'tomakomai'
let app: TestApp
let mails: Mailbox
beforeAll(async () => {
  app = await startTestApp()
  mails = await openMailbox(app)
})
afterAll(async () => {
  mails?.stop()
  await app?.stop()
})

const there = (path: string) => path.replace(`/${home}/`, `/${away}/`)
const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''
const count = async (sql: string, values: unknown[] = []) =>
  Number((await app.owner.query(sql, values)).rows[0]?.n)
const peopleThere = async () =>
  count(
    'SELECT (SELECT count(*) FROM person WHERE city_id = $1) + (SELECT count(*) FROM hat WHERE city_id = $1) AS n',
    [await app.cityId(away)],
  )
/** The same cookies under the names of the other city: a browser would not send them, a thief would. */
function carriedOver(from: Browser): Browser {
  const thief = app.anonymous()
  for (const [name, value] of from.cookies) thief.cookies.set(name.replaceAll(home, away), value)
  return thief
}

describe('a session', () => {
  const hats: [HatKind, string][] = [
    ['resident', '/account'],
    ['administrator', '/people'],
    ['coordination', '/records'],
    ['supportCenter', '/centre/slips'],
  ]
  test.each(hats)('of %s', async (hat, path) => {
    const city = hat === 'supportCenter' ? 'nishitokyo' : home
    const place = hat === 'coordination' ? { section: 'general-policy' } : {}
    const person = await app.person(city, { hat, ...place })
    expect((await person.get(`/${city}${path}`)).status).toBe(200)
    const thief = app.anonymous()
    thief.cookies.set(sessionCookie(away), person.cookies.get(sessionCookie(city)) ?? '')
    const { status, location } = await thief.get(`/${away}${path}`)
    expect([status, location?.startsWith(`/${away}/sign-in`)]).toEqual([303, true])
  })
})

test('the link and the code of a sign-in mail', async () => {
  const email = 'hanako@example.jp'
  const person = await app.person(home, { hat: 'resident' })
  await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', [email, person.id])
  const browser = app.anonymous()
  await browser.post(`/${home}/sign-in/mail`, { email, next: '' })
  const { path, code } = proofIn((await mails.take(email))[0])
  const before = await peopleThere()
  const thief = carriedOver(browser)
  expect((await thief.get(there(path))).status).not.toBe(200)
  expect((await thief.post(there(path))).status).not.toBe(303)
  expect(
    (await thief.post(`${there(path)}/account`, { name: '人', reading: '', lang: 'ja' })).status,
  ).not.toBe(303)
  expect((await thief.post(`/${away}/sign-in/code`, { code })).status).not.toBe(303)
  expect((await thief.get(`/${away}/account`)).status).toBe(303)
  expect(await peopleThere()).toBe(before)
  expect((await browser.post(`/${home}/sign-in/code`, { code })).status).toBe(303)
})

test('the link for another address', async () => {
  const person = await app.person(home, { hat: 'resident' })
  await person.post(`/${home}/account/email`, { email: 'new@example.jp' })
  const { path } = proofIn((await mails.take('new@example.jp')).at(-1))
  expect((await app.anonymous().get(there(path))).status).toBe(404)
  expect((await app.anonymous().post(there(path))).status).toBe(404)
  expect(await count("SELECT count(*) AS n FROM person WHERE email = 'new@example.jp'")).toBe(0)
  expect((await app.anonymous().post(path)).text).toContain('メールアドレスを変えました')
})

test('an invitation into a group', async () => {
  const leader = await app.person(home, {
    hat: 'representative',
    organization: { kind: 'community', name: '花の会' },
  })
  const at = `/${home}/groups/${leader.organizationId}/invitations`
  expect((await leader.post(at, { email: 'next@example.jp', role: 'member' })).status).toBe(303)
  const { path } = proofIn((await mails.take('next@example.jp')).at(-1))
  const stranger = await app.person(away, { hat: 'resident' })
  const before = await peopleThere()
  expect((await stranger.get(there(path))).status).toBe(404)
  expect((await stranger.post(there(path))).status).toBe(404)
  expect(await peopleThere()).toBe(before)
  // Carrying the foreign session to the right address does not help either.
  const thief = app.anonymous()
  thief.cookies.set(sessionCookie(home), stranger.cookies.get(sessionCookie(away)) ?? '')
  expect((await thief.post(path)).location).toMatch(/^\/shinjo\/sign-in/)
  const next = await app.person(home, { hat: 'resident' })
  expect((await next.post(path)).status).toBe(303)
})

const idea = {
  title: '見守り',
  issue: '暗い',
  wish: '明るく',
  proposer: '近所',
  field: 'snow',
  visibility: 'desk',
}
const contact = { 'contact.name': '見本', 'contact.channel': 'mail', 'contact.email': 'a@example.jp' }
const screenOf = ({ text }: { text: string }): Fields =>
  Object.fromEntries(
    ['submissionId', 'draftId', 'draftKey', 'draftBase', 'accessKey'].map((name) => [
      name,
      hidden(text, name),
    ]),
  )

test('number and key of a matter, and the session that they open', async () => {
  const sender = app.anonymous()
  const screen = screenOf(await sender.get(`/${home}/ideas/new`))
  const { location } = await sender.post(`/${home}/ideas`, { ...screen, ...idea, ...contact })
  const number = location?.split('/').at(-2) ?? ''
  const sent = { number, key: String(screen.accessKey) }
  expect((await app.anonymous().post(`/${away}/follow`, sent)).status).toBe(422)
  const resident = await app.person(away, { hat: 'resident' })
  expect((await resident.post(`/${away}/claims`, sent)).status).toBe(422)
  const thief = carriedOver(sender)
  expect((await thief.get(`/${away}/cases/${number}`)).status).toBe(404)
  expect((await thief.get(`/${away}/account`)).status).toBe(303)
  expect((await app.anonymous().post(`/${home}/follow`, sent)).status).toBe(303)
})

test('the private link of a draft, and the key that adds to it', async () => {
  const writer = app.anonymous()
  const screen = screenOf(await writer.get(`/${home}/ideas/new`))
  await writer.post(`/${home}/ideas`, { ...screen, title: '途中の題名', step: 'autosave' })
  const id = String(screen.draftId)
  const link = `/${home}/ideas/new?draft=${id}`
  expect((await writer.get(link)).text).toContain('途中の題名')
  expect(writer.cookies.get(draftCookie(home))).toContain(id)
  const thief = carriedOver(writer)
  expect((await thief.get(there(link))).text).not.toContain('途中の題名')
  const state = async () =>
    (await app.owner.query('SELECT city_id, fields, version, sent_at FROM draft WHERE id = $1', [id])).rows
  const before = await state()
  expect(before).toHaveLength(1)
  expect((await thief.post(`/${away}/drafts/${id}/disposal`)).status).toBe(404)
  // Written there under the same id it is another draft.
  await thief.post(`/${away}/ideas`, { ...screen, title: '書きかえ', step: 'autosave' })
  expect((await state()).find((row) => row.city_id === before[0].city_id)).toEqual(before[0])
  expect((await writer.get(link)).text).toContain('途中の題名')
})

test('the token of an upload', async () => {
  const sender = app.anonymous()
  const begun = await sender.post(`/${home}/uploads`, { name: 'a.pdf', size: '100' })
  const { token } = JSON.parse(begun.text) as { token: string }
  const stranger = app.anonymous()
  expect((await stranger.post(`/${away}/uploads/piece`, { token })).status).toBe(404)
  // Cancelling says nothing of whether there was one; this one goes on.
  await stranger.post(`/${away}/uploads/cancel`, { token })
  expect((await sender.post(`/${home}/uploads/piece`, { token })).status).toBe(200)
})
