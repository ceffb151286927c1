import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newAuthenticator, type TestAuthenticator } from '../../testing/authenticator.ts'
import type { Browser } from '../../testing/browser.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
const start = '2026-06-01T01:00:00Z'
beforeAll(async () => {
  app = await startTestApp({ now: start })
})
afterAll(() => app?.stop())
beforeEach(() => app.setNow(start))

type Doing = Parameters<TestAuthenticator['get']>[1]

async function add(person: Browser, key: TestAuthenticator, doing: Doing = {}, city = 'shinjo') {
  const options = await person.post(`/${city}/account/passkeys/options`)
  expect(options.headers.get('content-type')).toBe('application/json')
  return person.post(`/${city}/account/passkeys`, {
    name: 'わたしの鍵',
    credential: key.create(options.text, doing),
  })
}

async function signIn(browser: Browser, key: TestAuthenticator, doing: Doing = {}, city = 'shinjo') {
  const options = await browser.post(`/${city}/passkeys/options`)
  return browser.post(`/${city}/passkeys`, { next: '', credential: key.get(options.text, doing) })
}

async function somebody(
  hat: 'resident' | 'officer' = 'resident',
): Promise<{ person: TestPerson; key: TestAuthenticator }> {
  const person = await app.person('shinjo', { hat, ...(hat === 'officer' ? { section: 'health' } : {}) })
  const key = newAuthenticator()
  expect((await add(person, key)).location).toBe('/shinjo/account/passkeys?done=added')
  return { person, key }
}

const passkeysOf = async (person: TestPerson) =>
  (await app.owner.query('SELECT * FROM passkey WHERE person_id = $1 ORDER BY id', [person.id])).rows
const isIn = async (browser: Browser) => (await browser.get('/shinjo/desk')).status === 200

