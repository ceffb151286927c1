import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openProvider, readSignInSettings } from '../../core/openid/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { startProvider, type TestProvider } from '../../testing/openid-provider.ts'

let app: TestApp
let there: TestProvider
let folder: string
const secret = 'a secret of forty characters and a few more'
const start = '2026-06-01T01:00:00Z'

const backTo = (city: string, code: string) => `http://yui.test/${city}/openid/${code}/back`

beforeAll(async () => {
  app = await startTestApp({ now: start })
  there = await startProvider(() => [
    {
      client_id: 'yui',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: ['shinjo', 'tomakomai'].flatMap((city) =>
        ['people', 'line', 'staff'].map((code) => backTo(city, code)),
      ),
    },
  ])
  folder = await mkdtemp(join(tmpdir(), 'yui-openid-routes-'))
  await writeFile(join(folder, 'secret'), secret, { mode: 0o600 })
  const shared = {
    issuer: there.issuer,
    client: { id: 'yui', auth: 'client_secret_basic', secretFile: 'secret' },
    scopes: ['profile', 'email'],
    claims: { name: 'name', email: 'email', emailVerified: 'email_verified' },
  }
  const providers = [
    {
      ...shared,
      code: 'people',
      label: { ja: '市民ID', en: 'People ID' },
      for: ['residents', 'groups'],
      unknown: 'register',
    },
    { ...shared, code: 'line', label: { ja: 'LINE' }, for: ['residents'] },
    {
      ...shared,
      code: 'staff',
      label: { ja: '職員ID' },
      for: ['staff'],
      knownByEmail: true,
      secondFactor: { amr: ['mfa'] },
    },
  ]
  for (const city of ['shinjo', 'tomakomai'])
    await writeFile(join(folder, `${city}.yaml`), JSON.stringify({ providers }), { mode: 0o600 })
  const { settings, mistakes } = await readSignInSettings(folder)
  expect(mistakes).toEqual([])
  const opened = new Map([...settings].map(([slug, some]) => [slug, some.map(openProvider)]))
  app.runtime.providers = (slug) => opened.get(slug) ?? []
})
afterAll(async () => {
  await app?.stop()
  await there?.stop()
  await rm(folder, { recursive: true, force: true })
})

let count = 0
beforeEach(() => {
  app.setNow(start)
  count += 1
  there.person = {
    sub: `sub-${count}`,
    name: '見本 さくら',
    email: `sakura${count}@example.jp`,
    email_verified: true,
  }
})

/** Presses the button, and goes to the provider as far as the way back. */
async function goOut(browser: Browser, path = '/shinjo/openid/people', next = '') {
  const out = await browser.submit(path, { next })
  const address = /^0; url=(.+)$/.exec(out.headers.get('refresh') ?? '')?.[1]
  if (address === undefined) throw new Error(`no way out: ${out.status} ${out.text}`)
  return there.goThrough(address)
}
const come = async (browser: Browser, path?: string, next?: string) => {
  const back = await goOut(browser, path, next)
  return browser.get(back.pathname + back.search)
}
const register = async (browser: Browser, name = '見本 さくら') => {
  expect((await come(browser)).location).toBe('/shinjo/openid/people/register')
  return browser.post('/shinjo/openid/people/register', { name })
}
const linksOf = async (personId: string) =>
  (await app.owner.query('SELECT * FROM openid_identity WHERE person_id = $1 ORDER BY id', [personId])).rows
const eventsOf = async (personId: string) =>
  (
    await app.owner.query('SELECT kind FROM account_event WHERE person_id = $1 ORDER BY id', [personId])
  ).rows.map(({ kind }) => kind)
const whoIs = async (browser: Browser) => (await browser.get('/shinjo/desk')).status

