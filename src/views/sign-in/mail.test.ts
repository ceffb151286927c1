import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { type Mailbox, openMailbox, proofIn } from '../../testing/mailbox.ts'

let app: TestApp
let mails: Mailbox
const start = '2026-06-01T01:00:00Z'
const minutesLater = (minutes: number, seconds = 0) =>
  app.setNow(new Date(Date.parse(start) + minutes * 60_000 + seconds * 1000).toISOString())

beforeAll(async () => {
  app = await startTestApp({ now: start })
  mails = await openMailbox(app)
})
afterAll(async () => {
  mails?.stop()
  await app?.stop()
})
beforeEach(() => app.setNow(start))

let count = 0
const newAddress = () => `hanako${count++}@example.jp`

/** Somebody with this address and the hat. */
async function account(email: string, hat: 'resident' | 'officer' = 'resident') {
  const person = await app.person('shinjo', hat === 'officer' ? { hat, section: 'health' } : { hat })
  await app.owner.query('UPDATE person SET email = $1 WHERE id = $2', [email, person.id])
  await app.owner.query('DELETE FROM session WHERE person_id = $1', [person.id])
  return person
}

const ask = (browser: Browser, email: string, next = '') =>
  browser.post('/shinjo/sign-in/mail', { email, next })

async function asked(email: string, next?: string) {
  const browser = app.anonymous()
  await ask(browser, email, next)
  const [mail] = await mails.take(email)
  return { browser, ...proofIn(mail), mail }
}

const isIn = async (browser: Browser) => (await browser.get('/shinjo/desk')).status === 200

describe('the link', () => {
  test('lets in on any device, after a button, and goes where one wanted to', async () => {
    const email = newAddress()
    await account(email)
    const { path, mail } = await asked(email, '/shinjo/cases?q=x')
    expect(mail?.text).toContain('新庄市')
    const other = app.anonymous()
    const page = await other.get(path)
    expect(page.text).toContain(email)
    expect(await isIn(other)).toBe(false)
    expect((await other.post(path)).location).toBe('/shinjo/cases?q=x')
    expect(await isIn(other)).toBe(true)
  })

  test('goes out at once and waits for no minute: somebody sits there', async () => {
    const due = `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'mail.soon'`
    await app.owner.query(`SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs`)
    expect((await app.owner.query(due)).rowCount).toBe(0)
    await ask(app.anonymous(), newAddress())
    expect((await app.owner.query(due)).rowCount).toBe(1)
  })

  test('is not used up by looking, as mail gateways do, and counts once', async () => {
    const email = newAddress()
    await account(email)
    const { path } = await asked(email)
    for (let i = 0; i < 3; i += 1) expect((await app.anonymous().get(path)).status).toBe(200)
    expect((await app.anonymous().post(path)).status).toBe(303)
    const again = await app.anonymous().post(path)
    expect([again.status, again.headers.get('set-cookie')]).toEqual([404, null])
    expect((await app.anonymous().get(path)).status).toBe(404)
  })

  test('of two at the same time one gets in (class 22)', async () => {
    const email = newAddress()
    await account(email)
    for (let round = 0; round < 5; round += 1) {
      minutesLater(round * 61)
      const { path } = await asked(email)
      const answers = await Promise.all([1, 2, 3, 4].map(() => app.anonymous().post(path)))
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404])
    }
  })

  test('is worth nothing after fifteen minutes, nor its code', async () => {
    const email = newAddress()
    await account(email)
    const { browser, path, code } = await asked(email)
    minutesLater(15, 1)
    expect((await app.anonymous().get(path)).status).toBe(404)
    expect((await app.anonymous().post(path)).status).toBe(404)
    expect((await browser.post('/shinjo/sign-in/code', { code })).status).toBe(422)
  })

  test('belongs to one city', async () => {
    const email = newAddress()
    await account(email)
    const { path } = await asked(email)
    expect((await app.anonymous().post(path.replace('/shinjo/', '/echizen/'))).status).toBe(404)
  })

  test('leads whoever has no hat left to their own data alone', async () => {
    const email = newAddress()
    const { id } = await account(email)
    const { path } = await asked(email)
    await app.owner.query("UPDATE hat SET until = '2026-05-31' WHERE person_id = $1", [id])
    const left = app.anonymous()
    expect((await left.post(path)).location).toBe('/shinjo/account/data')
    expect((await left.get('/shinjo/desk')).location).toBe('/shinjo/account/data')
  })

  test.each([
    ['password', "password_hash = 'x'"],
    ['address', "email = 'other' || id || '@example.jp'"],
  ])('dies when the %s changes, by whatever way (class 21)', async (_, change) => {
    const email = newAddress()
    const { id } = await account(email)
    const { browser, path, code } = await asked(email)
    await app.owner.query(`UPDATE person SET ${change} WHERE id = $1`, [id])
    expect((await app.anonymous().post(path)).status).toBe(404)
    expect((await browser.post('/shinjo/sign-in/code', { code })).status).toBe(422)
  })

  test('and its code are nowhere in the database but as hashes', async () => {
    const email = newAddress()
    await account(email)
    const { path, code } = await asked(email)
    const { rows } = await app.owner.query('SELECT * FROM mail_proof WHERE address = $1', [email])
    const stored = JSON.stringify(rows)
    expect(stored).toContain(email)
    expect(stored).not.toContain(path.split('/').at(-1))
    expect(stored).not.toMatch(new RegExp(`\\b${code}\\b`))
  })
})

