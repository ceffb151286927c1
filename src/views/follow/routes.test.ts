import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'

const city = 'shinjo'
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const idea = {
  title: '通学路の見守り',
  issue: '朝の交差点が心配です',
  wish: '交代で立ちたい',
  proposer: '近所の三人',
  field: 'snow',
  visibility: 'desk',
}
const contact = {
  'contact.name': '見本 葛󠄀西',
  'contact.channel': 'mail',
  'contact.email': 'ｓｅｎｔ＠example.jp',
}
const hidden = (text: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? ''

/** Sends an idea as somebody nobody knows; gives the number and the key of the receipt. */
async function sendNameless(who: Browser, more: Record<string, string> = {}) {
  const form = (await who.get(`/${city}/ideas/new`)).text
  const names = ['accessKey', 'draftId', 'draftKey', 'submissionId']
  const screen = Object.fromEntries(names.map((name) => [name, hidden(form, name)]))
  const fields = { ...screen, ...idea, ...contact, ...more }
  const sent = await who.post(`/${city}/ideas`, fields)
  const number = sent.location?.split('/').at(-2) ?? ''
  return { sent, number, key: screen.accessKey ?? '', fields }
}

describe('an idea from somebody without an account', () => {
  test('gets a number and a key on its receipt, and its sender reads the answer by them', async () => {
    const phone = app.anonymous()
    const { sent, number, key } = await sendNameless(phone)
    expect(sent.status).toBe(303)
    const receipt = await phone.get(sent.location ?? '')
    expect([receipt.text.includes(number), receipt.text.includes(key)]).toEqual([true, true])
    const library = app.anonymous()
    expect((await library.get(`/${city}/cases/${number}`)).status).toBe(404)
    const typed = key.toLowerCase().replaceAll('-', '')
    const opened = await library.submit(`/${city}/follow`, {
      number: number.replaceAll('-', 'ー'),
      key: typed,
    })
    expect([opened.status, opened.text.includes('通学路の見守り')]).toEqual([200, true])
    const officer = await app.person(city, { hat: 'officer', section: 'urban-development' })
    const seen = await officer.get(`/${city}/cases/${number}`)
    expect(seen.text).toContain('見本 葛󠄀西')
  })

  test('sent twice it is one, and whoever holds the key is let in again', async () => {
    const phone = app.anonymous()
    const { number, fields } = await sendNameless(phone)
    const again = app.anonymous()
    const second = await again.post(`/${city}/ideas`, fields)
    expect(second.location).toContain(number)
    expect((await again.get(second.location ?? '')).status).toBe(200)
    const thief = app.anonymous()
    const other = await thief.post(`/${city}/ideas`, { ...fields, accessKey: 'AAAA-BBBB-CCCC' })
    expect((await thief.get(other.location ?? '')).status).toBe(404)
  })

  test('says a name and how the answer arrives: 422, everything kept', async () => {
    const answer = await app.anonymous().post(`/${city}/ideas`, {
      ...idea,
      title: '',
      accessKey: 'AAAA-BBBB-CCCC',
      'contact.name': '名前だけ',
    })
    expect(answer.status).toBe(422)
    // All at once: what the form lacks and what the sender lacks.
    expect(answer.text).toContain('href="#title"')
    expect(answer.text).toContain('名前だけ')
    expect(answer.text).toContain('href="#contact.channel"')
  })

  test('a telephone in any writing is folded, the name is stored as typed', async () => {
    const { number } = await sendNameless(app.anonymous(), {
      'contact.channel': 'phone',
      'contact.phone': '０２３３（２２）２１１１',
    })
    const { rows } = await app.owner.query(
      `SELECT p.name, p.phone, p.account, p.contact_email FROM person p JOIN party y ON y.person_id = p.id
       JOIN collaboration c ON c.id = y.case_id WHERE c.number = $1`,
      [number],
    )
    expect(rows).toEqual([
      { name: '見本 葛󠄀西', phone: '0233-22-2111', account: false, contact_email: 'sent@example.jp' },
    ])
  })
})

describe('a wrong number or key', () => {
  test('is answered the same, whether there is such a case or not', async () => {
    const { number } = await sendNameless(app.anonymous())
    const guess = async (of: string) => {
      const { status, text } = await app
        .anonymous()
        .post(`/${city}/follow`, { number: of, key: 'AAAABBBBCCCC' })
      return [status, text.replaceAll(of, '').replace(/name="[^"]*" value="[^"]*"/g, '')]
    }
    expect(await guess(number)).toEqual(await guess('2026-99999-A'))
  })

  test('five in a row, and the right one rests for a while too', async () => {
    const { number, key } = await sendNameless(app.anonymous())
    for (let at = 0; at < 5; at += 1)
      await app.anonymous().post(`/${city}/follow`, { number, key: 'AAAABBBBCCCC' })
    expect((await app.anonymous().post(`/${city}/follow`, { number, key })).status).toBe(422)
    app.setNow('2026-06-01T01:20:00Z')
    expect((await app.anonymous().post(`/${city}/follow`, { number, key })).status).toBe(303)
    app.setNow('2026-06-01T01:00:00Z')
  })

  test('of another city opens nothing', async () => {
    const { number, key } = await sendNameless(app.anonymous())
    expect((await app.anonymous().post('/tomakomai/follow', { number, key })).status).toBe(422)
  })
})

describe('a lost key', () => {
  test('is made anew for the address that was given, with the same answer for every other', async () => {
    const { number, key } = await sendNameless(app.anonymous())
    const ask = (email: string) =>
      app.anonymous().post(`/${city}/follow/lost-key`, { lostNumber: number, email })
    const wrongOne = await ask('someone@example.jp')
    const right = await ask('SENT@example.jp')
    expect(right.text).toBe(wrongOne.text)
    const { rows } = await app.owner.query<{ body: string }>(
      "SELECT body FROM outbox WHERE kind = 'accessKey' ORDER BY id DESC",
    )
    expect(rows).toHaveLength(1)
    const fresh = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(rows[0]?.body ?? '')?.[0] ?? ''
    expect(rows[0]?.body).not.toContain(number)
    expect((await app.anonymous().post(`/${city}/follow`, { number, key })).status).toBe(422)
    expect((await app.anonymous().post(`/${city}/follow`, { number, key: fresh })).status).toBe(303)
  })
})

describe('bringing it into an account', () => {
  test('the matter is then one’s own, once, and for nobody else', async () => {
    const { number, key } = await sendNameless(app.anonymous())
    const me = await app.person(city, { hat: 'resident', name: '見本 さくら' })
    const other = await app.person(city, { hat: 'resident', name: '見本 けん' })
    expect((await me.get(`/${city}/cases/${number}`)).status).toBe(404)
    expect((await me.post(`/${city}/claims`, { number, key })).status).toBe(303)
    expect((await me.get(`/${city}/desk`)).text).toContain('通学路の見守り')
    expect((await me.get(`/${city}/cases/${number}`)).status).toBe(200)
    expect((await me.post(`/${city}/claims`, { number, key })).status).toBe(422)
    expect((await other.post(`/${city}/claims`, { number, key })).status).toBe(422)
    expect((await other.get(`/${city}/cases/${number}`)).status).toBe(404)
  })

  test('asks for an account', async () => {
    const guest = app.anonymous()
    const { number, key } = await sendNameless(guest)
    expect((await guest.post(`/${city}/claims`, { number, key })).status).toBe(403)
  })
})
