import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLetterhead } from '../../../core/notice/index.ts'
import { newId } from '../../../lib/ids.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import { entryKinds, newPeople, openDuties, type People, section } from '../scene.testing.ts'
import { askAhead } from './acts.ts'
import { isShown } from './rules.ts'

let app: TestApp
let people: People
let one: TestCase
let path = ''
beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, 'shinjo')
  const parties = [{ ...people.leader, name: '見本町内会' }, { section }]
  one = await openTestCase(app, 'shinjo', { stage: 'running', section, parties })
  path = `${one.path}/evaluation/ahead`
  await app.owner.query(
    `UPDATE collaboration SET starts_on = created_on, ends_on = created_on + 90 WHERE id = $1`,
    [one.id],
  )
})
afterAll(() => app?.stop())

/** What a morning does for this city, `days` after the case began. */
async function morning(days: number): Promise<void> {
  const cityId = await app.cityId('shinjo')
  const { rows } = await app.owner.query<{ day: string }>(
    `SELECT (created_on + $2::int)::text AS day FROM collaboration WHERE id = $1`,
    [one.id, days],
  )
  const head = await openLetterhead(app.runtime)(cityId, new Date(`${rows[0]?.day}T00:00:00Z`))
  await inCity(app.pool, cityId, 'write', (tx) => askAhead({ ...head, tx }))
}

/** The office looks back with no section, or with all. */
const switched = async (runs: string) =>
  app.owner.query(
    `INSERT INTO stage_switch (city_id, id, stage, runs, reason, by_person_id, by_hat_id, at)
     VALUES ($1, $2, 'evaluation', $3, '見本', $4, $5, now())`,
    [await app.cityId('shinjo'), newId(Date.now()), runs, people.chief.id, people.chief.hatId],
  )

describe('answers are shown', () => {
  const said = (party_id: string) => ({ party_id, choice: 'renew' as const, reason: '' })
  const parties = [{ id: 'a' }, { id: 'b' }]
  test('when all sides have answered', () => {
    expect(isShown({ ends_on: '2026-09-01' }, [said('a')], parties, '2026-08-01')).toBe(false)
    expect(isShown({ ends_on: '2026-09-01' }, [said('a'), said('b')], parties, '2026-08-01')).toBe(true)
  })
  test('or when the end has passed, whoever is missing', () => {
    expect(isShown({ ends_on: '2026-09-01' }, [], parties, '2026-09-01')).toBe(false)
    expect(isShown({ ends_on: '2026-09-01' }, [], parties, '2026-09-02')).toBe(true)
  })
})