test('the sign-in page shows what the city has, and in a city that has nothing, nothing', async () => {
  const shinjo = await app.anonymous().get('/shinjo/sign-in')
  for (const name of ['市民ID', 'LINE', '職員ID']) expect(shinjo.text).toContain(`${name}でログイン`)
  expect((await app.anonymous().get('/echizen/sign-in')).text).not.toContain('ほかの ID')
  expect((await app.anonymous().post('/echizen/openid/people')).status).toBe(404)
  expect((await app.anonymous().post('/shinjo/openid/nobody')).status).toBe(404)
})

describe('somebody new', () => {
  test('registers with a name of their own choosing, comes back where they were, and is known from then on', async () => {
    const browser = app.anonymous()
    expect((await come(browser, undefined, '/shinjo/cases')).location).toBe('/shinjo/openid/people/register')
    const form = await browser.get('/shinjo/openid/people/register')
    expect(form.text).toContain('value="見本 さくら"')
    expect(form.text).toContain(`sakura${count}@example.jp`)
    expect((await browser.post('/shinjo/openid/people/register', { name: '' })).status).toBe(422)
    const done = await browser.post('/shinjo/openid/people/register', { name: '見本　咲良' })
    expect([done.status, done.location]).toEqual([303, '/shinjo/cases'])
    expect((await browser.get('/shinjo/desk')).text).toContain('見本　咲良')
    const again = app.anonymous()
    expect((await come(again)).location).toBe('/shinjo/desk')
    expect((await again.get('/shinjo/desk')).text).toContain('見本　咲良')
  })

  test('is registered once: the form sent again opens nothing', async () => {
    const browser = app.anonymous()
    await register(browser)
    browser.cookies.clear()
    expect((await browser.post('/shinjo/openid/people/register', { name: 'x' })).location).toContain(
      'what=again',
    )
  })

  test('after ten minutes begins again, and what was told of them is gone with the way', async () => {
    const browser = app.anonymous()
    await come(browser)
    app.setNow('2026-06-01T01:10:01Z')
    expect((await browser.post('/shinjo/openid/people/register', { name: 'x' })).location).toContain(
      'what=again',
    )
    expect((await browser.get('/shinjo/openid/people/register')).text).not.toContain('見本 さくら')
  })

  test('without a checked address has none here, nor one that somebody else has', async () => {
    there.person = { sub: `unchecked-${count}`, email: 'unchecked@example.jp', email_verified: false }
    await register(app.anonymous(), 'だれか')
    const taken = await app.person('shinjo', { hat: 'resident' })
    await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', ['taken@example.jp', taken.id])
    there.person = { sub: `taken-${count}`, email: 'taken@example.jp', email_verified: true }
    await register(app.anonymous(), 'だれか')
    const { rows } = await app.owner.query("SELECT email FROM person WHERE name = 'だれか'")
    expect(rows).toEqual([{ email: null }, { email: null }])
  })

  test('where nobody registers is told to sign in first and link', async () => {
    const told = await app
      .anonymous()
      .get((await come(app.anonymous(), '/shinjo/openid/line')).location ?? '')
    expect(told.text).toContain('このLINEは、まだつながっていません')
  })

  test('is not let into an account that has the same address', async () => {
    const known = await app.person('shinjo', { hat: 'resident' })
    await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', [
      `sakura${count}@example.jp`,
      known.id,
    ])
    expect((await come(app.anonymous(), '/shinjo/openid/line')).location).toContain('what=unknown')
    expect(await linksOf(known.id)).toEqual([])
  })
})