describe('a passkey', () => {
  test('is added by name, listed, and opens the desk with nothing typed', async () => {
    const { person, key } = await somebody()
    const list = await person.get('/shinjo/account/passkeys')
    expect(list.text).toContain('わたしの鍵')
    expect(list.text).toContain('まだ使っていません')
    const browser = app.anonymous()
    expect((await signIn(browser, key)).location).toBe('/shinjo/desk')
    expect(await isIn(browser)).toBe(true)
    expect((await person.get('/shinjo/account/passkeys')).text).not.toContain('まだ使っていません')
    const { rows } = await app.owner.query(
      'SELECT kind FROM account_event WHERE person_id = $1 ORDER BY id',
      [person.id],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['passkeyAdded', 'signedIn'])
  })

  test('that checked who holds it is the second factor, too; one that did not is not', async () => {
    const { person, key } = await somebody('officer')
    const sessions = async () =>
      (
        await app.owner.query("SELECT second FROM session WHERE person_id = $1 AND factor = 'passkey'", [
          person.id,
        ])
      ).rows
    await signIn(app.anonymous(), key, { verified: false })
    expect(await sessions()).toEqual([{ second: null }])
    await signIn(app.anonymous(), key)
    expect(await sessions()).toContainEqual({ second: 'passkey' })
  })

  test('of two each opens, and one that was removed opens no more', async () => {
    const { person, key } = await somebody()
    const other = newAuthenticator()
    await add(person, other)
    const [first] = await passkeysOf(person)
    expect((await person.post(`/shinjo/account/passkeys/${first.id}/ending`)).location).toContain(
      'done=removed',
    )
    const refused = await signIn(app.anonymous(), key)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('登録されていません')])
    expect((await signIn(app.anonymous(), other)).status).toBe(303)
    expect((await passkeysOf(person))[0]).toMatchObject({ credential_id: null, public_key: null })
  })

  test('that is the last way in stays', async () => {
    const { person } = await somebody()
    const [only] = await passkeysOf(person)
    const refused = await person.post(`/shinjo/account/passkeys/${only.id}/ending`)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('外せません')])
    await app.owner.query("UPDATE person SET email = 'way@example.jp' WHERE id = $1", [person.id])
    expect((await person.post(`/shinjo/account/passkeys/${only.id}/ending`)).status).toBe(303)
    const { rows } = await app.owner.query("SELECT kind FROM outbox WHERE to_address = 'way@example.jp'")
    expect(rows).toEqual([{ kind: 'people.changed' }])
  })

  test('is nobody else’s to remove', async () => {
    const { person } = await somebody()
    const { person: other } = await somebody()
    const [mine] = await passkeysOf(person)
    expect((await other.post(`/shinjo/account/passkeys/${mine.id}/ending`)).status).not.toBe(303)
    expect(await passkeysOf(person)).toMatchObject([{ removed_at: null }])
  })

  test('is added only by who has just shown who they are', async () => {
    const person = await app.person('shinjo', { hat: 'resident' })
    await app.owner.query("UPDATE session SET proved_at = '2026-06-01T00:00:00Z' WHERE person_id = $1", [
      person.id,
    ])
    expect((await person.get('/shinjo/account/passkeys')).location).toContain('/shinjo/account/confirm')
    const options = await person.post('/shinjo/account/passkeys/options')
    expect([options.status, options.headers.get('content-type')]).toEqual([
      422,
      expect.stringContaining('text/html'),
    ])
    expect((await app.anonymous().post('/shinjo/account/passkeys/options')).location).toContain('/sign-in')
  })

  test('of one’s own shows once more who one is, and nobody else’s does', async () => {
    const { person, key } = await somebody()
    await app.owner.query("UPDATE session SET proved_at = '2026-06-01T00:00:00Z' WHERE person_id = $1", [
      person.id,
    ])
    const confirm = async (by: TestAuthenticator, doing: Doing = {}) => {
      const options = await person.post('/shinjo/passkeys/confirm/options')
      const next = '/shinjo/account/passkeys'
      return person.post('/shinjo/passkeys/confirm', { next, credential: by.get(options.text, doing) })
    }
    expect((await person.get('/shinjo/account/confirm?next=/shinjo/account/passkeys')).text).toContain(
      'パスキーで確認する',
    )
    const { key: another } = await somebody()
    expect((await confirm(another)).status).toBe(422)
    expect((await confirm(key, { verified: false })).location).toBe('/shinjo/account/passkeys')
    expect((await person.get('/shinjo/account/passkeys')).status).toBe(200)
  })

  test('must check who holds it where it counts as the second factor', async () => {
    const { person, key } = await somebody('officer')
    const options = await person.post('/shinjo/passkeys/confirm/options')
    expect(JSON.parse(options.text)).toMatchObject({ userVerification: 'required' })
    const credential = key.get(options.text, { verified: false })
    const refused = await person.post('/shinjo/passkeys/confirm', { next: '', credential })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('本人の確認')])
  })
})

