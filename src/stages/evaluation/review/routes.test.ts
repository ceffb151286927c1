import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestCase } from '../../../testing/case.ts'
import {
  entryKinds,
  handIn,
  newPeople,
  openDuties,
  openEvaluation,
  type People,
  runOpening,
} from '../scene.testing.ts'
import { agendaOf, needsTalk } from './rules.ts'

let app: TestApp
let people: People
let one: TestCase
let review = ''
beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, 'shinjo')
  one = await openEvaluation(app, 'shinjo', people)
  review = `${one.path}/evaluation/review`
})
afterAll(() => app?.stop())

const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const meeting = { heldOn: '2026-06-20', begins: '18:30', place: '見本公民館', coordinator: '', version: '0' }

describe('the agenda', () => {
  const question = (code: string) => ({ code, question: { ja: code } })
  const sheet = (marks: Record<string, number>) => ({ marks, words: {}, notes: {} })
  const voices = [sheet({ a: 5, b: 3, c: 2 }), sheet({ a: 2, b: 3, c: 4 })].map((answers, at) => ({
    party: { id: String(at) } as never,
    answers,
  }))
  const questions = { relationship: [question('b'), question('a')], result: [question('c')] }
  const marks = [1, 2, 3, 4, 5].map((value) => ({ value, label: { ja: String(value) } }))
  const asked = { questions, scale: marks } as never
  test('makes itself: relationship first, in it the widest difference first', () => {
    expect(agendaOf(asked, voices, []).map(({ question: asked, spread }) => [asked.code, spread])).toEqual([
      ['a', 3],
      ['b', 0],
      ['c', 2],
    ])
  })
  test('asks for talk from two steps of five on, from one of three, and wherever somebody wrote', () => {
    const apart = (share: number, text = '') => needsTalk({ share, words: [text] })
    expect([apart(1 / 4), apart(2 / 4), apart(1 / 2), apart(0, '見本')]).toEqual([false, true, true, true])
  })
  test('asks for no talk where all saw it much alike and nobody wrote', () => {
    expect(agendaOf(asked, voices, []).map(needsTalk)).toEqual([true, false, true])
  })
})

describe('before the sheets are open', () => {
  test('there is nothing to talk about, and nothing is written', async () => {
    expect((await people.leader.get(review)).text).toContain('シートが開いてから始めます')
    expect((await people.leader.post(`${review}/meeting`, meeting)).status).toBe(409)
    expect((await people.leader.get(`${review}/notes/r-equality`)).status).toBe(409)
  })

  test('nor for the public, another section or another city', async () => {
    expect((await app.anonymous().get(review)).status).not.toBe(200)
    expect((await people.stranger.get(review)).status).toBe(403)
    expect((await people.otherOfficer.get(review)).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'officer', section: 'self-government' })
    expect((await elsewhere.get(review.replace('shinjo', 'echizen'))).status).toBe(404)
  })
})