describe('the staff of a city whose directory is trusted with addresses', () => {
  const officer = async () => {
    const person = await app.person('shinjo', { hat: 'officer', section: 'health' })
    await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', [
      `sakura${count}@example.jp`,
      person.id,
    ])
    return person
  }

  test('come in by their address, once checked, and hear of it by mail', async () => {
    const person = await officer()
    expect((await come(app.anonymous(), '/shinjo/openid/staff')).location).toBe('/shinjo/desk')
    expect(await linksOf(person.id)).toMatchObject([{ provider: 'staff', subject: `sub-${count}` }])
    expect(await eventsOf(person.id)).toEqual(['providerLinked', 'signedIn'])
    const { rows } = await app.owner.query('SELECT kind FROM outbox WHERE to_address = $1', [
      `sakura${count}@example.jp`,
    ])
    expect(rows).toEqual([{ kind: 'people.changed' }])
  })

  test('are not known by an address that the provider did not check', async () => {
    const person = await officer()
    there.person = { sub: `sub-${count}`, email: `sakura${count}@example.jp`, email_verified: false }
    expect((await come(app.anonymous(), '/shinjo/openid/staff')).location).toContain('what=unknown')
    expect(await linksOf(person.id)).toEqual([])
  })

  test('have a second factor in their session where the directory says that it asked for one', async () => {
    const person = await officer()
    there.person = {
      sub: `sub-${count}`,
      email: `sakura${count}@example.jp`,
      email_verified: true,
      amr: ['pwd', 'mfa'],
    }
    await come(app.anonymous(), '/shinjo/openid/staff')
    const sessions = async () =>
      (
        await app.owner.query(
          'SELECT factor, second FROM session WHERE person_id = $1 ORDER BY created_at, id',
          [person.id],
        )
      ).rows
    expect(await sessions()).toContainEqual({ factor: 'openid', second: 'directory' })
    there.person = { ...there.person, amr: ['pwd'] }
    await come(app.anonymous(), '/shinjo/openid/staff')
    expect(await sessions()).toContainEqual({ factor: 'openid', second: null })
  })
})

describe('a hat', () => {
  test('that the provider is not for is not put on', async () => {
    const person = await app.person('shinjo', { hat: 'officer', section: 'health' })
    await app.owner.query(
      `INSERT INTO openid_identity (city_id, id, person_id, provider, issuer, subject, linked_at)
       SELECT city_id, gen_random_uuid(), id, 'line', $1, $2, now() FROM person WHERE id = $3`,
      [there.issuer, `sub-${count}`, person.id],
    )
    expect((await come(app.anonymous(), '/shinjo/openid/line')).location).toContain('what=notForYou')
    await app.owner.query(
      `INSERT INTO hat (city_id, id, person_id, kind, since) SELECT city_id, gen_random_uuid(), id, 'resident', '2026-04-01'
       FROM person WHERE id = $1`,
      [person.id],
    )
    const browser = app.anonymous()
    expect((await come(browser, '/shinjo/openid/line')).location).toBe('/shinjo/desk')
    expect((await browser.get('/shinjo/desk')).text).not.toContain('健康課')
  })

  test('that has ended lets nobody in', async () => {
    const browser = app.anonymous()
    await register(browser, 'おわる人')
    await app.owner.query(
      "UPDATE hat SET until = '2026-05-31' WHERE person_id = (SELECT id FROM person WHERE name = 'おわる人')",
    )
    expect((await come(app.anonymous())).location).toContain('what=notForYou')
  })
})

