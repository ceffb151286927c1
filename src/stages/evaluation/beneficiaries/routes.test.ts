import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestCase } from '../../../testing/case.ts'
import { newPeople, openEvaluation, type People } from '../scene.testing.ts'
import { foldCode, isAsking, mayShow, newCode, readAnswers, tallyOf, yuisQuestions } from './rules.ts'

let app: TestApp
let people: People
let one: TestCase
let voices = ''
beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, 'shinjo')
  one = await openEvaluation(app, 'shinjo', people)
  await app.owner.query(`UPDATE collaboration SET visibility = 'public' WHERE id = $1`, [one.id])
  voices = `${one.path}/evaluation/voices`
})
afterAll(() => app?.stop())

const ask = { closesOn: '2099-06-20', version: '0' }
const yes = { 'answers.0.code': 'useful', 'answers.0.mark': '3' }
const said = (text: string) => ({ ...yes, 'answers.2.code': 'said', 'answers.2.words': text })
const codesOf = async () =>
  (
    await app.owner.query<{ code: string }>(
      'SELECT code FROM voice_code WHERE case_id = $1 AND NOT used ORDER BY code',
      [one.id],
    )
  ).rows.map(({ code }) => code)
const answers = async () =>
  (
    await app.owner.query<Record<string, unknown>>(
      'SELECT * FROM voice_answer WHERE case_id = $1 ORDER BY id',
      [one.id],
    )
  ).rows

describe('those it was for', () => {
  test('a code is read however it is typed', () => {
    expect(foldCode(' ＡＢＣＤＥ－fghjk ')).toBe('abcdefghjk')
    expect(newCode()).toMatch(/^[a-z2-9]{10}$/)
  })
  test('nobody must answer everything; who answers nothing has sent nothing', () => {
    const row = { code: 'useful', mark: '2', words: '' }
    expect(readAnswers(yuisQuestions, [row])).toEqual({
      answers: { marks: { useful: 2 }, words: {} },
      errors: [],
    })
    expect(readAnswers(yuisQuestions, [{ ...row, mark: '9' }]).errors).toHaveLength(1)
  })
  test('counts open after the date, and of five answers at least', () => {
    const asked = { closesOn: '2026-06-20' } as Parameters<typeof mayShow>[0]
    expect(isAsking(asked, '2026-06-20')).toBe(true)
    expect([mayShow(asked, 9, '2026-06-20'), mayShow(asked, 4, '2026-06-21')]).toEqual([false, false])
    expect(mayShow(asked, 5, '2026-06-21')).toBe(true)
    const [first] = tallyOf(yuisQuestions, [{ marks: { useful: 3 }, words: {} }])
    expect(first?.counts.map(({ count }) => count)).toEqual([1, 0, 0])
  })
})

describe('asking', () => {
  test('is begun by a party or the section, by nobody else and in no other city', async () => {
    expect((await people.stranger.get(voices)).status).toBe(403)
    expect((await people.otherOfficer.post(voices, ask)).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'officer', section: 'self-government' })
    expect((await elsewhere.get(voices.replace('shinjo', 'echizen'))).status).toBe(404)
    expect((await people.leader.post(voices, { ...ask, closesOn: '2020-01-01' })).status).toBe(422)
    expect((await people.leader.post(voices, ask)).status).toBe(303)
    expect((await people.officer.post(voices, ask)).status).toBe(409)
  })

  test('prints sheets with a code of their own, each of which counts once', async () => {
    expect((await people.leader.post(`${voices}/codes`, { count: '0' })).status).toBe(422)
    expect((await people.leader.post(`${voices}/codes`, { count: '3' })).status).toBe(303)
    const codes = await codesOf()
    expect(codes).toHaveLength(3)
    const sheets = (await people.leader.get(`${voices}/sheets`)).text
    for (const code of codes) expect(sheets).toContain(`${code.slice(0, 5)}-${code.slice(5)}`)
    const path = `/shinjo/voice/${codes[0]}`
    const guest = app.anonymous()
    expect((await guest.get(path)).text).toContain('役に立ちましたか')
    expect((await guest.post(path, {})).status).toBe(422)
    expect((await guest.post(path, said('よかったです。'))).location).toContain('done=sent')
    expect((await app.anonymous().post(path, yes)).location).not.toContain('done=sent')
    expect((await guest.get(path)).text).toContain('もう使われています')
    expect(await codesOf()).toHaveLength(2)
    const entered = await guest.get(`/shinjo/voice?code=${codes[1]?.toUpperCase()}`)
    expect(entered.location).toBe(`/shinjo/voice/${codes[1]}`)
    expect((await guest.get('/shinjo/voice?code=nonesuch')).text).toContain('見つかりません')
  })

  test('staff type in paper; a sheet with a code is not counted twice', async () => {
    const [code = ''] = await codesOf()
    expect((await people.leader.post(`${voices}/paper`, yes)).status).toBe(403)
    expect((await people.officer.post(`${voices}/paper`, { ...yes, code: 'none' })).status).toBe(422)
    expect((await people.officer.post(`${voices}/paper`, { ...yes, code })).status).toBe(303)
    expect((await people.officer.post(`${voices}/paper`, { ...yes, code })).status).toBe(422)
    expect((await people.officer.post(`${voices}/paper`, { ...yes, code: '' })).status).toBe(303)
    expect((await answers()).map(({ channel }) => channel).sort()).toEqual(['code', 'code', 'paper'])
  })

  test('keeps neither who answered nor when nor by which code', async () => {
    const [row] = await answers()
    expect(Object.keys(row ?? {}).sort()).toEqual(['answers', 'case_id', 'channel', 'city_id', 'id'])
  })

  test('opens what was said after the date, where five have answered', async () => {
    const open = (await people.leader.get(voices)).text.match(/\/shinjo\/voice\/([a-z0-9]{10})/)?.[1]
    const path = `/shinjo/voice/${open}`
    const guest = app.anonymous()
    await guest.post(path, yes)
    expect((await people.leader.get(voices)).text).not.toContain('よかったです。')
    const over = () =>
      app.owner.query(`UPDATE voice_ask SET closes_on = '2020-01-01' WHERE case_id = $1`, [one.id])
    await over()
    expect((await people.leader.get(voices)).text).toContain('5件より少ない')
    await app.owner.query(`UPDATE voice_ask SET closes_on = '2099-01-01' WHERE case_id = $1`, [one.id])
    await guest.post(path, yes)
    await over()
    expect((await people.leader.get(voices)).text).toContain('よかったです。')
    expect((await guest.get(path)).text).toContain('締め切りました')
    await guest.post(path, yes)
    expect(await answers()).toHaveLength(5)
    expect((await guest.get(one.path)).text).not.toContain('よかったです。')
  })

  test('ends where the case is public no more', async () => {
    const open = await app.owner.query<{ open_code: string }>('SELECT open_code FROM voice_ask')
    await app.owner.query(`UPDATE collaboration SET visibility = 'desk' WHERE id = $1`, [one.id])
    expect((await app.anonymous().get(`/shinjo/voice/${open.rows[0]?.open_code}`)).status).toBe(404)
  })
})
