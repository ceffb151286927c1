import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLetterhead } from '../../core/notice/index.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openDuties, people, sendIdea, threadKinds, use } from './consultation.testing.ts'
import { remindNext } from './notices.ts'

let app: TestApp
let who: Awaited<ReturnType<typeof people>>
beforeAll(async () => {
  app = await startTestApp()
  who = await people(app)
  await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
})
afterAll(() => app?.stop())

const pageOf = (number: string) => `/shinjo/cases/${number}/consultation`
const accepted = async (fields: object = {}) => {
  const number = await sendIdea(who.resident, 'shinjo', fields)
  await use(who.officer, pageOf(number), 'acceptance')
  return number
}
const ask = (number: string, fields: object) =>
  who.officer.post(`${pageOf(number)}/parts`, {
    partKind: 'inquiry',
    partSection: 'environment',
    question: 'カナリア質問：ごみ置き場はいくつありますか。',
    partDue: '2026-06-10',
    ...fields,
  })
const partIn = (html: string) => /\/shinjo\/parts\/([0-9a-f-]{36})/.exec(html)?.[1] ?? 'none'
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? 'none'

describe('a note inside the city hall', () => {
  test('is read by the section and the office, and by no party, other section, public page, search or API', async () => {
    const number = await accepted()
    const canary = 'カナリアメモ：来年度の予算で考える。'
    expect((await who.officer.post(`${pageOf(number)}/note`, { note: canary })).status).toBe(303)
    for (const reader of [who.officer, who.colleague, who.office])
      expect((await reader.get(pageOf(number))).text).toContain(canary)
    const places = [
      `/shinjo/cases/${number}`,
      pageOf(number),
      '/shinjo/cases?q=来年度の予算',
      `/api/v1/shinjo/cases/${number}`,
      `/shinjo/trail/${number}`,
      '/shinjo/desk',
    ]
    for (const reader of [who.resident, who.neighbour, who.stranger, app.anonymous()])
      for (const place of places) expect((await reader.get(place)).text).not.toContain('カナリアメモ')
    const { rows } = await app.owner.query(`SELECT 1 FROM outbox WHERE body LIKE '%カナリア%'`)
    expect(rows).toEqual([])
    expect((await who.resident.post(`${pageOf(number)}/note`, { note: 'x' })).status).toBe(403)
    expect((await who.officer.post(`${pageOf(number)}/note`, { note: ' ' })).status).toBe(422)
  })
})

