import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openDuties, people, sendIdea, threadKinds, use } from './consultation.testing.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
})
afterAll(() => app?.stop())

const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`
const accepted = async () => {
  const number = await sendIdea(who.resident)
  await use(who.officer, pageOf(number), 'acceptance')
  return number
}

describe('receiving', () => {
  test('the idea reaches the section of its field, with a day by which it is answered', async () => {
    const number = await sendIdea(who.resident)
    expect(await openDuties(app, number)).toEqual([
      { kind: 'consultation.reply', section: 'health', due_on: '2026-06-15' },
    ])
    const page = await who.officer.get(pageOf(number))
    expect(page.status).toBe(200)
    expect(page.text).toContain('2026年6月15日')
  })

  test('an idea of an unknown field reaches the default office', async () => {
    const number = await sendIdea(who.resident, 'shinjo', { field: 'unknown' })
    expect((await openDuties(app, number)).map(({ section }) => section)).toEqual(['general-policy'])
  })

  test('the proposer is told that the section has accepted', async () => {
    const number = await accepted()
    const page = await who.resident.get(pageOf(number))
    expect(page.text).toContain('受け付けました')
    expect(page.text).toContain('対応中です')
  })

  test('two officers accept at once: one wins, the other is told who was faster', async () => {
    const number = await sendIdea(who.resident)
    const answers = await Promise.all([
      use(who.officer, pageOf(number), 'acceptance'),
      use(who.colleague, pageOf(number), 'acceptance'),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const lost = answers.findIndex(({ status }) => status === 409)
    expect(answers[lost]?.text).toContain(lost === 0 ? '同僚 良子' : '担当 一郎')
    expect((await threadKinds(app, number)).filter((kind) => kind === 'consultation.accepted')).toHaveLength(
      1,
    )
  })
})

describe('who may', () => {
  test('another section and another resident may not open or work on it', async () => {
    const number = await sendIdea(who.resident)
    for (const other of [who.stranger, who.neighbour]) {
      expect((await other.get(pageOf(number))).status).toBe(403)
      for (const noun of ['acceptance', 'reply', 'handover', 'conclusion'])
        expect((await other.post(`${pageOf(number)}/${noun}`, { version: '1', text: 'x' })).status).toBe(403)
    }
    expect((await who.resident.post(`${pageOf(number)}/acceptance`, { version: '1' })).status).toBe(403)
    expect(await threadKinds(app, number)).toEqual(['idea.sent', 'consultation.received'])
  })

  test('an officer of another section may not even know of what went to the desk only', async () => {
    const number = await sendIdea(who.resident, 'shinjo', { visibility: 'desk' })
    expect((await who.stranger.get(pageOf(number))).status).toBe(404)
    expect((await app.anonymous().get(pageOf(number))).status).toBe(404)
  })

  test('nobody signed in is asked to sign in', async () => {
    const number = await sendIdea(who.resident)
    const answer = await app.anonymous().get(pageOf(number))
    expect(answer.status).toBe(303)
    expect(answer.location).toContain('/shinjo/sign-in?next=')
  })

  test('the case is unknown in another city', async () => {
    const number = await sendIdea(who.resident)
    const elsewhere = await app.person('kurashiki', { hat: 'coordination' })
    const path = `/kurashiki/cases/${number}/consultation`
    expect((await elsewhere.get(path)).status).toBe(404)
    expect((await elsewhere.post(`${path}/acceptance`, { version: '1' })).status).toBe(404)
  })
})

describe('replying', () => {
  test('the text reaches the parties, and everyone sees that there was an answer', async () => {
    const number = await accepted()
    const reply = { text: '来週の打合せでお話ししましょう。', nextOn: '2026-06-10' }
    expect((await use(who.officer, pageOf(number), 'reply', reply)).location).toBe(
      `${pageOf(number)}?done=reply`,
    )
    expect((await who.officer.get(`${pageOf(number)}?done=reply`)).text).toContain('回答を送りました')
    expect((await who.resident.get(pageOf(number))).text).toContain(reply.text)
    const open = await app.anonymous().get(`/shinjo/cases/${number}`)
    expect(open.text).not.toContain(reply.text)
    expect(open.text).toContain('担当課が回答しました')
    expect(open.text).toContain('2026年6月10日')
    expect(await openDuties(app, number)).toEqual([
      { kind: 'consultation.conclude', section: 'health', due_on: '2026-06-10' },
    ])
  })

  test('a form with mistakes comes back with everything typed and the mistakes named', async () => {
    const number = await accepted()
    const answer = await use(who.officer, pageOf(number), 'reply', { text: '書きかけ', nextOn: 'あした' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('書きかけ')
    expect(answer.text).toContain('value="あした"')
    expect(answer.text).toContain('href="#nextOn"')
    const past = await use(who.officer, pageOf(number), 'reply', { text: '書きかけ', nextOn: '2026-05-01' })
    expect(past.status).toBe(422)
    expect(past.text).toContain('今日より後')
  })

  test('nothing is answered before it is accepted, and what was typed is given back', async () => {
    const number = await sendIdea(who.resident)
    const answer = await who.officer.post(`${pageOf(number)}/reply`, { version: '1', text: '早すぎる回答' })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('早すぎる回答')
    expect(await threadKinds(app, number)).toEqual(['idea.sent', 'consultation.received'])
  })

  test('markup in an answer is shown as text', async () => {
    const number = await accepted()
    await use(who.officer, pageOf(number), 'reply', { text: '<script>alert(1)</script>髙﨑葛󠄀𠮷' })
    const page = (await who.resident.get(pageOf(number))).text
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;')
    expect(page).toContain('髙﨑葛󠄀𠮷')
  })

  test('a proposer who writes back is owed an answer again', async () => {
    const number = await accepted()
    await use(who.officer, pageOf(number), 'reply', { text: '回答です' })
    const said = await who.resident.post(`${pageOf(number)}/message`, { message: '質問です' })
    expect(said.location).toBe(`${pageOf(number)}?done=message`)
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toEqual([
      'consultation.conclude',
      'consultation.reply',
    ])
    expect((await who.officer.post(`${pageOf(number)}/message`, { message: 'x' })).status).toBe(403)
    expect((await app.anonymous().get(`/shinjo/cases/${number}`)).text).not.toContain('質問です')
  })
})

describe('overdue', () => {
  test('shows to the section and to everyone when the day has passed', async () => {
    const number = await sendIdea(who.resident)
    app.setNow('2026-06-15T01:00:00Z')
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    expect((await officer.get(pageOf(number))).text).not.toContain('回答期限を過ぎています')
    app.setNow('2026-06-16T01:00:00Z')
    const next = await app.person('shinjo', { hat: 'officer', section: 'health' })
    expect((await next.get(pageOf(number))).text).toContain('回答期限を過ぎています')
    expect((await app.anonymous().get(`/shinjo/cases/${number}`)).text).toContain('回答期限を過ぎています')
    app.setNow('2026-06-01T01:00:00Z')
  })
})

test('a consultation and its case page cost at most six statements', async () => {
  const number = await accepted()
  const counted: number[] = []
  app.runtime.log = pino({}, { write: (line) => counted.push(JSON.parse(line).statements) })
  for (const reader of [who.officer, who.resident, who.office]) {
    await reader.get(pageOf(number))
    await reader.get(`/shinjo/cases/${number}`)
  }
  expect(counted).toHaveLength(6)
  expect(Math.max(...counted)).toBeLessThanOrEqual(6)
})

describe('a long consultation', () => {
  /** Messages as they would be in the thread after months; every tenth is for the city alone. */
  const fill = (number: string, count: number) =>
    app.owner.query(
      `INSERT INTO entry (city_id, case_id, seq, stage, kind, visibility, actor_name, actor_public, facts, salt, at)
       SELECT c.city_id, c.id, 100 + n, 'consultation', CASE WHEN n % 2 = 0 THEN 'answer' ELSE 'said' END,
         CASE WHEN n % 10 = 0 THEN 'city' ELSE 'parties' END, '見本', '見本', json_build_object('text', '話その' || n || '。'), '', now()
       FROM collaboration c, generate_series(1, $2::int) n WHERE c.number = $1`,
      [number, count],
    )
  const said = (html: string) => [...html.matchAll(/話その(\d+)。/g)].map(([, n]) => Number(n))
  const linkIn = (html: string, label: string) =>
    new RegExp(`href="([^"]+)"[^>]*>(?:<svg(?:(?!</svg>).)*</svg>)?${label}`, 's')
      .exec(html)?.[1]
      ?.split('#')[0] ?? ''

  test('shows its newest messages, and each of all of them once when one goes back, to each what they may see', async () => {
    const number = await accepted()
    await fill(number, 130)
    for (const [reader, wanted] of [
      [who.officer, Array.from({ length: 130 }, (_, n) => n + 1)],
      [who.resident, Array.from({ length: 130 }, (_, n) => n + 1).filter((n) => n % 10 > 0)],
    ] as const) {
      const found: number[] = []
      let path = pageOf(number)
      for (let pages = 0; path !== '' && pages < 5; pages += 1) {
        const { text } = await reader.get(path)
        expect(said(text).length).toBeLessThanOrEqual(50)
        found.unshift(...said(text))
        path = linkIn(text, 'これより前のやりとり')
      }
      expect(found).toEqual(wanted)
    }
    const newest = (await who.officer.get(pageOf(number))).text
    expect(said(newest)).toEqual(Array.from({ length: 50 }, (_, n) => n + 81))
    expect(newest).not.toContain('これより後のやりとり')
    expect(newest).toContain('朝の通学路で、車の通りが多い。')
  })

  test('leads to a certain message by its anchor, and on from there; what is no place is the newest page', async () => {
    const number = await accepted()
    await fill(number, 130)
    const { text } = await who.officer.get(`${pageOf(number)}?from=112`)
    expect(text).toContain('id="entry-112"')
    expect(said(text)).toEqual(Array.from({ length: 50 }, (_, n) => n + 12))
    const next = linkIn(text, 'これより後のやりとり')
    expect(said((await who.officer.get(next)).text)[0]).toBe(61)
    expect((await who.officer.get(linkIn(text, 'これより前のやりとり'))).text).toContain('話その11。')
    for (const odd of ['from=x', 'before=-1', 'before=99999999999999'])
      expect(said((await who.officer.get(`${pageOf(number)}?${odd}`)).text)).toHaveLength(50)
    expect((await who.stranger.get(`${pageOf(number)}?from=112`)).status).toBe(403)
  })
})
