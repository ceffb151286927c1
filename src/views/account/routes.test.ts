import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../core/people/password.ts'
import { sessionCookie } from '../../core/people/session.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { type Mailbox, openMailbox, proofIn } from '../../testing/mailbox.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let mails: Mailbox
const start = Date.parse('2026-06-01T01:00:00Z')
const password = 'a long and private sentence'
const hash = hashPassword(password)
let now = start
const later = (seconds: number) => {
  now += seconds * 1000
  app.setNow(new Date(now).toISOString())
}

beforeAll(async () => {
  app = await startTestApp()
  mails = await openMailbox(app)
})
afterAll(async () => {
  mails?.stop()
  await app?.stop()
})
beforeEach(() => later(3600))

type Somebody = TestPerson & { email: string }

async function resident(name?: string): Promise<Somebody> {
  const made = await app.person('shinjo', { hat: 'resident', ...(name ? { name } : {}) })
  const email = `${made.id}@example.jp`
  await app.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    email,
    await hash,
    made.id,
  ])
  return { ...made, email }
}

async function signIn(email: string): Promise<Browser> {
  const browser = app.anonymous()
  expect((await browser.post('/shinjo/sign-in', { email, password, next: '' })).status).toBe(303)
  return browser
}

const isIn = async (browser: Browser) => (await browser.get('/shinjo/desk')).status === 200
const emailOf = async (id: string) =>
  (await app.owner.query('SELECT email FROM person WHERE id = $1', [id])).rows[0]?.email
const kindsOf = async (id: string) =>
  (await app.owner.query('SELECT kind FROM account_event WHERE person_id = $1 ORDER BY id', [id])).rows.map(
    ({ kind }) => kind,
  )