describe('the officer of a case', () => {
  test('takes it with one press, is shown on the desk, gives it back; the second who takes is told', async () => {
    const number = await accepted()
    expect((await who.officer.get('/shinjo/desk?show=free')).text).toContain(number)
    const answers = await Promise.all(
      [who.officer, who.colleague].map((one) => one.post(`${pageOf(number)}/officer`, { officer: 'take' })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect((await who.officer.get('/shinjo/desk?show=free')).text).not.toContain(number)
    const winner = answers[0]?.status === 303 ? who.officer : who.colleague
    expect((await winner.get('/shinjo/desk?show=own')).text).toContain(number)
    expect((await who.office.get('/shinjo/desk?show=all')).text).toContain(`担当：${winner.name}`)
    expect((await winner.post(`${pageOf(number)}/officer`, { officer: 'giveBack' })).status).toBe(303)
    expect((await who.officer.get('/shinjo/desk?show=free')).text).toContain(number)
  })

  test('is a colleague whom the section names, one of its own; in a city where the chief assigns, whom the chief names', async () => {
    const number = await accepted()
    const chief = await app.person('shinjo', { hat: 'chief', section: 'health', name: '課長 五郎' })
    const give = (by: typeof chief, colleague: string) =>
      use(by, pageOf(number), 'officer', { officer: 'assign', colleague })
    expect((await give(who.officer, who.colleague.id)).status).toBe(303)
    expect((await who.colleague.get('/shinjo/desk?show=own')).text).toContain(number)
    expect((await give(who.officer, who.stranger.id)).status).toBe(422)
    const seen = { officer: 'assign', colleague: '', version: '1' }
    expect((await give(who.officer, '')).status).toBe(303)
    expect((await who.officer.post(`${pageOf(number)}/officer`, seen)).status).toBe(422)
    const city = await app.runtime.directory.find('shinjo')
    const { answering } = await app.runtime.directory.definition(city?.editions.at(-1)?.id ?? '')
    answering.assigns = 'chief'
    expect((await who.officer.get(pageOf(number))).text).not.toContain('value="assign"')
    const refused = await who.officer.post(`${pageOf(number)}/officer`, {
      ...seen,
      colleague: who.colleague.id,
    })
    expect([refused.status, refused.text.includes('担当者は課長が決めます')]).toEqual([422, true])
    expect((await who.officer.post(`${pageOf(number)}/officer`, { officer: 'take' })).status).toBe(303)
    expect((await give(chief, who.colleague.id)).status).toBe(303)
    expect((await who.colleague.get('/shinjo/desk?show=own')).text).toContain(number)
    delete answering.assigns
  })

  test('does not go along to another section', async () => {
    const number = await accepted()
    await who.officer.post(`${pageOf(number)}/officer`, { officer: 'take' })
    await use(who.officer, pageOf(number), 'handover', { section: 'environment', handoverReason: '理由' })
    expect((await who.stranger.get('/shinjo/desk?show=free')).text).toContain(number)
  })
})

describe('another section is asked', () => {
  test('it answers inside the city hall by a day of its own, without learning who asked', async () => {
    const number = await accepted({ visibility: 'desk' })
    expect((await ask(number, {})).status).toBe(303)
    expect(await openDuties(app, number)).toContainEqual({
      kind: 'consultation.inquiry',
      section: 'environment',
      due_on: '2026-06-10',
    })
    const desk = (await who.stranger.get('/shinjo/desk')).text
    const address = `/shinjo/parts/${partIn(desk)}`
    const shown = (await who.stranger.get(address)).text
    expect(shown).toContain('カナリア質問')
    expect(shown).not.toContain(who.resident.name)
    expect((await who.stranger.get(`/shinjo/cases/${number}`)).status).toBe(404)
    const answer = { answer: 'カナリア回答：12か所です。', version: versionIn(shown) }
    for (const other of [who.resident, app.anonymous()])
      expect((await other.get(address)).text).not.toContain('カナリア質問')
    const third = await app.person('shinjo', { hat: 'officer', section: 'school-education' })
    expect((await third.get(address)).status).toBe(404)
    expect((await third.post(`${address}/answer`, answer)).status).toBe(404)
    expect((await who.stranger.post(`${address}/answer`, answer)).status).toBe(303)
    expect((await who.stranger.post(`${address}/answer`, { ...answer, submissionId: '' })).status).toBe(409)
    const told = await app.owner.query(
      `SELECT person_id, body FROM outbox WHERE kind = 'consultation.partAnswered'`,
    )
    expect(told.rows.map(({ person_id }) => person_id)).toEqual([who.officer.id])
    expect(told.rows[0]?.body).toContain('環境課が、尋ねられたことに回答しました')
    expect(told.rows[0]?.body).not.toContain('カナリア')
    const room = (await who.officer.get(pageOf(number))).text
    expect(room).toContain('カナリア回答')
    const party = (await who.resident.get(pageOf(number))).text
    expect(party).not.toContain('カナリア')
    expect(party).not.toContain('環境課')
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toEqual(['consultation.reply'])
  })

  test('not later than the answer is due, not before today, not the section itself, not twice at once', async () => {
    const number = await accepted()
    const wrong = [
      { partDue: '2026-06-16' },
      { partDue: '2026-05-31' },
      { partSection: 'health' },
      { partSection: 'nowhere' },
      { question: '' },
      { partKind: 'other' },
    ]
    for (const fields of wrong) expect((await ask(number, fields)).status).toBe(422)
    expect((await ask(number, {})).status).toBe(303)
    expect((await ask(number, { question: 'また' })).status).toBe(422)
    expect((await who.resident.post(`${pageOf(number)}/parts`, {})).status).toBe(403)
  })
})

describe('several sections with one lead', () => {
  test('each has its part; everybody reads who works along, and the lead alone answers', async () => {
    const number = await accepted()
    const fields = { partKind: 'joint', partDue: '2026-06-08', question: '道路の幅を調べてください。' }
    expect((await ask(number, fields)).status).toBe(303)
    expect((await ask(number, { ...fields, partSection: 'school-education' })).status).toBe(303)
    const page = (await app.anonymous().get(`/shinjo/cases/${number}`)).text
    expect(page).toContain('環境課も関係課として取り組みます')
    expect(page).toContain('学校教育課')
    expect(page).not.toContain('道路の幅')
    const address = `/shinjo/parts/${partIn((await who.stranger.get('/shinjo/desk')).text)}`
    expect((await who.stranger.post(`${pageOf(number)}/reply`, { text: 'x', version: '1' })).status).toBe(403)
    const shown = (await who.stranger.get(address)).text
    expect(shown).toContain(who.resident.name)
    await who.stranger.post(`${address}/answer`, { answer: '4メートルです。', version: versionIn(shown) })
    // The lead puts it into the one reply with a press, and sees who is still waited for.
    const room = (await who.officer.get(pageOf(number))).text
    expect(room).toContain('関係課の答えを待っています：学校教育課')
    const step = /name="step" value="(fill:[0-9a-f-]{36})"/.exec(
      room.split('id="joint-answers"')[1] ?? '',
    )?.[1]
    const filled = await use(who.officer, pageOf(number), 'reply', { step: step ?? '', text: '先の文' })
    const typed = /<textarea[^>]*name="text"[^>]*>([^<]*)</.exec(filled.text)?.[1]
    expect(typed?.trim()).toBe('先の文\n\n環境課からは、次のとおりです。\n4メートルです。')
    const decided = { outcome: 'notPossible', reason: '理由', point: 'principle:nowhere' }
    expect((await use(who.officer, pageOf(number), 'conclusion', decided)).status).toBe(422)
    const point = /value="(principle:[^"]+)"/.exec((await who.officer.get(pageOf(number))).text)?.[1]
    const ended = { ...decided, point: point ?? '' }
    expect((await use(who.officer, pageOf(number), 'conclusion', ended)).status).toBe(303)
    expect(await openDuties(app, number)).toEqual([])
    expect(await threadKinds(app, number)).toContain('consultation.partAnswered')
  })

  test('what was asked is taken back, and nothing waits any more', async () => {
    const number = await accepted()
    await ask(number, {})
    const part = /name="part" value="([^"]+)"/.exec((await who.officer.get(pageOf(number))).text)?.[1] ?? ''
    expect((await who.officer.post(`${pageOf(number)}/parts/withdrawal`, { part })).status).toBe(303)
    expect((await who.stranger.get('/shinjo/desk')).text).not.toContain(part)
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toEqual(['consultation.reply'])
  })
})