describe('the code', () => {
  test('opens in the browser that asked, in full width too, and in no other', async () => {
    const email = newAddress()
    await account(email)
    const { browser, code } = await asked(email)
    expect((await app.anonymous().post('/shinjo/sign-in/code', { code })).status).toBe(422)
    const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    expect((await browser.post('/shinjo/sign-in/code', { code: wide })).status).toBe(303)
    expect(await isIn(browser)).toBe(true)
  })

  const other = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0')

  test('may be wrong four times, not five; tries at once are counted, too', async () => {
    const email = newAddress()
    await account(email)
    const { browser, code } = await asked(email)
    const tries = [1, 2, 3, 4, 5].map((by) => browser.post('/shinjo/sign-in/code', { code: other(code, by) }))
    await Promise.all(tries)
    expect((await browser.post('/shinjo/sign-in/code', { code })).status).toBe(422)
    minutesLater(61)
    const second = await asked(email)
    for (const by of [1, 2, 3, 4])
      await second.browser.post('/shinjo/sign-in/code', { code: other(second.code, by) })
    expect((await second.browser.post('/shinjo/sign-in/code', { code: second.code })).status).toBe(303)
  })

  test('is tried twenty times a day for one address, over all its mails; the link still works', async () => {
    const email = newAddress()
    await account(email)
    for (let mail = 0; mail < 4; mail += 1) {
      minutesLater(mail * 61)
      const { browser, code } = await asked(email)
      for (const by of [1, 2, 3, 4, 5]) await browser.post('/shinjo/sign-in/code', { code: other(code, by) })
    }
    minutesLater(4 * 61)
    const { browser, code, path } = await asked(email)
    expect((await browser.post('/shinjo/sign-in/code', { code })).status).toBe(422)
    expect((await app.anonymous().post(path)).status).toBe(303)
  })
})