describe('before the end', () => {
  test('the case page leads the parties to it while the work runs, and nobody else', async () => {
    expect((await people.leader.get(one.path)).text).toContain(`href="${path}"`)
    expect((await app.anonymous().get(one.path)).text).not.toContain(path)
  })

  test('the parties are asked once, in the days that the city has for it, and each owes an answer', async () => {
    await morning(29)
    expect(await openDuties(app, one)).not.toContain('evaluation.ahead')
    await switched('nowhere')
    await morning(30)
    expect(await openDuties(app, one)).not.toContain('evaluation.ahead')
    await switched('everywhere')
    await morning(30)
    await morning(31)
    expect((await openDuties(app, one)).filter((kind) => kind === 'evaluation.ahead')).toHaveLength(2)
    expect((await entryKinds(app, one)).filter((kind) => kind === 'aheadAsked')).toHaveLength(1)
    expect((await people.leader.post(`${path}/begin`, {})).status).toBe(409)
  })

  test('each side says what it wants with the reason, and reads nobody’s till all are in', async () => {
    const refused = await people.leader.post(`${path}/answer`, { choice: 'renew', reason: '' })
    expect(refused.status).toBe(422)
    expect(
      (await people.leader.post(`${path}/answer`, { choice: 'finish', reason: '一つめの理由' })).status,
    ).toBe(303)
    expect(
      (await people.leader.post(`${path}/answer`, { choice: 'renew', reason: '見本：まだ続けたい' })).status,
    ).toBe(303)
    expect((await people.officer.get(path)).text).not.toContain('まだ続けたい')
    expect((await people.leader.get(path)).text).toContain('まだ続けたい')
    expect((await people.stranger.post(`${path}/answer`, { choice: 'renew', reason: 'x' })).status).toBe(403)
    expect((await people.officer.post(`${path}/answer`, { choice: 'renew', reason: 'x' })).status).toBe(403)
    expect((await people.chief.post(`${path}/next`, {})).status).toBe(409)
    expect(
      (
        await people.chief.post(`${path}/answer`, {
          choice: 'standAlone',
          reason: '見本：自分たちでできる',
        })
      ).status,
    ).toBe(303)
    const { text } = await people.leader.get(path)
    expect([text.includes('まだ続けたい'), text.includes('自分たちでできる')]).toEqual([true, true])
    expect(await openDuties(app, one)).not.toContain('evaluation.ahead')
  })

  test('nothing is decided while they differ; once all want the same it is, for everybody to read, without their reasons', async () => {
    expect((await people.leader.post(`${path}/next`, {})).status).toBe(409)
    expect((await people.leader.get(path)).text).toContain('考えがちがいます')
    const renewal = { choice: 'renew', reason: '見本：もう一年いっしょに' }
    expect((await people.chief.post(`${path}/answer`, renewal)).status).toBe(303)
    expect((await people.leader.post(`${path}/answer`, renewal)).status).toBe(409)
    const thread = (await app.anonymous().get(one.path)).text
    expect([thread.includes('これからのことを決めました'), thread.includes('もう一年')]).toEqual([
      true,
      false,
    ])
  })

  test('renewed, the same parties go on in a new case that knows where it comes from, and one only', async () => {
    expect((await people.member.post(`${path}/next`, {})).status).toBe(403)
    const first = await people.leader.post(`${path}/next`, {})
    expect(first.status).toBe(303)
    expect((await people.chief.post(`${path}/next`, {})).location).toBe(first.location)
    const { rows } = await app.owner.query<{ parties: number }>(
      `SELECT (SELECT count(*)::int FROM party p WHERE p.case_id = c.id) AS parties FROM collaboration c WHERE parent_id = $1`,
      [one.id],
    )
    expect(rows).toEqual([{ parties: 2 }])
    expect((await people.leader.get(first.location ?? '')).status).toBe(200)
  })

  test('a side without an account answers on paper, hidden like every other, and typed in by somebody else than who answered for the city', async () => {
    const parties = [{ ...people.leader, name: '見本町内会' }, { section }, { name: '紙の老人会' }]
    const paper = await openTestCase(app, 'shinjo', { stage: 'running', section, parties })
    const here = `${paper.path}/evaluation/ahead`
    const theirs = `${here}/paper/${paper.partyIds[2]}`
    const said = {
      choice: 'finish',
      reason: '紙に書いた理由ぬ9',
      via: 'paper',
      saidBy: '見本 紙太郎',
      saidOn: '2026-05-30',
    }
    expect((await people.leader.post(`${here}/begin`, {})).status).toBe(303)
    expect((await people.leader.get(`${here}/print`)).text).toContain('☐')
    expect((await people.officer.get(theirs)).status).toBe(403)
    expect((await people.officer.get(here)).text).toContain('自分の答えを送ったあとで')
    const done = { choice: 'finish', reason: '見本：やり終えた' }
    expect((await people.chief.post(`${here}/answer`, done)).status).toBe(303)
    for (const person of [people.chief, people.leader, people.otherOfficer])
      expect((await person.post(theirs, said)).status).toBe(403)
    expect((await people.officer.post(`${here}/paper/${paper.partyIds[0]}`, said)).status).toBe(403)
    const wrong = await people.officer.post(theirs, { ...said, saidBy: '', saidOn: '2030-01-01' })
    expect([wrong.status, wrong.text.includes('紙に書いた理由ぬ9')]).toEqual([422, true])
    expect((await people.officer.post(theirs, { ...said, saidOn: '2030-01-01' })).status).toBe(422)
    expect((await people.officer.post(theirs, said)).status).toBe(303)
    for (const person of [people.leader, people.chief, people.officer])
      expect((await person.get(here)).text).not.toContain('ぬ9')
    expect((await people.leader.get(paper.path)).text).toContain('紙で答え、市の職員が入力しました')
    expect((await people.leader.post(`${here}/answer`, done)).status).toBe(303)
    const { text } = await people.leader.get(here)
    expect([text.includes('ぬ9'), text.includes('見本 紙太郎'), text.includes('に決めました')]).toEqual([
      true,
      true,
      true,
    ])
    expect((await app.anonymous().get(paper.path)).text).not.toContain('紙太郎')
    expect((await people.officer.post(theirs, said)).status).toBe(409)
  })

  test('a side that never answers holds nobody up: past the end the date decides, and says who was silent', async () => {
    const parties = [{ ...people.leader, name: '見本町内会' }, { section }, { name: '静かな会' }]
    one = await openTestCase(app, 'shinjo', { stage: 'running', section, parties })
    const here = `${one.path}/evaluation/ahead`
    await app.owner.query('UPDATE collaboration SET ends_on = created_on + 20 WHERE id = $1', [one.id])
    await morning(1)
    for (const person of [people.leader, people.chief])
      expect(
        (await person.post(`${here}/answer`, { choice: 'renew', reason: '見本：続けたい' })).status,
      ).toBe(303)
    expect((await people.leader.get(here)).text).toContain('次の朝、答えた側の考えがみな同じなら')
    await morning(20)
    expect(await entryKinds(app, one)).not.toContain('aheadDecided')
    await morning(21)
    await morning(22)
    expect((await entryKinds(app, one)).filter((kind) => kind === 'aheadDecided')).toHaveLength(1)
    expect(await openDuties(app, one)).not.toContain('evaluation.ahead')
    const thread = (await app.anonymous().get(one.path)).text
    expect(thread).toContain('静かな会の答えはありませんでした。同意したという意味ではありません。')
    expect((await people.leader.post(`${here}/next`, {})).status).toBe(303)
  })

  test('is nothing of other cities, of the public or of other sections', async () => {
    expect((await app.anonymous().get(path)).status).not.toBe(200)
    expect((await people.otherOfficer.get(path)).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'officer', section: 'self-government' })
    expect((await elsewhere.get(path.replace('shinjo', 'echizen'))).status).toBe(404)
  })
})