describe('the support centre', () => {
  const pageOf = (number: string) => `/nishitokyo/cases/${number}/consultation`
  const partIn = (html: string) => /\/nishitokyo\/parts\/([0-9a-f-]{36})/.exec(html)?.[1] ?? 'none'
  let who: Awaited<ReturnType<typeof people>>
  beforeAll(async () => {
    who = await people(app, 'nishitokyo', 'collaboration-community', 'elsewhere')
    await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
  })
  const accepted = async (fields: object) => {
    const number = await sendIdea(who.resident, 'nishitokyo', { ...fields, field: 'community' })
    await use(who.officer, pageOf(number), 'acceptance')
    return number
  }

  test('is told what the person agreed to and no more; its answer stands in the thread of the person, and goes back to the city', async () => {
    const centre = await app.person('nishitokyo', { hat: 'supportCenter', name: '支援 六子' })
    const number = await accepted({ visibility: 'desk', title: 'カナリア題名', issue: 'カナリア課題' })
    const referral = { told: 'カナリア同意：会場を探しています。', centreDue: '2026-06-10', agreed: 'yes' }
    const refer = (fields: object) => who.officer.post(`${pageOf(number)}/centre`, { ...referral, ...fields })
    for (const fields of [
      { agreed: '' },
      { told: '' },
      { centreDue: '2026-05-20' },
      { consentedOn: '2026-06-02' },
    ])
      expect((await refer(fields)).status).toBe(422)
    expect((await who.resident.post(`${pageOf(number)}/centre`, referral)).status).toBe(403)
    expect((await who.stranger.post(`${pageOf(number)}/centre`, referral)).status).toBe(404)
    expect((await refer({})).status).toBe(303)
    expect((await refer({})).status).toBe(409)
    const room = (await centre.get('/nishitokyo/centre/work')).text
    expect(room).toContain(number)
    expect((await openDuties(app, number)).map(({ kind }) => kind)).toContain('consultation.centre')
    expect((await centre.get('/nishitokyo/desk')).text).toContain(number)
    const address = `/nishitokyo/parts/${partIn(room)}`
    const shown = (await centre.get(address)).text
    expect(shown).toContain('カナリア同意')
    for (const hidden of ['カナリア題名', 'カナリア課題', who.resident.name])
      expect(shown).not.toContain(hidden)
    expect((await centre.get(`/nishitokyo/cases/${number}`)).status).toBe(404)
    for (const other of [who.resident, app.anonymous()])
      expect((await other.get(address)).text).not.toContain('カナリア')
    expect((await who.stranger.get(address)).status).toBe(404)
    expect((await who.resident.get(pageOf(number))).text).toContain('カナリア同意')
    const answer = { answer: 'カナリア返事：公民館があります。', version: versionIn(shown) }
    expect((await who.officer.post(`${address}/answer`, answer)).status).toBe(409)
    expect((await centre.post(`${address}/answer`, answer)).status).toBe(303)
    for (const reader of [who.resident, who.officer])
      expect((await reader.get(pageOf(number))).text).toContain('カナリア返事')
    expect((await openDuties(app, number)).map(({ kind }) => kind)).not.toContain('consultation.centre')
    const { rows } = await app.owner.query(
      `SELECT kind, person_id FROM outbox WHERE person_id = ANY ($1) AND kind LIKE 'consultation.%Answered' ORDER BY kind`,
      [[who.resident.id, who.officer.id]],
    )
    expect(rows).toEqual([
      { kind: 'consultation.centreAnswered', person_id: who.resident.id },
      { kind: 'consultation.partAnswered', person_id: who.officer.id },
    ])
  })

  test('knows nothing more once it is taken back', async () => {
    const centre = await app.person('nishitokyo', { hat: 'supportCenter' })
    const number = await accepted({ visibility: 'desk' })
    const told = { told: 'カナリア取下げ', centreDue: '2026-06-10', agreed: 'yes' }
    await who.officer.post(`${pageOf(number)}/centre`, told)
    const address = `/nishitokyo/parts/${partIn((await centre.get('/nishitokyo/centre/work')).text)}`
    expect((await centre.get(address)).text).toContain('カナリア取下げ')
    const part = /name="part" value="([^"]+)"/.exec((await who.officer.get(pageOf(number))).text)?.[1] ?? ''
    expect((await who.officer.post(`${pageOf(number)}/parts/withdrawal`, { part })).status).toBe(303)
    expect((await centre.get(address)).status).toBe(404)
    expect((await centre.get('/nishitokyo/centre/work')).text).not.toContain(number)
  })
})

