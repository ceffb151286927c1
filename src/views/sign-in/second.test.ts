import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../core/people/password.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { type Mailbox, openMailbox } from '../../testing/mailbox.ts'

/* A real installation: there staff need a second factor unless the city says otherwise. */
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
  app.runtime.demo = false
  mails = await openMailbox(app)
})
afterAll(async () => {
  mails?.stop()
  await app?.stop()
})
beforeEach(() => later(3600))

async function person(hat: HatKind, section?: string) {
  const made = await app.person('shinjo', { hat, ...(section ? { section } : {}) })
  const email = `${made.id}@example.jp`
  await app.owner.query('UPDATE person SET email = $1, password_hash = $2 WHERE id = $3', [
    email,
    await hash,
    made.id,
  ])
  return { id: made.id, hatId: made.hatId, email }
}

async function signIn(email: string, next = ''): Promise<Browser> {
  const browser = app.anonymous()
  expect((await browser.post('/shinjo/sign-in', { email, password, next })).status).toBe(303)
  return browser
}

const codeOf = (secret: string, at = now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** Sets the app up as its owner would, from the page. */
async function setUp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const page = await browser.submit('/shinjo/account/second/start', { next: '' })
  const secret = (/class="yui-copy__text">([A-Z2-7 ]+)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '')
  const done = await browser.post('/shinjo/account/second/new', { code: codeOf(secret), next: '' })
  expect(done.status).toBe(200)
  const codes = [...done.text.matchAll(/<code>([a-z2-9]{5}-[a-z2-9]{5})<\/code>/g)].map((hit) => hit[1] ?? '')
  return { secret, codes }
}

const deskOf = (browser: Browser) => browser.get('/shinjo/desk')