describe('a link', () => {
  test('is made and taken away on the account page, with a notice each time', async () => {
    const person = await app.person('shinjo', { hat: 'resident' })
    await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', [
      `other${count}@example.jp`,
      person.id,
    ])
    expect((await person.get('/shinjo/account/openid')).text).toContain('LINEをつなぐ')
    expect((await come(person, '/shinjo/account/openid/line')).location).toBe(
      '/shinjo/account/openid?done=line',
    )
    expect((await person.get('/shinjo/account/openid?done=line')).text).toContain('LINEをつなぎました')
    expect((await come(app.anonymous(), '/shinjo/openid/line')).location).toBe('/shinjo/desk')
    const [link] = await linksOf(person.id)
    const ended = await person.post(`/shinjo/account/openid/links/${link.id}/ending`)
    expect(ended.location).toBe('/shinjo/account/openid?done=unlinked')
    expect(await linksOf(person.id)).toMatchObject([{ subject: null }])
    expect((await come(app.anonymous(), '/shinjo/openid/line')).location).toContain('what=unknown')
    expect(await eventsOf(person.id)).toEqual(['providerLinked', 'signedIn', 'providerUnlinked'])
    const { rows } = await app.owner.query('SELECT kind FROM outbox WHERE to_address = $1', [
      `other${count}@example.jp`,
    ])
    expect(rows).toEqual([{ kind: 'people.changed' }, { kind: 'people.changed' }])
  })

  test('that is the last way in stays', async () => {
    const browser = app.anonymous()
    there.person = { sub: `sub-${count}` }
    await register(browser, 'ひとつだけ')
    const { rows } = await app.owner.query(
      "SELECT i.id FROM openid_identity i JOIN person p ON p.id = i.person_id WHERE p.name = 'ひとつだけ'",
    )
    const refused = await browser.post(`/shinjo/account/openid/links/${rows[0].id}/ending`)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('外せません')])
  })

  test('is nobody else’s to take, nor to take away', async () => {
    const [first, second] = [
      await app.person('shinjo', { hat: 'resident' }),
      await app.person('shinjo', { hat: 'resident' }),
    ]
    await come(first, '/shinjo/account/openid/line')
    expect((await come(second, '/shinjo/account/openid/line')).location).toContain('what=taken')
    const [link] = await linksOf(first.id)
    expect((await second.post(`/shinjo/account/openid/links/${link.id}/ending`)).status).not.toBe(303)
    expect(await linksOf(first.id)).toMatchObject([{ unlinked_at: null }])
  })

  test('is asked for again when who is signed in has changed on the way', async () => {
    const [first, second] = [
      await app.person('shinjo', { hat: 'resident' }),
      await app.person('shinjo', { hat: 'resident' }),
    ]
    const back = await goOut(first, '/shinjo/account/openid/line')
    first.cookies.set('yui_shinjo', second.cookies.get('yui_shinjo') ?? '')
    expect((await first.get(back.pathname + back.search)).location).toContain('what=again')
    expect(await linksOf(second.id)).toEqual([])
  })
})