test('the next date goes into a calendar, for the parties and the section alone, and tells no title', async () => {
  const number = await accepted({ title: 'カナリア題名' })
  expect((await who.resident.get(`${pageOf(number)}/next.ics`)).status).toBe(404)
  await use(who.officer, pageOf(number), 'reply', { text: '回答', nextOn: '2026-06-12' })
  const file = (await who.resident.get(`${pageOf(number)}/next.ics`)).text
  expect(file).toContain('DTSTART;VALUE=DATE:20260612')
  expect(file).not.toContain('カナリア')
  expect((await who.neighbour.get(`${pageOf(number)}/next.ics`)).status).toBe(403)
})

test('the day before it, closed days left out, the parties are reminded of the next date: once, without a title', async () => {
  const cityId = await app.cityId('shinjo')
  const letterhead = openLetterhead({ directory: app.runtime.directory, origin: app.runtime.origin })
  const number = await accepted({ title: 'カナリア題名' })
  // A Monday: the working day before it is Friday the twelfth.
  await use(who.officer, pageOf(number), 'reply', { text: '回答', nextOn: '2026-06-15' })
  const remindersOn = async (now: string) => {
    const head = await letterhead(cityId, new Date(now))
    await inCity(app.pool, cityId, 'write', (tx) => remindNext({ ...head, tx }))
    const { rows } = await app.owner.query(
      `SELECT person_id, subject || body AS text FROM outbox WHERE kind = 'consultation.next' AND subject LIKE $1`,
      [`%${number}%`],
    )
    return rows
  }
  expect(await remindersOn('2026-06-10T22:30:00Z')).toEqual([])
  await remindersOn('2026-06-11T22:30:00Z')
  const [told, ...more] = await remindersOn('2026-06-11T22:31:00Z')
  expect([told?.person_id, more]).toEqual([who.resident.id, []])
  expect(told?.text).toContain('2026年6月15日')
  expect(told?.text).not.toContain('カナリア')
})

