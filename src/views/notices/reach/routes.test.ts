import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let officer: TestPerson
let resident: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  resident = await app.person('shinjo', { hat: 'resident', name: '受け取る人' })
})
const stored = async () =>
  (await app.owner.query('SELECT * FROM person WHERE id = $1', [resident.id])).rows[0]
const own = (more: Record<string, string | string[]>) => resident.post('/shinjo/account/notices', more)

test('who has an account changes the channel with their details alone, and switches off here what the clock does', async () => {
  const clock = (chosen: string[]) => resident.post('/shinjo/account/notices/clock', { clock: chosen })
  expect((await clock(['digests'])).status).toBe(303)
  expect(await stored()).toMatchObject({ channel: 'mail', reminders: false, digests: true })
  await clock([])
  expect(await stored()).toMatchObject({ reminders: false, digests: false })
  const page = (await resident.get('/shinjo/account/notices')).text
  expect(page).toContain('href="/shinjo/account/details"')
  expect(page).not.toContain('name="channel"')
  expect((await own({ channel: 'none' })).status).toBe(404)
})

test('without an account it is chosen here; letters need an address, calls a number; what was typed stays', async () => {
  await app.owner.query('UPDATE person SET account = false WHERE id = $1', [resident.id])
  const letter = await own({ channel: 'letter', postalCode: '996-8501' })
  expect(letter.status).toBe(422)
  expect(letter.text).toContain('住所を入力してください')
  expect(letter.text).toContain('value="996-8501"')
  expect((await own({ channel: 'phone' })).text).toContain('電話番号を入力してください')
  expect((await own({ channel: 'phone', phone: '０２３３（２２）２１１１' })).status).toBe(303)
  expect(await stored()).toMatchObject({ channel: 'phone', reminders: true })
  expect((await resident.get('/shinjo/account/notices')).text).toMatch(/value="0233[-0-9]*"/)
})

test('staff change it on the person’s word for those they write to, and no one else; it is kept who did', async () => {
  const path = `/shinjo/contacts/${resident.id}`
  expect((await officer.get(path)).status).toBe(404)
  await app.owner.query(`UPDATE person SET email = 'sign-in@example.jp' WHERE id = $1`, [resident.id])
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  await resident.post('/shinjo/ideas', idea)
  expect((await officer.post(path, { channel: 'phone', phone: '0233-22-2111' })).status).toBe(422)
  const given = {
    channel: 'phone',
    phone: '0233-22-2111',
    email: 'taken@evil.example',
    how: '窓口でご本人から',
  }
  expect((await officer.post(path, given)).status).toBe(303)
  // Where the links to sign in go is for the person alone.
  expect(await stored()).toMatchObject({ channel: 'phone', contact_email: null, email: 'sign-in@example.jp' })
  expect((await officer.get(path)).text).toContain('窓口でご本人から')
  const other = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  expect((await other.get(path)).status).toBe(404)
})

test('whoever has no account is told at the old address when staff change it, without the new one', async () => {
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
    'contact.name': '連絡先の人',
    'contact.channel': 'mail',
    'contact.email': 'before@example.jp',
  }
  const nameless = app.anonymous()
  const form = (await nameless.get('/shinjo/ideas/new')).text
  const accessKey = /name="accessKey" value="([^"]*)"/.exec(form)?.[1] ?? ''
  expect((await nameless.post('/shinjo/ideas', { ...idea, accessKey })).status).toBe(303)
  const { rows } = await app.owner.query(
    `SELECT id FROM person WHERE contact_email = 'before@example.jp' AND NOT account`,
  )
  const path = `/shinjo/contacts/${rows[0]?.id}`
  const told = async () =>
    (
      await app.owner.query(
        `SELECT to_address, body, readable FROM outbox WHERE kind = 'notices.addressChanged' ORDER BY id`,
      )
    ).rows
  const save = (email: string) =>
    officer.post(path, { channel: 'mail', phone: '', email, how: '電話で本人から' })
  expect((await save('before@example.jp')).status).toBe(303)
  expect(await told()).toEqual([])
  expect((await save('after@example.jp')).status).toBe(303)
  const [mail, ...more] = await told()
  expect([mail.to_address, mail.readable, more]).toEqual(['before@example.jp', false, []])
  expect(mail.body).toContain('窓口で変更されました')
  expect(mail.body).not.toContain('after@example.jp')
})
