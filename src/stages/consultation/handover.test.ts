import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openDuties, people, sendIdea, use } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())

const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`
const handOn = (by: typeof who.officer, number: string, section: string, handoverReason = '担当が違うため') =>
  use(by, pageOf(number), 'handover', { section, handoverReason })

describe('handing on', () => {
  test('moves the answer with its date: the promise to the sender stays', async () => {
    const number = await sendIdea(who.resident)
    app.setNow('2026-06-05T01:00:00Z')
    const later = await app.person('shinjo', { hat: 'officer', section: 'health' })
    const done = await handOn(later, number, 'environment')
    app.setNow('2026-06-01T01:00:00Z')
    expect(done.location).toBe(`/shinjo/cases/${number}`)
    expect(await openDuties(app, number)).toEqual([
      { kind: 'consultation.reply', section: 'environment', due_on: '2026-06-15' },
    ])
    const open = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(open).toContain('担当が違うため')
    expect((await who.officer.get(pageOf(number))).status).toBe(403)
    expect((await who.stranger.get(pageOf(number))).status).toBe(200)
  })

  test('a second time only to the coordination office, whatever is sent', async () => {
    const number = await sendIdea(who.resident)
    await handOn(who.officer, number, 'environment')
    expect((await handOn(who.stranger, number, 'health')).status).toBe(422)
    expect((await handOn(who.stranger, number, 'general-policy')).location).toBe(`/shinjo/cases/${number}`)
    const page = await who.office.get(pageOf(number))
    expect(page.text).toContain('これ以上は引き継げません')
    expect(
      (await who.office.post(`${pageOf(number)}/handover`, { version: '3', section: 'health' })).status,
    ).toBe(422)
    const forced = { version: '3', section: 'health', handoverReason: 'x' }
    expect((await who.office.post(`${pageOf(number)}/handover`, forced)).status).toBe(422)
    expect((await openDuties(app, number)).map(({ section }) => section)).toEqual(['general-policy'])
  })

  test('needs a reason and a section the city has; the reason typed is kept', async () => {
    const number = await sendIdea(who.resident)
    expect((await handOn(who.officer, number, 'environment', ' ')).status).toBe(422)
    const unknown = await handOn(who.officer, number, 'moon', 'くわしい理由')
    expect(unknown.status).toBe(422)
    expect(unknown.text).toContain('くわしい理由')
    expect(unknown.text).toContain('href="#section"')
  })

  test('of a matter that is not public leads back to the desk, where it is gone', async () => {
    const number = await sendIdea(who.resident, 'shinjo', { visibility: 'desk', title: '内緒の相談' })
    const done = await handOn(who.officer, number, 'environment')
    expect(done.location).toBe('/shinjo/desk')
    expect((await who.officer.get('/shinjo/desk')).text).not.toContain('内緒の相談')
    expect((await who.stranger.get('/shinjo/desk')).text).toContain('内緒の相談')
  })
})