describe('what does not fit opens nothing', () => {
  const fails = async (browser: Browser, credential: string, says: string) => {
    const refused = await browser.post('/shinjo/passkeys', { next: '', credential })
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(says)])
    expect(await isIn(browser)).toBe(false)
  }
  const options = async (browser: Browser, city = 'shinjo') =>
    (await browser.post(`/${city}/passkeys/options`)).text

  test('what was said once already', async () => {
    const { key } = await somebody()
    const browser = app.anonymous()
    const credential = key.get(await options(browser))
    const cookie = browser.cookies.get('yui_shinjo_passkey') ?? ''
    expect((await browser.post('/shinjo/passkeys', { next: '', credential })).status).toBe(303)
    await browser.post('/shinjo/sign-out')
    browser.cookies.set('yui_shinjo_passkey', cookie)
    await fails(browser, credential, '使い終わって')
  })

  test('a challenge that was tried in vain', async () => {
    const { key } = await somebody()
    const browser = app.anonymous()
    const given = await options(browser)
    await fails(browser, key.get(given, { origin: 'https://evil.example' }), '確認できませんでした')
    await fails(browser, key.get(given), '使い終わって')
  })

  test('a challenge of another browser, or of five minutes ago', async () => {
    const { key } = await somebody()
    const browser = app.anonymous()
    const stranger = app.anonymous()
    await options(stranger)
    await fails(stranger, key.get(await options(browser)), '確認できませんでした')
    const late = key.get(await options(browser))
    app.setNow('2026-06-01T01:05:01Z')
    await fails(browser, late, '5分')
  })

  test.each<[string, Doing]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of the same name', { origin: 'http://yui.test:8080' }],
    ['a passkey for another name', { rpId: 'evil.example' }],
    ['the making of a passkey instead of its use', { type: 'webauthn.create' }],
    ['a counter that went back: a copy', { counter: 0 }],
  ])('%s', async (_, doing) => {
    const { key } = await somebody()
    const browser = app.anonymous()
    await fails(browser, key.get(await options(browser), doing), '確認できませんでした')
  })

  test('a signature by another key under the same name', async () => {
    const { key } = await somebody()
    const forged = newAuthenticator()
    const browser = app.anonymous()
    const claimed = JSON.parse(forged.get(await options(browser))) as object
    const { userHandle: _, ...response } = (claimed as { response: Record<string, string> }).response
    await fails(
      browser,
      JSON.stringify({ ...claimed, id: key.id, rawId: key.id, response }),
      '確認できませんでした',
    )
  })

  test('somebody else’s handle', async () => {
    const { key } = await somebody()
    const browser = app.anonymous()
    const given = JSON.parse(key.get(await options(browser))) as { response: object }
    const userHandle = Buffer.from('somebody else').toString('base64url')
    await fails(
      browser,
      JSON.stringify({ ...given, response: { ...given.response, userHandle } }),
      '登録されていません',
    )
  })

  test.each(['', 'x', '{}', '[]', 'null', '{"id":"../../x"}', `"${'x'.repeat(70_000)}"`])(
    '%j',
    async (credential) => {
      const browser = app.anonymous()
      await options(browser)
      await fails(browser, credential.slice(0, 70_000), '確認できませんでした')
    },
  )

  test('a passkey of one city in the next, with the browser’s secret, too (classes 14 and 15)', async () => {
    const { key } = await somebody()
    const browser = app.anonymous()
    const elsewhere = await signIn(browser, key, {}, 'tomakomai')
    expect([elsewhere.status, elsewhere.text]).toEqual([422, expect.stringContaining('登録されていません')])
    const given = await options(browser)
    browser.cookies.set('yui_tomakomai_passkey', browser.cookies.get('yui_shinjo_passkey') ?? '')
    expect((await browser.post('/tomakomai/passkeys', { next: '', credential: key.get(given) })).status).toBe(
      422,
    )
    expect((await browser.get('/tomakomai/desk')).status).toBe(303)
  })

  test('a challenge that was given for something else', async () => {
    const { person, key } = await somebody()
    const confirming = await person.post('/shinjo/passkeys/confirm/options')
    const refused = await person.post('/shinjo/passkeys', { next: '', credential: key.get(confirming.text) })
    expect(refused.status).toBe(422)
  })

  test('a passkey that is registered already, or made for another site', async () => {
    const { person, key } = await somebody()
    const twice = await add(person, key)
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('もう登録してあります')])
    expect(twice.text).toContain('value="わたしの鍵"')
    const phished = await add(person, newAuthenticator(), { origin: 'https://evil.example' })
    expect(phished.status).toBe(422)
    expect(await passkeysOf(person)).toHaveLength(1)
  })

  test('a person whose roles have ended, but their own data', async () => {
    const { person, key } = await somebody()
    await app.owner.query("UPDATE hat SET until = '2026-05-31' WHERE person_id = $1", [person.id])
    const browser = app.anonymous()
    const entered = await browser.post('/shinjo/passkeys', {
      next: '',
      credential: key.get(await options(browser)),
    })
    expect([entered.location, await isIn(browser)]).toEqual(['/shinjo/account/data', false])
  })

  test.each(['//evil.example', 'https://evil.example', '/tomakomai/desk'])(
    'nobody is led to %s afterwards (class 3)',
    async (next) => {
      const { key } = await somebody()
      const browser = app.anonymous()
      const credential = key.get(await options(browser))
      expect((await browser.post('/shinjo/passkeys', { next, credential })).location).toBe('/shinjo/desk')
    },
  )
})

