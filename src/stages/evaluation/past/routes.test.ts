import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { installJobs } from '../../../platform/jobs/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { filledSheet, handIn, newPeople, type People, runOpening, section } from '../scene.testing.ts'

let app: TestApp
let people: People
let office: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  await installJobs(app.owner, { app: 'yui_app' })
  people = await newPeople(app, 'shinjo')
  office = await app.person('shinjo', { hat: 'coordination' })
})
afterAll(() => app?.stop())

/** An entry of a past year, as a section or a list brings it. */
async function entered(title: string, partners: string): Promise<string> {
  const sent = { year: '2023', title, section, partners, kinds: '', forms: [], shown: 'yes' }
  expect((await office.post('/shinjo/register', sent)).status).toBe(303)
  const { rows } = await app.owner.query('SELECT number FROM collaboration WHERE title = $1', [title])
  return `/shinjo/cases/${rows[0].number}`
}
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const caseOf = async (path: string) =>
  (
    await app.owner.query(
      `SELECT stage, state, closed_on::text AS over, (SELECT array_agg(p.name ORDER BY p.position) FROM party p
         WHERE p.case_id = c.id AND p.left_at IS NULL) AS parties FROM collaboration c WHERE number = $1`,
      [path.split('/').at(-1)],
    )
  ).rows[0]
const stories = async () =>
  (
    await app.owner.query(
      `SELECT fiscal_year, figure, n FROM story_sum WHERE n <> 0 AND city_id = $1 ORDER BY 1, 2`,
      [await app.cityId('shinjo')],
    )
  ).rows

describe('what a list brought of a past year', () => {
  test('is offered to be looked back on to the section and the office alone, and asked of nobody', async () => {
    const path = await entered('見本の古い清掃', '見本町内会\n見本の古い会')
    expect((await people.officer.get(path)).text).toContain('ふりかえりを始める')
    for (const one of [people.leader, people.otherOfficer, app.anonymous()])
      expect((await one.get(path)).text).not.toContain('/evaluation/opening')
    const page = (await office.get(`${path}/evaluation/opening`)).text
    expect(page).toContain('短いシート')
    expect(page).toContain('紙か電話で答えてもらい')
    for (const one of [people.leader, people.otherOfficer]) {
      expect((await one.get(`${path}/evaluation/opening`)).status).toBe(403)
      expect((await one.post(`${path}/evaluation/opening`, {})).status).toBe(403)
    }
    expect((await app.owner.query('SELECT 1 FROM duty')).rowCount).toBe(0)
  })

  test('asks both sides with the short sheet, a registered group on screen, and stays of its own year', async () => {
    const { rows } = await app.owner.query(`SELECT number FROM collaboration WHERE title = '見本の古い清掃'`)
    const path = `/shinjo/cases/${rows[0].number}`
    const before = await stories()
    const html = (await people.officer.get(`${path}/evaluation/opening`)).text
    const group = /name="onScreen"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="onScreen"/.exec(html)
    const onScreen = [group?.[1] ?? group?.[2] ?? '']
    const sent = { version: versionIn(html), onScreen }
    expect((await people.officer.post(`${path}/evaluation/opening`, sent)).status).toBe(303)
    expect((await people.officer.post(`${path}/evaluation/opening`, sent)).status).toBe(409)
    expect(await caseOf(path)).toMatchObject({ stage: 'evaluation', state: 'open', over: '2024-03-31' })
    expect((await caseOf(path)).parties).toHaveLength(3)
    expect(await stories()).toEqual(before)
    const sheet = (await people.leader.get(`${path}/evaluation/sheet`)).text
    expect(sheet.match(/name="items\.\d+\.code"/g)?.length).toBeLessThan(6)
    expect((await handIn(people.leader, path, '4', 'よかった')).status).toBe(303)
    expect((await handIn(people.officer, path, '3', 'ふつう')).status).toBe(303)
    const waiting = (await people.officer.get(`${path}/evaluation`)).text
    const paper = /href="([^"]*\/evaluation\/paper\/[^"]+)"/.exec(waiting)?.[1] ?? ''
    const blank = (await people.officer.get(paper)).text
    expect((await people.officer.post(paper, filledSheet(blank, '2', '電話で聞いた'))).status).toBe(303)
    await runOpening(app)
    const gap = (await people.leader.get(`${path}/evaluation`)).text
    for (const words of ['よかった', 'ふつう', '電話で聞いた']) expect(gap).toContain(words)
    expect((await app.anonymous().get(path)).text).not.toContain('電話で聞いた')
    const register = (await app.anonymous().get('/shinjo/register?year=2023')).text
    expect(register).toContain('見本の古い清掃')
  })

  test('needs somebody to look back with, and a city that looks back', async () => {
    const alone = await entered('見本の市だけの取り組み', '')
    const page = await people.officer.get(`${alone}/evaluation/opening`)
    expect(page.text).toContain('相手がいないので')
    expect((await people.officer.post(`${alone}/evaluation/opening`, {})).status).toBe(409)
    const path = await entered('見本の古いまつり', '見本町内会')
    await app.owner.query(
      `INSERT INTO stage_switch (city_id, id, stage, runs, reason, by_person_id, by_hat_id, at)
       SELECT city_id, gen_random_uuid(), 'evaluation', 'nowhere', 'x', person_id, id, now() FROM hat WHERE person_id = $1`,
      [office.id],
    )
    expect((await people.officer.get(path)).text).not.toContain('/evaluation/opening')
    expect((await people.officer.get(`${path}/evaluation/opening`)).status).toBe(404)
    expect((await people.officer.post(`${path}/evaluation/opening`, {})).status).toBe(404)
    await app.owner.query('DELETE FROM stage_switch')
  })

  test('is not offered once it was taken out of the register', async () => {
    const path = await entered('見本のまちがい', '見本町内会')
    const { rows } = await app.owner.query(
      `SELECT e.id FROM register_entry e JOIN collaboration c ON c.id = e.case_id WHERE c.title = '見本のまちがい'`,
    )
    expect(
      (await office.post(`/shinjo/register/entries/${rows[0].id}/removal`, { version: '1' })).status,
    ).toBe(303)
    expect((await office.get(path)).text).not.toContain('/evaluation/opening')
    expect((await office.get(`${path}/evaluation/opening`)).status).toBe(404)
  })
})
