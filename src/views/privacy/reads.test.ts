import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let resident: TestPerson
let officer: TestPerson
let office: TestPerson
let subject: TestCase
const section = 'environment'

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '読まれる 花子' })
  officer = await app.person('shinjo', { hat: 'officer', section, name: '担当 太郎' })
  office = await app.person('shinjo', { hat: 'coordination', name: '窓口 次郎' })
  subject = await openTestCase(app, 'shinjo', { section, parties: [resident, { section }] })
})
afterAll(() => app?.stop())

const countReads = async () =>
  Number((await app.owner.query('SELECT count(*)::integer AS n FROM personal_read')).rows[0].n)

describe('a page that shows a person’s name to staff', () => {
  test('leaves a line: who, in which role, whose, on which case', async () => {
    await officer.get(subject.path)
    const { rows } = await app.owner.query('SELECT * FROM personal_read')
    expect(rows).toMatchObject([
      {
        person_id: resident.id,
        by_person_id: officer.id,
        by_hat_id: officer.hatId,
        role: 'officer',
        section,
        what: 'case',
        case_id: subject.id,
      },
    ])
  })

  test('leaves one line for one look, and another after a while', async () => {
    await officer.get(subject.path)
    expect(await countReads()).toBe(1)
    app.setNow('2026-06-01T01:20:00Z')
    await officer.get(subject.path)
    expect(await countReads()).toBe(2)
  })

  test('leaves none for the person, for a stranger, and for staff who see no name', async () => {
    const before = await countReads()
    const other = await app.person('shinjo', { hat: 'officer', section: 'school-education' })
    for (const who of [resident, app.anonymous(), other])
      expect((await who.get(subject.path)).status).toBe(200)
    expect(await countReads()).toBe(before)
  })

  test('the list of people and a person’s page leave one for each person shown', async () => {
    const administrator = await app.person('shinjo', { hat: 'administrator', name: '管理 三郎' })
    await administrator.get(`/shinjo/people/${resident.id}`)
    await administrator.get('/shinjo/people')
    const { rows } = await app.owner.query('SELECT person_id FROM personal_read WHERE by_person_id = $1', [
      administrator.id,
    ])
    const whose = rows.map((row) => row.person_id)
    expect(whose).toContain(resident.id)
    expect(whose).toContain(officer.id)
    expect(whose).not.toContain(administrator.id)
    expect(new Set(whose).size).toBe(whose.length)
  })

  test('is not shown when its line cannot be kept', async () => {
    await app.owner.query('REVOKE INSERT ON personal_read FROM yui_app')
    app.setNow('2026-06-01T01:40:00Z')
    const answer = await officer.get(subject.path)
    await app.owner.query('GRANT INSERT ON personal_read TO yui_app')
    expect([answer.status, answer.text.includes(resident.name)]).toEqual([500, false])
  })
})

describe('the record', () => {
  test('tells the person which section and role looked, not who it was', async () => {
    const { text } = await resident.get('/shinjo/account/reads')
    expect(text).toContain('担当者')
    expect(text).toContain(subject.number)
    expect(text).not.toContain(officer.name)
  })

  test('tells the office who it was, and filters by person and kind', async () => {
    const { text } = await office.get('/shinjo/privacy/reads')
    expect(text).toContain(officer.name)
    expect(text).toContain(resident.name)
    const none = await office.get(`/shinjo/privacy/reads?person=${officer.id}&what=roster`)
    expect(none.text).toContain('記録はありません')
    const ignored = await office.get(
      '/shinjo/privacy/reads?what=password_hash&person=x&from=yesterday&sort=email',
    )
    expect(ignored.text).toContain(officer.name)
  })

  test('is for nobody else', async () => {
    for (const who of [resident, officer]) expect((await who.get('/shinjo/privacy/reads')).status).toBe(403)
    expect((await app.anonymous().get('/shinjo/account/reads')).status).toBe(303)
  })

  test('is nobody’s to change: the app can only add to it', async () => {
    for (const sql of ['DELETE FROM personal_read', "UPDATE personal_read SET what = 'file'"])
      await expect(app.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('letters, calls and the pages of the organisation', () => {
  test('leave a line for each person they show', async () => {
    const cityId = await app.cityId('shinjo')
    const told = async (who: TestPerson, what: string) =>
      (
        await app.owner.query(
          'SELECT person_id, case_id FROM personal_read WHERE by_person_id = $1 AND what = $2 ORDER BY id',
          [who.id, what],
        )
      ).rows
    for (const [table, text, at] of [
      ['letter', 'body', 'written_at'],
      ['phone_call', 'script', 'opened_at'],
    ])
      await app.owner.query(
        `INSERT INTO ${table} (city_id, id, person_id, case_id, kind, lang, subject, ${text}, path, ${at})
         VALUES ($1, $2, $3, $4, 'idea.sent', 'ja', '件名', '本文', '/cases', $5)`,
        [cityId, blindId(), resident.id, subject.id, app.runtime.clock()],
      )
    const reader = await app.person('shinjo', { hat: 'coordination', name: '読む人' })
    for (const path of ['letters', 'calls', 'outbox', `organization/sections/${section}`])
      expect([path, (await reader.get(`/shinjo/${path}`)).status]).toEqual([path, 200])
    const line = { person_id: resident.id, case_id: subject.id }
    expect([await told(reader, 'letter'), await told(reader, 'call')]).toEqual([[line], [line]])
    const staff = (await told(reader, 'organization')).map(({ person_id }) => person_id)
    expect(staff).toContain(officer.id)
    expect((await resident.get('/shinjo/account/reads')).text).toContain('手紙')
  })
})
