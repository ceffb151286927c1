import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openDuties, people, sendIdea, threadKinds } from '../consultation.testing.ts'
import { titleOf } from './rules.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())

const talk = {
  via: 'phone',
  who: '見本 電話',
  asked: '側溝のふたが外れている。\n危ない。',
  said: '見に行きます。',
}
const numberIn = (location: string | null | undefined) => /done=([^&]+)/.exec(location ?? '')?.[1] ?? 'none'

test('a matter is called by what was asked first', () => {
  expect(titleOf('側溝のふたが外れている。危ない。')).toBe('側溝のふたが外れている')
  expect(titleOf(`\n${'長'.repeat(80)}`)).toBe(`${'長'.repeat(39)}…`)
})

describe('a talk', () => {
  test('about something new is kept with four fields, for the desk only, and is answered like every matter', async () => {
    for (const name of ['via', 'who', 'asked', 'said'])
      expect((await who.officer.post('/shinjo/talks', { ...talk, [name]: '' })).status).toBe(422)
    const sent = await who.officer.post('/shinjo/talks', talk)
    expect(sent.status).toBe(303)
    const number = numberIn(sent.location)
    expect(await openDuties(app, number)).toMatchObject([
      { kind: 'consultation.reply', section: 'general-policy' },
    ])
    expect(await threadKinds(app, number)).toEqual([
      'idea.sent',
      'consultation.received',
      'consultation.talked',
    ])
    expect((await app.anonymous().get(`/shinjo/cases/${number}`)).status).toBe(404)
    const room = (await who.office.get(`/shinjo/cases/${number}/consultation`)).text
    expect(room).toContain('見本 電話さんと電話で話しました')
    expect((await who.officer.get(sent.location ?? '')).text).toContain(`受付番号 ${number} に残しました`)
  })

  test('with somebody who looks like one who is known is kept once that was chosen', async () => {
    const again = { ...talk, who: '見本　電話', field: 'health' }
    const asked = await who.officer.post('/shinjo/talks', again)
    expect(asked.status).toBe(422)
    const same = /name="samePerson"[^>]*value="([0-9a-f-]{36})"/.exec(asked.text)?.[1]
    expect(same).toBeDefined()
    const kept = await who.officer.post('/shinjo/talks', { ...again, samePerson: same ?? '' })
    expect(kept.status).toBe(303)
    const { rows } = await app.owner.query('SELECT 1 FROM person_merge WHERE into_person_id = $1', [same])
    expect(rows).toHaveLength(1)
    expect((await who.officer.post('/shinjo/talks', { ...again, samePerson: who.office.id })).status).toBe(
      422,
    )
  })

  test('about a known matter stands in its room, moves the next date, and can be the answer', async () => {
    const number = await sendIdea(who.resident)
    const known = { ...talk, number: number.toLowerCase(), nextOn: '2026-06-10' }
    expect((await who.officer.post('/shinjo/talks', known)).status).toBe(303)
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toEqual(['consultation.reply'])
    expect((await who.resident.get(`/shinjo/cases/${number}/consultation`)).text).toContain('2026年6月10日')
    const answered = { ...talk, number, answered: 'yes', said: '明日直します。' }
    expect((await who.stranger.post('/shinjo/talks', answered)).status).toBe(422)
    expect((await who.officer.post('/shinjo/talks', answered)).status).toBe(303)
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toEqual(['consultation.conclude'])
    expect((await threadKinds(app, number)).slice(-4)).toEqual([
      'consultation.talked',
      'consultation.accepted',
      'consultation.replied',
      'consultation.answer',
    ])
  })

  test('tells nobody of a matter they may not know, and is nobody’s to write but the city hall’s', async () => {
    const number = await sendIdea(who.resident, 'shinjo', { visibility: 'desk' })
    const known = { ...talk, number }
    expect((await who.stranger.post('/shinjo/talks', known)).status).toBe(422)
    expect((await who.resident.post('/shinjo/talks', known)).status).toBe(403)
    expect((await who.resident.get('/shinjo/talks/new')).status).toBe(403)
    const wrong: Record<string, string>[] = [
      { nextOn: '2026-05-01' },
      { talkedOn: '2026-07-01' },
      { number: '2026-99999-X' },
      { field: 'nowhere' },
    ]
    for (const fields of wrong)
      expect((await who.officer.post('/shinjo/talks', { ...talk, ...fields })).status).toBe(422)
  })

  test('about something new has a key, told once: by it the caller reads on, and brings the matter into an account', async () => {
    const sent = await who.officer.post('/shinjo/talks', { ...talk, who: '鍵野 三子' })
    const number = numberIn(sent.location)
    const kept = (await who.officer.get(sent.location ?? '')).text
    const key = /<strong>([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/.exec(kept)?.[1] ?? 'none'
    const caller = await app.anonymous().submit('/shinjo/follow', { number, key })
    expect([caller.status, caller.text.includes('側溝のふた')]).toEqual([200, true])
    const account = await app.person('shinjo', { hat: 'resident', name: '鍵野 みつこ' })
    expect((await account.post('/shinjo/claims', { number, key })).status).toBeLessThan(400)
    expect((await account.get('/shinjo/desk')).text).toContain(number)
    const known = await sendIdea(who.resident)
    expect((await who.officer.post('/shinjo/talks', { ...talk, number: known })).status).toBe(303)
    expect((await who.officer.get(`/shinjo/talks/new?done=${number}`)).text).not.toContain(key)
  })
})