test('where the address is a number there are no passkeys, and the page offers none', async () => {
  const { origin } = app.runtime
  app.runtime.origin = 'http://127.0.0.1:3000'
  expect((await app.anonymous().get('/shinjo/sign-in')).text).not.toContain('yui-passkey')
  app.runtime.origin = origin
  const page = await app.anonymous().get('/shinjo/sign-in')
  expect(page.text).toContain('<yui-passkey')
  expect(page.text).toContain('この画面ではパスキーを使えません')
})

describe('staff of a real installation who have nothing yet to show a second time', () => {
  beforeAll(() => {
    app.runtime.demo = false
  })
  afterAll(() => {
    app.runtime.demo = true
  })

  /** In by a password alone: halfway. */
  async function halfway(): Promise<TestPerson> {
    const person = await app.person('shinjo', { hat: 'officer', section: 'health' })
    await app.owner.query("UPDATE session SET factor = 'password', second = NULL WHERE person_id = $1", [
      person.id,
    ])
    expect((await person.get('/shinjo/desk')).location).toContain('/shinjo/sign-in/second')
    return person
  }
  /** One who registered a passkey before. */
  async function withPasskey() {
    app.runtime.demo = true
    const made = await somebody('officer')
    app.runtime.demo = false
    return made
  }
  const begin = async (person: Browser, key: TestAuthenticator, doing: Doing = {}) => {
    const options = await person.post('/shinjo/passkeys/first/options')
    const credential = options.status === 200 ? key.create(options.text, doing) : '{}'
    return person.post('/shinjo/passkeys/first', { name: '庁内の鍵', credential, next: '/shinjo/desk' })
  }

  test('register a passkey on the spot, and are in', async () => {
    const person = await halfway()
    expect((await person.get('/shinjo/sign-in/second')).text).toContain('/shinjo/passkeys/first')
    expect((await begin(person, newAuthenticator())).location).toBe('/shinjo/desk')
    expect((await person.get('/shinjo/desk')).status).toBe(200)
  })

  test('need one that checks who holds it', async () => {
    const person = await halfway()
    expect((await begin(person, newAuthenticator(), { verified: false })).status).toBe(422)
    expect(await passkeysOf(person)).toEqual([])
    expect((await person.get('/shinjo/desk')).status).toBe(303)
  })

  test('who have one already show it, and put no other beside it: a password alone is not enough for that', async () => {
    const { person, key } = await withPasskey()
    await app.owner.query("UPDATE session SET factor = 'password', second = NULL WHERE person_id = $1", [
      person.id,
    ])
    expect((await person.get('/shinjo/sign-in/second')).text).not.toContain('/shinjo/passkeys/first')
    expect((await begin(person, newAuthenticator())).status).not.toBe(303)
    expect((await person.post('/shinjo/account/passkeys/options')).status).toBe(303)
    expect(await passkeysOf(person)).toHaveLength(1)
    const options = await person.post('/shinjo/passkeys/confirm/options')
    const credential = key.get(options.text)
    const shown = await person.post('/shinjo/passkeys/confirm', { credential, next: '/shinjo/desk' })
    expect(shown.location).toBe('/shinjo/desk')
    expect((await person.get('/shinjo/desk')).status).toBe(200)
  })

  test('who have lost it have it taken off by an administrator, and begin anew', async () => {
    const { person, key } = await withPasskey()
    const administrator = await app.person('shinjo', { hat: 'administrator' })
    await app.owner.query("UPDATE session SET second = 'totp' WHERE person_id = $1", [administrator.id])
    const page = await administrator.get(`/shinjo/people/${person.id}`)
    const action = new RegExp(`action="(/shinjo/people/${person.id}/second[^"]*)"`).exec(page.text)?.[1] ?? ''
    expect((await administrator.post(action)).status).toBe(303)
    expect((await signIn(app.anonymous(), key)).status).toBe(422)
    expect(await passkeysOf(person)).toMatchObject([{ credential_id: null }])
  })
})
