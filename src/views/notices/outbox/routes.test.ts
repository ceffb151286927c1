import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
let office: TestPerson
let about: TestCase
beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '受け取る人' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  await app.owner.query(`UPDATE person SET contact_email = 'a@example.jp' WHERE id = $1`, [resident.id])
  about = await openTestCase(app, 'shinjo', {
    section: 'health',
    parties: [{ id: resident.id, name: '受け取る人' }],
  })
})
afterAll(() => app?.stop())

async function mail(more: Record<string, unknown> = {}): Promise<string> {
  const id = newId(Date.now())
  const row: Record<string, unknown> = {
    city_id: await app.cityId('shinjo'),
    id,
    case_id: about.id,
    person_id: resident.id,
    kind: 'test',
    lang: 'ja',
    subject: '返事があります',
    body: '本文のとおり\n',
    readable: true,
    queued_at: app.runtime.clock(),
    ...more,
  }
  const names = Object.keys(row)
  await app.owner.query(
    `INSERT INTO outbox (${names.join()}) VALUES (${names.map((_, at) => `$${at + 1}`).join()})`,
    Object.values(row),
  )
  return id
}
const stored = async (id: string) =>
  (await app.owner.query('SELECT * FROM outbox WHERE id = $1', [id])).rows[0]

test('is read exactly as it goes out, by the section of the case and the office', async () => {
  const id = await mail()
  for (const who of [officer, office]) {
    const page = await who.get(`/shinjo/outbox/${id}`)
    expect(page.text).toContain('本文のとおり')
    expect(page.text).toContain('a@example.jp')
    expect((await who.get('/shinjo/outbox')).text).toContain(`/shinjo/outbox/${id}`)
  }
})

test('a mail that has not gone out is stopped, and let go; who did it is kept', async () => {
  const id = await mail()
  expect((await officer.post(`/shinjo/outbox/${id}/hold`)).status).toBe(303)
  expect((await stored(id)).held_at).not.toBeNull()
  expect((await officer.get('/shinjo/outbox?state=held')).text).toContain(id)
  expect((await officer.post(`/shinjo/outbox/${id}/hold`)).status).toBe(409)
  expect((await officer.post(`/shinjo/outbox/${id}/release`)).status).toBe(303)
  expect((await stored(id)).held_at).toBeNull()
  const page = await officer.get(`/shinjo/outbox/${id}`)
  expect(page.text).toContain('止めました')
  expect(page.text).toContain(officer.name)
})

test('what went out cannot be stopped; what waits is not sent twice', async () => {
  const sent = await mail({ sent_at: app.runtime.clock() })
  expect((await officer.post(`/shinjo/outbox/${sent}/hold`)).status).toBe(409)
  expect((await officer.post(`/shinjo/outbox/${await mail()}/resend`, { address: '' })).status).toBe(409)
})

test('what came back is sent again to the right address, as a new mail linked to the first', async () => {
  const id = await mail({
    sent_at: app.runtime.clock(),
    bounced_at: app.runtime.clock(),
    bounce_reason: '550',
  })
  const again = await officer.post(`/shinjo/outbox/${id}/resend`, { address: 'ちがう' })
  expect(again.status).toBe(422)
  const done = await officer.post(`/shinjo/outbox/${id}/resend`, { address: 'ｂ@example.jp' })
  const fresh = /\/outbox\/([^?]+)/.exec(done.location ?? '')?.[1] ?? ''
  expect(await stored(fresh)).toMatchObject({
    resend_of: id,
    to_address: 'b@example.jp',
    body: '本文のとおり\n',
  })
  expect((await stored(id)).bounced_at).not.toBeNull()
})

test('is found by the number of the case, however it is typed; what is no number finds nothing', async () => {
  const id = await mail()
  const typed = encodeURIComponent(about.number.replaceAll('-', '－'))
  expect((await office.get(`/shinjo/outbox?q=${typed}`)).text).toContain(id)
  expect((await office.get('/shinjo/outbox?q=2026-99999-X')).text).not.toContain(id)
})

test('what opens something for one person alone is not to be read, stopped or sent anew by anybody', async () => {
  const id = await mail({ readable: false, subject: '秘密の件名', body: '秘密のリンク' })
  expect((await office.get('/shinjo/outbox')).text).not.toContain('秘密の件名')
  expect((await office.get(`/shinjo/outbox/${id}`)).status).toBe(404)
  for (const act of ['hold', 'release', 'resend'])
    expect((await office.post(`/shinjo/outbox/${id}/${act}`, { address: 'x@example.jp' })).status).toBe(404)
})

test('the office says how long notices wait, and a reply then waits so long', async () => {
  expect((await officer.post('/shinjo/outbox/wait', { minutes: '10' })).status).toBe(403)
  expect((await office.post('/shinjo/outbox/wait', { minutes: '9999' })).status).toBe(422)
  expect((await office.post('/shinjo/outbox/wait', { minutes: '１０' })).status).toBe(303)
  const idea = {
    title: '題名',
    issue: '課題',
    wish: '望み',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  await resident.post('/shinjo/ideas', idea)
  const { rows } = await app.owner.query(
    `SELECT queued_at, not_before FROM outbox WHERE kind = 'idea.received'`,
  )
  expect(rows[0].not_before - rows[0].queued_at).toBe(600_000)
})
