import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sessionCookie } from '../../core/people/session.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { people, sendIdea } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
let room: string
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())
beforeEach(async () => {
  room = `/shinjo/cases/${await sendIdea(who.resident)}/consultation`
  const { text } = await who.officer.get(room)
  await who.officer.post(`${room}/acceptance`, { version: screenOf(text, 'acceptance').version ?? '' })
})

/** What one form of the room carries besides what is typed. */
function screenOf(html: string, noun: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${room}/${noun}"`)) ?? ''
  const names = ['draftId', 'draftKey', 'draftBase', 'draftShown', 'as', 'version', 'submissionId']
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
const screen = async (noun: string, from = who.officer) => screenOf((await from.get(room)).text, noun)
const typedIn = ({ text }: { text: string }, name: string) =>
  new RegExp(`<textarea[^>]*id="${name}"[^>]*>\\n?([^<]*)<`).exec(text)?.[1]?.trim()

/** The session has ended at this browser, and begins again after signing in. */
async function withoutSession<T>(browser: Browser, act: (browser: Browser) => Promise<T>): Promise<T> {
  const cookie = sessionCookie('shinjo')
  const token = browser.cookies.get(cookie) ?? ''
  browser.cookies.delete(cookie)
  const done = await act(browser)
  browser.cookies.set(cookie, token)
  return done
}

describe('the forms of the room are kept while they are typed', () => {
  test('a reply whose session ended in the middle is there after signing in', async () => {
    // A reply was sent from here before: its draft is there, empty, and this screen has saved nothing yet.
    await who.officer.post(`${room}/reply`, { ...(await screen('reply')), text: '一つ目のお返事' })
    const reply = await screen('reply')
    const sent = await withoutSession(who.officer, (browser) =>
      browser.post(`${room}/reply`, { ...reply, text: '書きかけのお返事' }),
    )
    expect([sent.status, sent.location?.includes('/sign-in?kept=1')]).toEqual([303, true])
    const back = await who.officer.get(room)
    expect([back.status, typedIn(back, 'text')]).toEqual([200, '書きかけのお返事'])
    expect((await who.colleague.get(room)).text).not.toContain('書きかけのお返事')
    expect((await who.resident.get(room)).text).not.toContain('書きかけのお返事')
  })

  test('each by itself: saving one keeps the other, and sending one leaves the other', async () => {
    const page = (await who.officer.get(room)).text
    const [reply, handover] = [screenOf(page, 'reply'), screenOf(page, 'handover')]
    expect(reply.draftId).not.toBe(handover.draftId)
    const autosaved = await who.officer.post(`${room}/handover`, {
      ...handover,
      handoverReason: '環境課の仕事です',
      step: 'autosave',
    })
    expect(JSON.parse(autosaved.text).state).toBe('kept')
    const saved = await who.officer.post(`${room}/reply`, { ...reply, text: 'お返事', step: 'save' })
    expect([saved.status, typedIn(saved, 'text'), typedIn(saved, 'handoverReason')]).toEqual([
      200,
      'お返事',
      '環境課の仕事です',
    ])
    const done = await who.officer.post(`${room}/reply`, { ...screenOf(saved.text, 'reply'), text: 'お返事' })
    expect(done.location).toBe(`${room}?done=reply`)
    const after = await who.officer.get(room)
    expect([typedIn(after, 'text'), typedIn(after, 'handoverReason')]).toEqual(['', '環境課の仕事です'])
  })

  test('of one text on two screens both stand in their own form until one is chosen', async () => {
    const [here, there] = [await screen('reply'), await screen('reply')]
    const save = (from: object, text: string) =>
      who.officer.post(`${room}/reply`, { ...from, text, step: 'save' })
    await save(here, '一つ目')
    const clash = await save(there, '二つ目')
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('一つ目')
    expect(clash.text).toContain('form="draft-reply"')
    expect(clash.text).toContain('id="draft-reply"')
  })

  test('a message of the sender is kept; the address of a form leads back to its room', async () => {
    const message = await screen('message', who.resident)
    await who.resident.post(`${room}/message`, { ...message, message: '途中', step: 'autosave' })
    expect(typedIn(await who.resident.get(room), 'message')).toBe('途中')
    for (const noun of ['reply', 'message', 'handover', 'conclusion']) {
      const reloaded = await who.officer.get(`${room}/${noun}`)
      expect([reloaded.status, reloaded.location]).toEqual([303, room])
    }
  })
})