describe('somebody of the staff', () => {
  test.each([
    ['officer', 'health'],
    ['chief', 'health'],
    ['coordination', 'general-policy'],
    ['supportCenter', undefined],
    ['judge', undefined],
    ['administrator', undefined],
  ] as const)('%s is nobody with a password alone, whatever is asked', async (hat, section) => {
    const { email } = await person(hat, section)
    const browser = await signIn(email)
    for (const path of ['/desk', '/account', '/people', '/account/second', '/desk?show=all'])
      expect([path, (await browser.get(`/shinjo${path}`)).location]).toEqual([
        path,
        `/shinjo/sign-in/second?next=${encodeURIComponent(`/shinjo${path}`)}`,
      ])
    expect((await browser.get('/shinjo/cases')).text).not.toContain('試験')
    expect((await browser.post('/shinjo/account/password', { password: 'another long one' })).status).toBe(
      303,
    )
    const { rows } = await app.owner.query('SELECT password_hash FROM person WHERE email = $1', [email])
    expect(rows[0]?.password_hash).toBe(await hash)
  })

  test('is led to set up an app, gets ten recovery codes once, and then to where they wanted to go', async () => {
    const { email, id } = await person('officer', 'health')
    const browser = await signIn(email, '/shinjo/cases')
    expect((await browser.get('/shinjo/sign-in/second')).text).toContain('2つ目の確認を用意します')
    const page = await browser.submit('/shinjo/account/second/start', { next: '/shinjo/cases' })
    expect(page.text).toContain('<svg class="yui-qr"')
    const secret = (/class="yui-copy__text">([A-Z2-7 ]+)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '')
    const wrong = await browser.post('/shinjo/account/second/new', { code: '000000', next: '/shinjo/cases' })
    expect([wrong.status, (await deskOf(browser)).status]).toEqual([422, 303])
    expect(wrong.text).toContain('name="next" value="/shinjo/cases"')
    const done = await browser.post('/shinjo/account/second/new', {
      code: codeOf(secret),
      next: '/shinjo/cases',
    })
    expect(done.text.match(/<code>/g)).toHaveLength(10)
    expect(done.text).toContain('href="/shinjo/cases"')
    expect(done.headers.get('cache-control')).toContain('no-store')
    expect((await deskOf(browser)).status).toBe(200)
    expect((await mails.take(email)).at(-1)?.text).toContain('2つ目の確認（アプリ）を始めました')
    const { rows } = await app.owner.query('SELECT * FROM recovery_code WHERE person_id = $1', [id])
    const code = /<code>([^<]+)</.exec(done.text)?.[1] ?? ''
    expect(JSON.stringify(rows)).not.toContain(code)
  })

  test('types the digits at the next sign-in, in full width too; the same digits count once', async () => {
    const { email } = await person('officer', 'health')
    const { secret } = await setUp(await signIn(email))
    later(60)
    const [one, two] = [await signIn(email), await signIn(email)]
    const code = codeOf(secret)
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect((await one.post('/shinjo/sign-in/second', { code: wide, next: '/shinjo/cases' })).location).toBe(
      '/shinjo/cases',
    )
    expect((await deskOf(one)).status).toBe(200)
    expect((await two.post('/shinjo/sign-in/second', { code, next: '' })).status).toBe(422)
    expect((await deskOf(two)).status).toBe(303)
  })

  test('of the same digits sent from two places at once one counts (class 22)', async () => {
    const { email } = await person('officer', 'health')
    const { secret } = await setUp(await signIn(email))
    later(60)
    const browsers = await Promise.all([1, 2, 3].map(() => signIn(email)))
    const code = codeOf(secret)
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/shinjo/sign-in/second', { code, next: '' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422])
  })

  test('five wrong digits and it rests, also when they are sent at once', async () => {
    const { email } = await person('officer', 'health')
    const { secret } = await setUp(await signIn(email))
    later(60)
    const browser = await signIn(email)
    const good = codeOf(secret)
    const bad = (n: number) => String((Number(good) + 1000 * n) % 1_000_000).padStart(6, '0')
    await Promise.all(
      [1, 2, 3, 4, 5].map((n) => browser.post('/shinjo/sign-in/second', { code: bad(n), next: '' })),
    )
    expect((await browser.post('/shinjo/sign-in/second', { code: good, next: '' })).status).toBe(422)
    later(15 * 60 + 1)
    expect((await browser.post('/shinjo/sign-in/second', { code: codeOf(secret), next: '' })).status).toBe(
      303,
    )
  })

  test('each recovery code counts once, as it was copied by hand', async () => {
    const { email } = await person('officer', 'health')
    const { codes } = await setUp(await signIn(email))
    const typed = (codes[0] ?? '').toUpperCase().replace('-', ' ー ')
    const one = await signIn(email)
    const sent = await one.post('/shinjo/sign-in/second/recovery', { recovery: typed, next: '' })
    expect(sent.status).toBe(303)
    expect((await deskOf(one)).status).toBe(200)
    const again = await signIn(email)
    const second = await again.post('/shinjo/sign-in/second/recovery', { recovery: codes[0] ?? '', next: '' })
    expect(second.status).toBe(422)
    const third = await again.post('/shinjo/sign-in/second/recovery', { recovery: codes[1] ?? '', next: '' })
    expect(third.status).toBe(303)
  })

  test('with a password alone nobody puts an app of their own in place of the one there is', async () => {
    const { email, id } = await person('officer', 'health')
    await setUp(await signIn(email))
    const thief = await signIn(email)
    expect((await thief.post('/shinjo/account/second/start', { next: '' })).status).toBe(403)
    for (const path of ['off', 'codes'])
      expect((await thief.post(`/shinjo/account/second/${path}`)).status).toBe(303)
    const byPassword = await thief.post('/shinjo/account/confirm/password', { password, next: '' })
    expect(byPassword.status).toBe(404)
    const { rows } = await app.owner.query(
      'SELECT confirmed_at IS NOT NULL AS on, pending_secret FROM totp WHERE person_id = $1',
      [id],
    )
    expect(rows).toEqual([{ on: true, pending_secret: null }])
  })

  test('who is a resident, too, may go on as one', async () => {
    const { email, id } = await person('officer', 'health')
    await app.owner.query(
      `INSERT INTO hat (city_id, id, person_id, kind, since)
       SELECT city_id, gen_random_uuid(), id, 'resident', '2026-04-01' FROM person WHERE id = $1`,
      [id],
    )
    const browser = await signIn(email)
    // The first hat counts; which of the two that is does not matter here.
    const page = await browser.get('/shinjo/sign-in/second')
    const hat = /name="hat" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
    const officers = await app.owner.query('SELECT id FROM hat WHERE person_id = $1 AND kind = $2', [
      id,
      'officer',
    ])
    expect(hat).not.toBe(officers.rows[0]?.id)
    await browser.post('/shinjo/account/hat', { hat })
    expect((await deskOf(browser)).status).toBe(200)
    await browser.post('/shinjo/account/hat', { hat: officers.rows[0]?.id })
    expect((await deskOf(browser)).status).toBe(303)
  })
})

describe('a resident', () => {
  test('needs none, but is asked for it once they have one', async () => {
    const { email } = await person('resident')
    const browser = await signIn(email)
    expect((await deskOf(browser)).status).toBe(200)
    await setUp(browser)
    const next = await signIn(email)
    expect((await deskOf(next)).location).toContain('/shinjo/sign-in/second')
  })

  test('takes it off again: that is asked for by the app itself, and told by mail', async () => {
    const { email } = await person('resident')
    const browser = await signIn(email)
    const { secret } = await setUp(browser)
    later(11 * 60)
    expect((await browser.post('/shinjo/account/second/off')).status).toBe(422)
    expect((await browser.get('/shinjo/account/confirm')).text).toContain('認証アプリの数字で確認する')
    const confirmed = await browser.post('/shinjo/account/confirm/app', { code: codeOf(secret), next: '' })
    expect(confirmed.status).toBe(303)
    expect((await browser.post('/shinjo/account/second/off')).status).toBe(303)
    expect((await mails.take(email)).at(-1)?.text).toContain('2つ目の確認（アプリ）をやめました')
    expect((await deskOf(await signIn(email))).status).toBe(200)
  })
})

test('the secret of another city’s person is not to be had', async () => {
  const { email } = await person('resident')
  const browser = await signIn(email)
  await browser.post('/shinjo/account/second/start', { next: '' })
  expect((await app.anonymous().get('/shinjo/account/second/new')).status).toBe(303)
  expect((await browser.get('/echizen/account/second/new')).location).toContain('/echizen/sign-in')
})
