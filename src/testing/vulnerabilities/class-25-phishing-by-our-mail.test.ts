import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'

/* Class 25: nothing that users write becomes a link, a subject or a whole text of a mail that we send. */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const lure = 'https://evil.example/login 至急\r\nBcc: all@example.jp\u202e'

test('an idea, an answer and a conclusion full of lures send mails without any of them', async () => {
  const resident = await app.person('shinjo', { hat: 'resident', name: lure })
  const officer = await app.person('shinjo', { hat: 'officer', section: 'health', name: lure })
  await app.owner.query(`UPDATE person SET contact_email = 'hanako@example.jp' WHERE id = $1`, [resident.id])
  const idea = { title: lure, issue: lure, wish: lure, proposer: lure, field: 'health', visibility: 'desk' }
  const { location } = await resident.post('/shinjo/ideas', idea)
  const page = (location ?? '').replace('/receipt', '/consultation')
  await officer.post(`${page}/acceptance`, { version: '1' })
  await officer.post(`${page}/reply`, { version: '2', text: lure })
  await resident.post(`${page}/message`, { message: lure })
  await officer.post(`${page}/conclusion`, { version: '3', outcome: 'notPossible', reason: lure })
  const { rows } = await app.owner.query('SELECT subject, body FROM outbox WHERE person_id = $1', [
    resident.id,
  ])
  expect(rows.length).toBeGreaterThanOrEqual(4)
  for (const { subject, body } of rows) {
    expect(`${subject}\n${body}`).not.toMatch(/evil|至急|Bcc|\u202e/)
    for (const [link] of body.matchAll(/https?:\S+/g)) expect(link).toMatch(/^http:\/\/yui\.test\/shinjo\//)
    expect(subject).not.toContain('\n')
  }
})