test('the room costs as many statements with two hundred messages, forty parts and templates as with none, at most six', async () => {
  const number = await accepted()
  const counted: number[] = []
  const log = app.runtime.log
  app.runtime.log = pino({}, { write: (line) => counted.push(JSON.parse(line).statements) })
  for (const reader of [who.officer, who.resident]) await reader.get(pageOf(number))
  await app.owner.query(
    `INSERT INTO reply_template (city_id, id, section, title, body, changed_at)
     SELECT city_id, gen_random_uuid(), NULL, 'ひな形' || n, '文', now() FROM collaboration, generate_series(1, 40) n WHERE number = $1`,
    [number],
  )
  await app.owner.query(
    `INSERT INTO entry (city_id, case_id, seq, stage, kind, visibility, actor_name, actor_public, facts, salt, at)
     SELECT city_id, id, trail_seq + n, 'consultation', 'said', 'parties', 'x', 'x', '{"text":"文"}', 's', now()
     FROM collaboration, generate_series(1, 200) n WHERE number = $1`,
    [number],
  )
  await app.owner.query(
    `WITH d AS (INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
       SELECT city_id, gen_random_uuid(), id, 'consultation.inquiry', 'environment', '2026-06-10', now()
       FROM collaboration, generate_series(1, 40) WHERE number = $1 RETURNING city_id, id, case_id, section)
     INSERT INTO consultation_part (city_id, duty_id, case_id, kind, section, asked_by_section, question, due_on, person_id, hat_id,
       asked_at, state) SELECT city_id, id, case_id, 'inquiry', section, 'health', '問い', '2026-06-10', $2, $2, now(), 'open' FROM d`,
    [number, who.officer.id],
  )
  for (const reader of [who.officer, who.resident]) await reader.get(pageOf(number))
  app.runtime.log = log
  expect(counted.slice(2)).toEqual(counted.slice(0, 2))
  expect(Math.max(...counted)).toBeLessThanOrEqual(6)
})