describe('an unknown address (class 33)', () => {
  const plain = (text: string, address: string) =>
    text.replaceAll(address, '').replaceAll(/[0-9a-f-]{36}/g, '')

  test('gets the same answer, the same pages and the same kind of cookie as a known one', async () => {
    const [known, unknown] = [newAddress(), newAddress()]
    await account(known)
    const seen = []
    for (const email of [known, unknown]) {
      const browser = app.anonymous()
      const answer = await ask(browser, email)
      const cookie = answer.headers.get('set-cookie')?.replace(/=[\w-]{43}/, '=…')
      const page = await browser.get(answer.location ?? '')
      const wrong = await browser.post('/shinjo/sign-in/code', { code: 'x' })
      seen.push({
        answer: [answer.status, answer.location, cookie, answer.text],
        page: [page.status, plain(page.text, email)],
        wrong: [wrong.status, plain(wrong.text, email)],
      })
    }
    expect(seen[1]).toEqual(seen[0])
  })

  test('costs as many statements as a known one, and leaves as much behind', async () => {
    const [known, unknown] = [newAddress(), newAddress()]
    await account(known)
    const log = app.runtime.log
    const lines: { statements?: number }[] = []
    app.runtime.log = pino(
      new Writable({ write: (line, _, done) => done(void lines.push(JSON.parse(String(line)))) }),
    )
    const costs = []
    for (const email of [known, unknown]) {
      const before = await rowsNow()
      await ask(app.anonymous(), email)
      costs.push([lines.at(-1)?.statements, (await rowsNow()) - before])
    }
    app.runtime.log = log
    expect(costs[0]?.[0]).toBeGreaterThan(3)
    expect(costs[1]).toEqual(costs[0])
  })

  const rowsNow = async () => {
    const { rows } = await app.owner.query<{ n: string }>(
      'SELECT (SELECT count(*) FROM mail_proof) + (SELECT count(*) FROM outbox) AS n',
    )
    return Number(rows[0]?.n)
  }

  test('gets at most five mails an hour, asked for one after another or at once', async () => {
    const email = newAddress()
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(app.anonymous(), email)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303))
    expect(await mails.take(email)).toHaveLength(5)
    minutesLater(60, 1)
    await ask(app.anonymous(), email)
    expect(await mails.take(email)).toHaveLength(1)
  })
})

describe('an account of one’s own', () => {
  const form = { name: '結　花子', reading: 'ゆい　はなこ', lang: 'ja' }

  test('is made by the link, with a name as typed and a resident’s hat', async () => {
    const email = newAddress()
    const { path } = await asked(email, '/shinjo/ideas/new')
    const her = app.anonymous()
    expect((await her.get(path)).text).toContain('アカウントを作る')
    const mistaken = await her.post(`${path}/account`, { ...form, name: '' })
    expect(mistaken.status).toBe(422)
    expect(mistaken.text).toContain('value="ゆい　はなこ"')
    expect((await her.post(`${path}/account`, form)).location).toBe('/shinjo/ideas/new')
    expect((await her.get('/shinjo/desk')).text).toContain('結　花子')
    const { rows } = await app.owner.query(
      `SELECT p.name, p.reading, p.lang, p.account, h.kind FROM person p JOIN hat h ON h.person_id = p.id WHERE email = $1`,
      [email],
    )
    expect(rows).toEqual([
      { name: '結　花子', reading: 'ゆい　はなこ', lang: 'ja', account: true, kind: 'resident' },
    ])
    const { rows: events } = await app.owner.query(
      `SELECT e.kind, e.by_hat_id = h.id AS own FROM account_event e JOIN person p ON p.id = e.person_id
       JOIN hat h ON h.person_id = p.id WHERE p.email = $1 ORDER BY e.id`,
      [email],
    )
    expect(events).toEqual([
      { kind: 'registered', own: true },
      { kind: 'signedIn', own: true },
    ])
  })

  test('is made once, also when the form is sent at the same time from two places', async () => {
    const email = newAddress()
    const { path } = await asked(email)
    const sent = [1, 2, 3].map(() => app.anonymous().post(`${path}/account`, form))
    expect((await Promise.all(sent)).map(({ status }) => status).sort()).toEqual([303, 404, 404])
    const { rows } = await app.owner.query('SELECT count(*)::integer AS n FROM person WHERE email = $1', [
      email,
    ])
    expect(rows).toEqual([{ n: 1 }])
  })

  test('is made by the code as well; the mail’s link then counts no more', async () => {
    const email = newAddress()
    const { browser, code, path } = await asked(email)
    const led = await browser.post('/shinjo/sign-in/code', { code })
    expect(led.location).toMatch(/^\/shinjo\/sign-in\/mail\//)
    expect((await app.anonymous().get(path)).status).toBe(404)
    expect((await browser.post(`${led.location}/account`, form)).status).toBe(303)
    expect(await isIn(browser)).toBe(true)
  })

  test('is not made twice for an address that has one by now', async () => {
    const email = newAddress()
    const { path } = await asked(email)
    await account(email)
    expect((await app.anonymous().post(`${path}/account`, form)).status).toBe(404)
  })
})

test('an address that is none is told, with what was typed kept', async () => {
  const answer = await ask(app.anonymous(), 'hanako@')
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('value="hanako@"')
})