describe('once they are open', () => {
  beforeAll(async () => {
    await handIn(people.leader, one.path, '5', '見本の言葉です。')
    await handIn(people.officer, one.path, '2', '別の見かたです。')
    await runOpening(app)
  })

  test('the sides set a day, and both are told; what is missing is asked for again with all that was typed', async () => {
    const wrong = await people.leader.post(`${review}/meeting`, {
      ...meeting,
      place: '',
      coordinator: '見本の人',
    })
    expect([wrong.status, wrong.text.includes('見本の人')]).toEqual([422, true])
    expect((await people.leader.post(`${review}/meeting`, meeting)).status).toBe(303)
    expect((await people.officer.post(`${review}/meeting`, { ...meeting, place: '別の所' })).status).toBe(409)
    const page = await people.officer.get(review)
    expect([page.text.includes('見本公民館'), page.text.includes('ちがい 3')]).toEqual([true, true])
    expect(await entryKinds(app, one)).toContain('reviewSet')
  })

  test('they write of an item why they differ and what they change; nobody overwrites the other unseen', async () => {
    const path = `${review}/notes/r-equality`
    const { text } = await people.leader.get(path)
    expect([text.includes('見本の言葉です。'), text.includes('別の見かたです。')]).toEqual([true, true])
    expect((await people.leader.post(path, { version: '0', why: '', change: '' })).status).toBe(422)
    expect(
      (
        await people.leader.post(path, {
          version: '0',
          why: '会う回数がちがった。',
          change: '月に一度話す。',
        })
      ).status,
    ).toBe(303)
    expect((await people.officer.post(path, { version: '0', why: '後から', change: '' })).status).toBe(409)
    expect((await people.officer.get(review)).text).toContain('月に一度話す。')
    expect((await people.leader.get(`${review}/notes/none`)).status).toBe(404)
  })

  test('what is decided is owed by its side till it is done', async () => {
    const party = /<option value="([0-9a-f-]{36})"/.exec(
      (await people.leader.get(`${review}/actions/new`)).text,
    )?.[1]
    const action = { what: '見本：連絡表をつくる', who: '見本 はる', dueOn: '2026-07-01', party: party ?? '' }
    expect((await people.leader.post(`${review}/actions`, { ...action, party: one.id })).status).toBe(422)
    expect((await people.leader.post(`${review}/actions`, action)).status).toBe(303)
    expect(await openDuties(app, one)).toContain('evaluation.action')
    const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM review_action')
    const path = `${review}/actions/${rows[0]?.id}`
    const version = versionIn((await people.officer.get(path)).text)
    expect(
      (await people.officer.post(path, { version, standing: 'done', outcome: 'できました。' })).status,
    ).toBe(303)
    expect((await people.officer.post(path, { version, standing: 'open', outcome: '' })).status).toBe(409)
    expect(await openDuties(app, one)).not.toContain('evaluation.action')
    expect((await people.leader.get(review)).text).toContain('できました。')
    expect(await entryKinds(app, one)).toEqual(
      expect.arrayContaining(['reviewNoted', 'actionAdded', 'actionDone']),
    )
  })

  test('a coordinator who was asked to help sits there, reads the agenda and notes; the rest stays with the sides', async () => {
    const helper = await app.person('shinjo', { hat: 'coordinator', name: '見本 こずえ' })
    expect((await helper.get(review)).status).toBe(403)
    const [cityId, adviser, seat] = [await app.cityId('shinjo'), newId(0), newId(1)]
    await app.owner.query(
      `INSERT INTO adviser (city_id, id, name, role, person_id, hat_id, fields, districts, area, times, conditions, about, open,
         resting, since) VALUES ($1, $2, '', 'coordinator', $3, $4, '{}', '{}', '', '', '', '', '{}', false, '2026-04-01')`,
      [cityId, adviser, helper.id, helper.hatId],
    )
    await app.owner.query(
      `INSERT INTO adviser_seat (city_id, id, case_id, adviser_id, person_id, state, why, by_person_id, by_hat_id, asked_at,
         answer, thanks) VALUES ($1, $2, $3, $4, $5, 'accepted', '', $5, $6, now(), '', '')`,
      [cityId, seat, one.id, adviser, helper.id, helper.hatId],
    )
    const page = await helper.get(review)
    expect([page.status, page.text.includes('別の見かたです。')]).toEqual([200, true])
    const codes = [...page.text.matchAll(/\/review\/notes\/([\w-]+)"/g)].map(([, code]) => code)
    const note = `${review}/notes/${codes.find((code) => code !== 'r-equality')}`
    expect((await helper.post(note, { version: '0', why: '', change: '進行役のメモ' })).status).toBe(303)
    expect(page.text).not.toContain(`href="${one.path}/evaluation/joint"`)
    for (const rest of ['', '/joint', '/joint/edit', '/ahead', '/sheet'])
      expect((await helper.get(`${one.path}/evaluation${rest}`)).status, rest).toBe(403)
  })

  test('the joint statement begins with what was noted and resolved, without names, and can be changed', async () => {
    const page = await people.officer.get(`${one.path}/evaluation/joint/edit`)
    const field = (name: string) =>
      new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)`).exec(page.text)?.[1] ?? ''
    expect(field('achieved')).toContain('清掃を6回した。')
    expect(field('learned')).toContain('会う回数がちがった。')
    for (const said of ['月に一度話す。', '見本：連絡表をつくる', '7月1日'])
      expect(field('change')).toContain(said)
    for (const hidden of ['見本 はる', '見本の言葉です。', '別の見かたです。'])
      expect(page.text).not.toContain(hidden)
    expect(page.text).toContain('メモ、決めたこと、完了の報告から下書きしました')
    const own = { achieved: '見本：書き直した。', wentWell: '', change: '', learned: '見本：学び' }
    const path = `${one.path}/evaluation/joint`
    expect((await people.officer.post(`${path}/versions`, { ...own, version: '0' })).status).toBe(303)
    const again = (await people.leader.get(`${path}/edit`)).text
    expect([again.includes('書き直した'), again.includes('ふりかえりの場で書いたこと')]).toEqual([true, true])
  })

  test('nothing of it is public', async () => {
    const page = (await app.anonymous().get(one.path)).text
    for (const words of ['月に一度話す', '連絡表', '見本公民館']) expect(page).not.toContain(words)
  })

  test('a day is called off, and another can be set', async () => {
    const version = versionIn((await people.leader.get(`${review}/meeting`)).text)
    expect((await people.leader.post(`${review}/calling-off`, { version })).status).toBe(303)
    expect((await people.officer.get(review)).text).toContain('取りやめました')
    expect((await people.leader.post(`${review}/meeting`, { ...meeting, version: '2' })).status).toBe(303)
  })

  test('the support centre comes where the parties ask it to: it is told, reads the agenda, writes down what was said, and sets no day', async () => {
    const centre = await app.person('shinjo', { hat: 'supportCenter', name: '見本 のぞみ' })
    await app.owner.query(`UPDATE person SET email = 'centre@example.jp' WHERE id = $1`, [centre.id])
    await app.owner.query(`UPDATE collaboration SET visibility = 'public' WHERE id = $1`, [one.id])
    expect((await centre.get(review)).status).toBe(403)
    expect((await centre.get('/shinjo/evaluation/reviews')).text).toContain(
      '呼ばれている話し合いはありません',
    )
    const ask = async (more: Record<string, string>) => {
      const form = (await people.leader.get(`${review}/meeting`)).text
      expect(form).toContain('name="centre"')
      return people.leader.post(`${review}/meeting`, { ...meeting, ...more, version: versionIn(form) })
    }
    expect((await ask({ centre: 'yes' })).status).toBe(303)
    const { rows } = await app.owner.query(
      `SELECT count(*)::int AS n FROM outbox WHERE kind = 'evaluation.reviewAsked'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    expect((await centre.get('/shinjo/desk')).text).toContain('のふりかえりの場に呼ばれています')
    const page = await centre.get(review)
    expect([page.status, page.text.includes(`${review}/meeting"`)]).toEqual([200, false])
    const note = `${review}/notes/r-purpose`
    const said = { version: versionIn((await centre.get(note)).text), why: 'センターのメモ', change: '' }
    expect((await centre.post(note, said)).status).toBe(303)
    expect((await centre.post(`${review}/meeting`, { ...meeting, version: '1' })).status).toBe(403)
    for (const rest of ['', '/joint', '/joint/edit', '/ahead', '/sheet'])
      expect((await centre.get(`${one.path}/evaluation${rest}`)).status, rest).toBe(403)
    expect((await ask({ centre: '' })).status).toBe(303)
    for (const shut of [review, note]) expect((await centre.get(shut)).status).toBe(403)
  })
})