describe('another address', () => {
  const changeTo = async (person: Browser, address: string) => {
    const sent = await person.post('/shinjo/account/email', { email: address })
    expect([sent.status, sent.location]).toEqual([303, '/shinjo/account/email-code'])
    return proofIn((await mails.take(address)).at(-1))
  }

  test('counts once its mail was answered; the old one is told, and other devices are signed out', async () => {
    const her = await resident()
    const elsewhere = await signIn(her.email)
    const address = `new-${her.id}@example.jp`
    const { code } = await changeTo(her, address)
    expect(await emailOf(her.id)).toBe(her.email)
    const done = await her.submit('/shinjo/account/email-code', { code })
    expect(done.text).toContain('メールアドレスを変えました')
    expect(await emailOf(her.id)).toBe(address)
    expect([await isIn(her), await isIn(elsewhere)]).toEqual([true, false])
    const told = await mails.take(her.email)
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('ログイン用のメールアドレスを変えました')
    expect(told[0]?.text).not.toContain(address)
    expect(await kindsOf(her.id)).toEqual(['signedIn', 'emailChanged'])
  })

  test('by the link on another device, which lets nobody in there', async () => {
    const her = await resident()
    const address = `link-${her.id}@example.jp`
    const { path } = await changeTo(her, address)
    const phone = app.anonymous()
    expect((await phone.get(path)).text).toContain(address)
    expect(await emailOf(her.id)).toBe(her.email)
    expect((await phone.post(path)).text).toContain('メールアドレスを変えました')
    expect(await emailOf(her.id)).toBe(address)
    expect(await isIn(phone)).toBe(false)
    expect((await phone.post(path)).status).toBe(404)
  })

  test('of two that are under way the first ends the second, at the same time, too (classes 21 and 22)', async () => {
    const her = await resident()
    const [one, two] = [
      await changeTo(her, `a-${her.id}@example.jp`),
      await changeTo(her, `b-${her.id}@example.jp`),
    ]
    const answers = await Promise.all([one, two, one, two].map(({ path }) => app.anonymous().post(path)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(3)
    expect((await kindsOf(her.id)).filter((kind) => kind === 'emailChanged')).toHaveLength(1)
  })

  test('kills the sign-in links that went to the old one (class 21)', async () => {
    const her = await resident()
    await app.anonymous().post('/shinjo/sign-in/mail', { email: her.email, next: '' })
    const link = proofIn((await mails.take(her.email)).at(-1))
    const { code } = await changeTo(her, `c-${her.id}@example.jp`)
    await her.post('/shinjo/account/email-code', { code })
    expect((await app.anonymous().post(link.path)).status).toBe(404)
  })

  test('that is somebody’s already is answered as any other, and leads to nothing (class 33)', async () => {
    const [her, him] = [await resident(), await resident()]
    const { code, path } = await changeTo(her, him.email)
    expect((await her.post('/shinjo/account/email-code', { code })).status).toBe(422)
    expect((await app.anonymous().post(path)).status).toBe(404)
    expect([await emailOf(her.id), await emailOf(him.id)]).toEqual([her.email, him.email])
  })

  test('is not taken for somebody else by the code of one’s own mail', async () => {
    const [her, him] = [await resident(), await resident()]
    const { code } = await changeTo(her, `d-${her.id}@example.jp`)
    for (const [name, value] of her.cookies) if (name.endsWith('_mail')) him.cookies.set(name, value)
    expect((await him.post('/shinjo/account/email-code', { code })).status).toBe(422)
    expect(await emailOf(him.id)).toBe(him.email)
  })

  test('is asked for by whoever has just shown who they are, and no longer than a quarter of an hour', async () => {
    const her = await resident()
    const { path } = await changeTo(her, `e-${her.id}@example.jp`)
    later(15 * 60 + 1)
    expect((await app.anonymous().post(path)).status).toBe(404)
    expect((await her.get('/shinjo/account/email')).location).toContain('/account/confirm')
    const typed = await her.post('/shinjo/account/email', { email: 'kept@example.jp' })
    expect([typed.status, typed.text.includes('value="kept@example.jp"')]).toEqual([422, true])
    expect(await mails.take('kept@example.jp')).toEqual([])
  })
})

describe('a password', () => {
  test('is changed without the old one by whoever has just shown who they are; the person is told', async () => {
    const her = await resident()
    const elsewhere = await signIn(her.email)
    expect((await her.post('/shinjo/account/password', { password: 'short' })).status).toBe(422)
    const done = await her.submit('/shinjo/account/password', { password: 'another long sentence' })
    expect(done.text).toContain('パスワードを変えました')
    expect([await isIn(her), await isIn(elsewhere)]).toEqual([true, false])
    expect((await mails.take(her.email)).at(-1)?.text).toContain('パスワードを変えました')
    const old = app.anonymous().post('/shinjo/sign-in', { email: her.email, password, next: '' })
    expect((await old).status).toBe(422)
  })

  test('that was forgotten is set anew after coming in by mail', async () => {
    const her = await resident()
    const browser = app.anonymous()
    await browser.post('/shinjo/sign-in/mail', { email: her.email, next: '/shinjo/account/password' })
    const { code } = proofIn((await mails.take(her.email)).at(-1))
    expect((await browser.submit('/shinjo/sign-in/code', { code })).text).toContain('新しいパスワード')
    expect(
      (await browser.post('/shinjo/account/password', { password: 'remembered from now on' })).status,
    ).toBe(303)
  })
})

describe('confirming by a code from the mail', () => {
  test('works for whoever has no password, once, and only in the browser that asked', async () => {
    const her = await resident()
    await app.owner.query('UPDATE person SET password_hash = NULL WHERE id = $1', [her.id])
    later(11 * 60)
    const page = await her.get('/shinjo/account/confirm?next=/shinjo/account/email')
    expect(page.text).not.toContain('current-password')
    const sent = await her.submit('/shinjo/account/confirm/mail', { next: '/shinjo/account/email' })
    expect(sent.text).toContain('one-time-code')
    const { code } = proofIn((await mails.take(her.email)).at(-1))
    const other = app.anonymous()
    other.cookies.set(sessionCookie('shinjo'), her.cookies.get(sessionCookie('shinjo')) ?? '')
    const fields = { mailed: code, next: '/shinjo/account/email' }
    expect((await other.post('/shinjo/account/confirm/code', fields)).status).toBe(422)
    expect((await her.post('/shinjo/account/confirm/code', fields)).location).toBe('/shinjo/account/email')
    expect((await her.get('/shinjo/account/email')).status).toBe(200)
    expect((await her.post('/shinjo/account/confirm/code', fields)).status).toBe(422)
  })
})

describe('one’s own details', () => {
  const form = {
    'contact.name': '髙橋　葛󠄀子',
    'contact.reading': 'たかはし　くずこ',
    'contact.email': '',
    'contact.phone': '０２３３（２２）２１１１',
    'contact.postalCode': '〒９９６８５０１',
    'contact.address': '沖の町10番37号',
    'contact.channel': 'letter',
    lang: 'easy',
  }
  const stored = async (id: string) =>
    (
      await app.owner.query(
        'SELECT name, reading, contact_email, phone, postal_code, address, channel, lang FROM person WHERE id = $1',
        [id],
      )
    ).rows[0]

  test('are corrected: names as typed, numbers folded', async () => {
    const her = await resident()
    const page = await her.get('/shinjo/account/details')
    expect(page.text).toContain('公開されず')
    const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    const done = await her.submit('/shinjo/account/details', { ...form, version })
    expect(done.text).toContain('自分の情報を直しました')
    expect(await stored(her.id)).toEqual({
      name: '髙橋　葛󠄀子',
      reading: 'たかはし　くずこ',
      contact_email: null,
      phone: '0233-22-2111',
      postal_code: '996-8501',
      address: '沖の町10番37号',
      channel: 'letter',
      lang: 'easy',
    })
    expect(await kindsOf(her.id)).toEqual(['detailsChanged'])
    expect((await her.get('/shinjo/account/details')).text).toContain('value="0233-22-2111"')
  })

  test('keep what was typed when something is wrong, and are not overwritten unseen', async () => {
    const her = await resident()
    const wrong = await her.post('/shinjo/account/details', {
      ...form,
      'contact.phone': 'でんわ',
      version: '1',
    })
    expect(wrong.status).toBe(422)
    for (const kept of ['でんわ', '髙橋　葛󠄀子', 'name="version" value="1"'])
      expect(wrong.text).toContain(kept)
    const needs = await her.post('/shinjo/account/details', { ...form, 'contact.address': '', version: '1' })
    expect(needs.status).toBe(422)
    expect((await her.post('/shinjo/account/details', { ...form, version: '0' })).status).toBe(409)
  })
})

describe('devices', () => {
  const phone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'

  test('are listed in plain words and ended one by one or all but this', async () => {
    const her = await resident()
    const body = new URLSearchParams({ email: her.email, password, next: '' })
    await app.app.request('http://yui.test/shinjo/sign-in', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', 'user-agent': phone },
    })
    const [two, three] = [await signIn(her.email), await signIn(her.email)]
    const page = await her.get('/shinjo/account/devices')
    expect(page.text).toContain('iPhone (Safari)')
    expect(page.text).toContain('この端末です')
    const ids = [...page.text.matchAll(/name="device" value="([^"]+)"/g)].map((hit) => hit[1] ?? '')
    expect(ids).toHaveLength(3)
    const ofTwo = await app.owner.query(
      `SELECT id FROM session WHERE person_id = $1 AND id = encode(sha256($2::bytea), 'hex')`,
      [her.id, two.cookies.get(sessionCookie('shinjo'))],
    )
    await her.post('/shinjo/account/devices/ending', { device: ofTwo.rows[0]?.id })
    expect([await isIn(her), await isIn(two), await isIn(three)]).toEqual([true, false, true])
    await her.post('/shinjo/account/devices/others')
    expect([await isIn(her), await isIn(three)]).toEqual([true, false])
    expect((await kindsOf(her.id)).slice(-2)).toEqual(['sessionEnded', 'sessionsEnded'])
  })

  test('of somebody else are not there', async () => {
    const [her, him] = [await resident(), await resident()]
    const { rows } = await app.owner.query('SELECT id FROM session WHERE person_id = $1', [him.id])
    expect((await her.post('/shinjo/account/devices/ending', { device: rows[0]?.id })).status).toBe(404)
    expect(await isIn(him)).toBe(true)
  })
})

describe('hats', () => {
  const secondHat = (id: string) =>
    app.owner.query(
      `INSERT INTO hat (city_id, id, person_id, kind, section, since)
       SELECT city_id, gen_random_uuid(), id, 'officer', 'health', '2026-04-01' FROM person WHERE id = $1 RETURNING id`,
      [id],
    )

  test('are switched from the head of every page in one step, and the next page says so', async () => {
    const her = await resident()
    expect((await her.get('/shinjo')).text).not.toContain('href="/shinjo/account#hats"')
    const hat = (await secondHat(her.id)).rows[0]?.id
    expect((await her.get('/shinjo')).text).toContain('href="/shinjo/account#hats"')
    const switched = await her.submit('/shinjo/account/hat', { hat })
    expect(switched.text).toContain('立場を「健康課 担当者」に切り替えました')
    expect((await her.get('/shinjo/desk')).text).not.toContain('切り替えました')
    const { rows } = await app.owner.query(
      'SELECT kind, hat_id, by_hat_id FROM account_event WHERE person_id = $1',
      [her.id],
    )
    expect(rows).toEqual([{ kind: 'hatSwitched', hat_id: hat, by_hat_id: her.hatId }])
  })

  test('do not make a session longer, nor the last showing younger', async () => {
    const her = await resident()
    const hat = (await secondHat(her.id)).rows[0]?.id
    later(11 * 60)
    await her.post('/shinjo/account/hat', { hat })
    expect((await her.get('/shinjo/account/password')).location).toContain('/account/confirm')
    const { rows } = await app.owner.query('SELECT created_at FROM session WHERE person_id = $1', [her.id])
    expect(rows[0]?.created_at.getTime()).toBe(now - 11 * 60 * 1000)
  })
})

describe('what happened', () => {
  test('is shown to the person, with who did it in which hat, and to nobody else', async () => {
    const her = await resident()
    const admin = await app.person('shinjo', { hat: 'administrator', name: '管理 六郎' })
    await admin.post(`/shinjo/people/${her.id}/password`)
    later(1)
    await app.owner.query('UPDATE person SET password_hash = $1 WHERE id = $2', [await hash, her.id])
    const browser = await signIn(her.email)
    for (const page of ['/shinjo/account', '/shinjo/account/history']) {
      const { text } = await browser.get(page)
      expect(text).toContain('管理者がパスワードを作り直しました')
      expect(text).toContain('管理 六郎　システム管理者')
      expect(text).toContain('ログインしました')
    }
    const him = await resident()
    expect((await him.get('/shinjo/account/history')).text).not.toContain('管理 六郎')
    expect((await admin.get(`/shinjo/people/${her.id}`)).text).not.toContain('ログインしました')
  })

  test('cannot be taken back by the web app', async () => {
    await expect(app.pool.query('DELETE FROM account_event')).rejects.toMatchObject({ code: '42501' })
    await expect(app.pool.query("UPDATE account_event SET kind = 'x'")).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('five wrong passwords are kept as done by nobody known', async () => {
    const her = await resident()
    for (let i = 0; i < 5; i += 1)
      await app.anonymous().post('/shinjo/sign-in', { email: her.email, password: `wrong ${i}`, next: '' })
    expect((await her.get('/shinjo/account/history')).text).toContain('ログインしていない人')
  })
})

describe('who came by number and key, without an account', () => {
  test('finds how to make one, and no page of an account', async () => {
    const guest = await app.person('shinjo', { hat: 'resident' })
    await app.owner.query('UPDATE person SET account = false WHERE id = $1', [guest.id])
    const page = await guest.get('/shinjo/account')
    expect(page.text).toContain('アカウントを作る')
    for (const path of ['email', 'password', 'second', 'details', 'devices', 'history', 'confirm']) {
      expect(page.text).not.toContain(`/account/${path}`)
      expect([path, (await guest.get(`/shinjo/account/${path}`)).status]).toEqual([path, 403])
    }
  })
})
