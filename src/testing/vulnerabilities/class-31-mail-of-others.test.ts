import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../app.ts'
import { type Canaries, canary, plantCanaries } from '../canaries.ts'

/* Class 31: mails, letters and calls are those of one's own cases, in one's own city. */
let app: TestApp
let here: Canaries
beforeAll(async () => {
  app = await startTestApp()
  here = await plantCanaries(app, 'shinjo', [{ visibility: 'desk', reach: 'accepted' }])
})
afterAll(() => app?.stop())

const addresses = (city: string) => {
  const [{ mailId, letterId, callId } = { mailId: '', letterId: '', callId: '' }] = here.cases
  const person = here.ids.persons.resident?.personId
  const lists = ['/outbox', '/outbox?state=waiting', '/letters', '/letters/print', '/calls']
  return [
    ...lists,
    `/outbox/${mailId}`,
    `/letters/${letterId}`,
    `/calls/${callId}`,
    `/contacts/${person}`,
  ].map((path) => `/${city}${path}`)
}

test('the section in charge and the office read them', async () => {
  for (const role of ['officer', 'office']) {
    const who = await here.as(role)
    for (const address of addresses('shinjo')) {
      const { status, text } = await who.get(address)
      expect([address, status, text.includes(canary)]).toEqual([address, 200, true])
    }
  }
})

test('another section, another city’s office and everybody else read none', async () => {
  const strangers = [
    await app.person('shinjo', { hat: 'officer', section: 'environment', name: '他課' }),
    await app.person('shinjo', { hat: 'administrator', name: '管理' }),
    await app.person('shinjo', { hat: 'resident', name: '住民' }),
    await app.person('kurashiki', { hat: 'coordination', section: 'civic-activity', name: '他市' }),
  ]
  for (const who of [...strangers, app.anonymous()])
    for (const city of ['shinjo', 'kurashiki'])
      for (const address of addresses(city)) {
        const { text, location } = await who.get(address)
        expect([address, `${text}${location}`.includes(canary)]).toEqual([address, false])
      }
})

test('and change none', async () => {
  const other = await app.person('kurashiki', { hat: 'coordination', section: 'civic-activity' })
  const [{ mailId, letterId, callId } = { mailId: '', letterId: '', callId: '' }] = here.cases
  await other.post(`/kurashiki/outbox/${mailId}/hold`)
  await other.post('/kurashiki/letters/marks', { mark: 'printed', letters: letterId })
  await other.post(`/kurashiki/calls/${callId}/tries`, { version: '0', result: 'talked' })
  const { rows } = await app.owner.query(
    `SELECT (SELECT held_at FROM outbox WHERE id = $1), (SELECT printed_at FROM letter WHERE id = $2),
      (SELECT closed_at FROM phone_call WHERE id = $3)`,
    [mailId, letterId, callId],
  )
  expect(rows).toEqual([{ held_at: null, printed_at: null, closed_at: null }])
})