describe('what does not fit opens nothing', () => {
  const refused = async (browser: Browser, path: string, what: string) => {
    expect((await browser.get(path)).location).toContain(`what=${what}`)
    expect(await whoIs(browser)).toBe(303)
  }

  test('an answer in another browser, or in one that began nothing', async () => {
    const back = await goOut(app.anonymous())
    await refused(app.anonymous(), back.pathname + back.search, 'again')
    const other = app.anonymous()
    await goOut(other)
    await refused(other, back.pathname + back.search, 'failed')
  })

  test('an answer that comes twice', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    const cookie = browser.cookies.get('yui_shinjo_openid') ?? ''
    await browser.get(back.pathname + back.search)
    browser.cookies.set('yui_shinjo_openid', cookie)
    await refused(browser, back.pathname + back.search, 'again')
  })

  test('of two at once one', async () => {
    await register(app.anonymous())
    const browser = app.anonymous()
    const back = await goOut(browser)
    const cookie = browser.cookies.get('yui_shinjo_openid') ?? ''
    const twin = app.anonymous()
    twin.cookies.set('yui_shinjo_openid', cookie)
    const both = await Promise.all([browser, twin].map((one) => one.get(back.pathname + back.search)))
    const ends = both.map(({ location }) => location?.replace(/\?.*/, '')).sort()
    expect(ends).toEqual(['/shinjo/desk', '/shinjo/openid/people/told'])
  })

  test('an answer after ten minutes', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    app.setNow('2026-06-01T01:10:01Z')
    await refused(browser, back.pathname + back.search, 'again')
  })

  test('another state', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    back.searchParams.set('state', 'x'.repeat(43))
    await refused(browser, back.pathname + back.search, 'failed')
  })

  test('an answer brought to another provider’s address', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    await refused(browser, `/shinjo/openid/line/back${back.search}`, 'again')
  })

  test('an answer brought to another city, with the browser’s secret, too (classes 14 and 15)', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    browser.cookies.set('yui_tomakomai_openid', browser.cookies.get('yui_shinjo_openid') ?? '')
    const elsewhere = await browser.get(`/tomakomai/openid/people/back${back.search}`)
    expect(elsewhere.location).toBe('/tomakomai/openid/people/told?what=again')
    expect((await browser.get('/tomakomai/desk')).status).toBe(303)
  })

  test('somebody known in one city is nobody in the next', async () => {
    await register(app.anonymous())
    const back = await come(app.anonymous(), '/tomakomai/openid/line')
    expect(back.location).toBe('/tomakomai/openid/line/told?what=unknown')
  })

  test('who says no at the provider is told so', async () => {
    there.person = undefined
    const browser = app.anonymous()
    const back = await come(browser)
    expect(back.location).toBe('/shinjo/openid/people/told?what=no')
    expect((await browser.get(back.location ?? '')).text).toContain('取りやめました')
  })

  test.each(['//evil.example', 'https://evil.example', '/tomakomai/desk'])(
    'nobody is led to %s afterwards (class 3)',
    async (next) => {
      await register(app.anonymous())
      expect((await come(app.anonymous(), '/shinjo/openid/people', next)).location).toBe('/shinjo/desk')
    },
  )

  test('the way out needs a form of ours, and leads to the configured provider alone', async () => {
    const browser = app.anonymous()
    expect((await browser.get('/shinjo/openid/people/out')).location).toContain('what=again')
    const out = await browser.submit('/shinjo/openid/people')
    expect(out.headers.get('refresh')).toMatch(new RegExp(`^0; url=${there.issuer}/auth\\?`))
    expect(out.headers.get('content-security-policy')).toContain("form-action 'self'")
  })

  test('in the database there is nothing to walk a way by', async () => {
    const browser = app.anonymous()
    const back = await goOut(browser)
    const { rows } = await app.owner.query('SELECT * FROM round_trip ORDER BY begun_at DESC')
    const held = JSON.stringify(rows)
    expect(held).not.toContain(browser.cookies.get('yui_shinjo_openid'))
    expect(held).not.toContain(back.searchParams.get('state'))
  })
})

describe('showing once more who one is', () => {
  test('counts for the person who is signed in, in a hat that the provider is for', async () => {
    const person = await app.person('shinjo', { hat: 'resident' })
    await come(person, '/shinjo/account/openid/line')
    const { rows } = await app.owner.query(
      "UPDATE session SET proved_at = '2026-06-01T00:00:00Z' WHERE person_id = $1",
      [person.id],
    )
    expect(rows).toEqual([])
    const asked = await person.get('/shinjo/account/openid')
    expect(asked.location).toContain('/shinjo/account/confirm')
    expect((await person.get(asked.location ?? '')).text).toContain('LINEで確認する')
    expect((await come(person, '/shinjo/openid/line/confirm', '/shinjo/account/openid')).location).toBe(
      '/shinjo/account/openid',
    )
    expect((await person.get('/shinjo/account/openid')).status).toBe(200)
  })

  test('does not count with somebody else’s account', async () => {
    const [first, second] = [
      await app.person('shinjo', { hat: 'resident' }),
      await app.person('shinjo', { hat: 'resident' }),
    ]
    await come(first, '/shinjo/account/openid/line')
    expect((await come(second, '/shinjo/openid/line/confirm')).location).toContain('what=other')
  })

  test('does not count for an officer at a provider that is for residents', async () => {
    const person = await app.person('shinjo', { hat: 'officer', section: 'health' })
    await app.owner.query(
      `INSERT INTO openid_identity (city_id, id, person_id, provider, issuer, subject, linked_at)
       SELECT city_id, gen_random_uuid(), id, 'line', $1, $2, now() FROM person WHERE id = $3`,
      [there.issuer, `sub-${count}`, person.id],
    )
    expect((await come(person, '/shinjo/openid/line/confirm')).location).toContain('what=notForYou')
  })
})
