import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readCityFile } from '../../../core/edition/city-file.testing.ts'
import type { Definition } from '../../../core/edition/schema/index.ts'
import { storeEdition } from '../../../core/edition/store.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Answer, Browser, Fields } from '../../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

/* 機構改革: 健康課 becomes 健康づくり課, 環境課 is split in two; cases, duties, people and a party's voice go along. */
let app: TestApp
let office: TestPerson
let officer: TestPerson
let chief: TestPerson
let resident: TestPerson
let own: TestCase
let split: TestCase
const before = '2027-03-01T01:00:00Z'
const after = '2027-04-01T01:00:00Z'
const base = '/shinjo/organization/changes'

/** The city's file with other sections, in force from 1 April. */
function editionOfApril(): Definition {
  const definition = structuredClone(readCityFile('shinjo'))
  const others = definition.sections.filter(({ code }) => code !== 'health' && code !== 'environment')
  const section = (code: string, ja: string) => ({ code, name: { ja }, coordination: false })
  definition.sections = [
    ...others,
    section('wellbeing', '健康づくり課'),
    section('green', 'みどり課'),
    section('waste', '資源循環課'),
  ]
  definition.edition.effectiveFrom = '2027-04-01'
  for (const rule of definition.routing.rules) {
    if (rule.section === 'health') rule.section = 'wellbeing'
    if (rule.section === 'environment') rule.section = 'waste'
  }
  return definition
}

const versionIn = ({ text }: Answer) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const send = async (who: Browser, page: string, to: string, fields: Fields) =>
  who.post(to, { version: versionIn(await who.get(page)), ...fields })

beforeAll(async () => {
  app = await startTestApp({ now: before })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 一子' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'health', name: '健康 太郎' })
  chief = await app.person('shinjo', { hat: 'chief', section: 'health', name: '健康 課長' })
  resident = await app.person('shinjo', { hat: 'resident', name: '市民 花子' })
  own = await openTestCase(app, 'shinjo', {
    section: 'health',
    visibility: 'desk',
    parties: [resident, { section: 'health' }],
  })
  split = await openTestCase(app, 'shinjo', { section: 'environment', parties: [resident] })
  await app.owner.query(
    `INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
     SELECT city_id, gen_random_uuid(), id, 'consultation.reply', section, '2027-04-10', now() FROM collaboration WHERE id = ANY ($1)`,
    [[own.id, split.id]],
  )
  const client = await app.owner.connect()
  await storeEdition(client, {
    definition: editionOfApril(),
    hash: 'april',
    demo: false,
    now: new Date(before),
  })
  client.release()
})
afterEach(() => app.setNow(before))
afterAll(() => app?.stop())

const sectionsOf = async (id: string) =>
  (
    await app.owner.query(
      `SELECT c.section, edition_id AS edition, (SELECT string_agg(DISTINCT d.section, ',') FROM duty d WHERE d.case_id = c.id AND d.section IS NOT NULL) AS duty
       FROM collaboration c WHERE id = $1`,
      [id],
    )
  ).rows[0]

describe('the brief of a case', () => {
  test('is for the section: a note for whoever comes next, and who looks after it', async () => {
    const page = `${own.path}/brief`
    expect((await send(officer, page, `${page}/note`, { note: '会場の鍵は総務にあります' })).status).toBe(303)
    const set = await send(officer, page, `${own.path}/officer`, { officer: officer.id })
    expect(set.status).toBe(303)
    const { text } = await officer.get(page)
    for (const words of ['会場の鍵は総務にあります', '健康 太郎', '2027年4月10日', '市民 花子', '健康課'])
      expect(text).toContain(words)
    expect((await officer.get(own.path)).text).toContain('担当者を健康 太郎さんに決めました')
    expect((await officer.get('/shinjo/organization/sections/health')).text).toContain('1件')
    for (const who of [
      resident,
      app.anonymous(),
      await app.person('shinjo', { hat: 'officer', section: 'urban-development' }),
    ])
      expect([303, 403, 404]).toContain((await who.get(page)).status)
    const seen = (await resident.get(own.path)).text
    expect([seen.includes('会場の鍵'), seen.includes('健康 太郎さんに')]).toEqual([false, false])
  })

  test('two who write at once lose nothing: the second is told, and keeps what was typed', async () => {
    const page = `${own.path}/brief`
    const version = versionIn(await officer.get(page))
    const first = await chief.post(`${page}/note`, { version, note: '課長の追記' })
    const second = await officer.post(`${page}/note`, { version, note: '担当の追記' })
    expect([first.status, second.status, second.text.includes('担当の追記')]).toEqual([303, 409, true])
  })

  test('somebody of another section is not to be chosen', async () => {
    const other = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
    const answer = await send(officer, `${own.path}/brief`, `${own.path}/officer`, { officer: other.id })
    expect(answer.status).toBe(422)
  })
})

describe('sections that change', () => {
  let plan: string
  const addSection = (fields: Fields) =>
    send(office, plan, `${plan}/sections`, { reason: '組織の見直し', ...fields })

  test('are entered with what there will be on the day; nonsense is refused', async () => {
    const made = await office.post(base, { title: '機構改革', effectiveOn: '2027-04-01', note: '' })
    plan = made.location ?? ''
    const wrong: Fields[] = [
      { kind: 'renamed', from: 'health', to: 'health' },
      { kind: 'renamed', from: 'nowhere', to: 'wellbeing' },
      { kind: 'split', from: 'environment', to: 'green' },
      { kind: 'merged', from: 'health', to: ['green', 'waste'] },
    ]
    for (const fields of wrong) expect((await addSection(fields)).status).toBe(422)
    expect((await addSection({ kind: 'renamed', from: 'health', to: 'wellbeing' })).status).toBe(303)
    expect((await addSection({ kind: 'split', from: 'environment', to: ['green', 'waste'] })).status).toBe(
      303,
    )
    expect((await addSection({ kind: 'renamed', from: 'health', to: 'green' })).status).toBe(422)
    const { text } = await office.get(plan)
    for (const words of ['健康づくり課', '資源循環課', '組織の見直し']) expect(text).toContain(words)
  })

  test('after a split each case is decided on a page; its field is proposed, the officer is of the new section', async () => {
    const newcomer = {
      kind: 'join',
      name: 'みどり 着任',
      email: 'midori@example.jp',
      hat: 'officer',
      place: 'green',
    }
    expect((await send(office, plan, `${plan}/lines`, newcomer)).status).toBe(303)
    const cases = await office.get(`${plan}/cases`)
    expect(cases.text).toContain(split.number)
    const at = /name="cases\.(\d)\.section"/.exec(cases.text)?.[1]
    const version = versionIn(cases)
    const chosen = { [`cases.${at}.id`]: split.id, [`cases.${at}.section`]: 'green', [`cases.${at}.to`]: '' }
    expect((await office.post(`${plan}/cases`, { version, ...chosen })).status).toBe(303)
    const again = await office.get(`${plan}/cases`)
    const line = /<option value="(line:[^"]+)">みどり 着任/.exec(again.text)?.[1] ?? ''
    const done = await office.post(`${plan}/cases`, {
      version: versionIn(again),
      ...chosen,
      [`cases.${at}.to`]: line,
    })
    expect(done.status).toBe(303)
    expect((await office.get(`${plan}/briefs`)).text).toContain('課長の追記')
    const admin = await app.person('shinjo', { hat: 'administrator' })
    for (const path of ['/cases', '/briefs']) expect((await admin.get(`${plan}${path}`)).status).toBe(403)
  })

  test('on the day everything goes along; the party stays, the thread and old names can be read', async () => {
    const edition = (await sectionsOf(own.id)).edition
    expect((await send(office, plan, `${plan}/steps`, { step: 'schedule' })).status).toBe(303)
    app.setNow(after)
    await app.anonymous().get('/shinjo')
    expect(await sectionsOf(own.id)).toEqual({ section: 'wellbeing', edition, duty: 'wellbeing' })
    expect(await sectionsOf(split.id)).toMatchObject({ section: 'green', duty: 'green' })
    const { rows } = await app.owner.query(
      `SELECT p.name FROM case_staff s JOIN person p ON p.id = s.officer_id WHERE s.case_id = $1`,
      [split.id],
    )
    expect(rows).toEqual([{ name: 'みどり 着任' }])
    const party = await app.owner.query(
      'SELECT section, name FROM party WHERE case_id = $1 AND section IS NOT NULL',
      [own.id],
    )
    expect(party.rows).toEqual([{ section: 'health', name: 'health' }])
    const shown = await app.anonymous().get(split.path)
    expect(shown.text).toContain('「環境課」の受け持ちが「みどり課」に移りました')
    expect(shown.text).toContain('組織の見直し')
    const api = await app.anonymous().get(`/api/v1/cities/shinjo/cases/${split.number}`)
    expect(api.text).toContain('みどり課')
  })

  test('who was of the section acts for it under its new name, as a party, too; somebody else does not', async () => {
    app.setNow(after)
    const { rows } = await app.owner.query<{ id: string; kind: string }>(
      `SELECT h.id, h.kind FROM hat h WHERE h.person_id = $1 AND h.until IS NULL`,
      [chief.id],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['chief'])
    const newChief = await app.person('shinjo', { hat: 'chief', section: 'wellbeing', name: '新 課長' })
    expect((await newChief.get(own.path)).status).toBe(200)
    expect((await newChief.get('/shinjo/desk')).text).toContain(own.number)
    const other = await app.person('shinjo', { hat: 'chief', section: 'green' })
    expect((await other.get(own.path)).status).toBe(404)
    const told = await app.owner.query(
      `SELECT actor_name FROM entry WHERE case_id = $1 AND kind = 'sectionChanged'`,
      [own.id],
    )
    expect(told.rows).toEqual([{ actor_name: '窓口 一子（総合政策課 協働の総合窓口）' }])
  })

  test('and is undone: everything is where it was, both told in the thread', async () => {
    app.setNow('2027-04-10T01:00:00Z')
    const april = await app.person('shinjo', {
      hat: 'coordination',
      section: 'general-policy',
      name: '窓口 二子',
    })
    expect((await send(april, plan, `${plan}/steps`, { step: 'undo' })).status).toBe(303)
    expect(await sectionsOf(own.id)).toMatchObject({ section: 'health', duty: 'health' })
    expect(await sectionsOf(split.id)).toMatchObject({ section: 'environment', duty: 'environment' })
    const { rows } = await app.owner.query<{ section: string }>(
      `SELECT section FROM hat WHERE person_id = $1 AND until IS NULL`,
      [chief.id],
    )
    expect(rows).toEqual([{ section: 'health' }])
    const { text } = await app.anonymous().get(split.path)
    expect(text).toContain('「みどり課」から「環境課」に戻しました')
  })
})

describe('a section that no city file has', () => {
  let plan: string
  let work: TestCase
  const add = (fields: Fields) => send(office, plan, `${plan}/made`, fields)

  test('is entered with name, code and fields; a code that was ever used, or a name that is there, is refused', async () => {
    app.setNow('2027-05-06T01:00:00Z')
    office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 三子' })
    work = await openTestCase(app, 'shinjo', { section: 'urban-development', parties: [resident] })
    const made = await office.post(base, { title: '夏の再編', effectiveOn: '2027-07-01', note: '' })
    plan = made.location ?? ''
    const wrong: Fields[] = [
      { name: '', code: '' },
      { name: 'みち課', code: 'health' },
      { name: 'みち課', code: '課' },
      { name: 'みどり課', code: '' },
    ]
    for (const fields of wrong) expect((await add(fields)).status).toBe(422)
    expect((await add({ name: '道と公園課', name_en: 'Roads and Parks', code: 'roads' })).status).toBe(303)
    expect((await add({ name: 'くらし課', code: '' })).status).toBe(303)
    const { text } = await office.get(plan)
    for (const words of ['道と公園課', 'くらし課', 'ka-2027-1']) expect(text).toContain(words)
    const others = [officer, resident, app.anonymous()]
    for (const who of others) expect((await who.get('/shinjo/organization')).text).not.toContain('くらし課')
  })

  test('people and sections can go there, and it stays while they do', async () => {
    const into = { kind: 'renamed', from: 'urban-development', to: 'roads', reason: '組織の見直し' }
    expect((await send(office, plan, `${plan}/sections`, into)).status).toBe(303)
    const joins = { kind: 'join', name: 'くらし 着任', email: 'kurashi@example.jp', hat: 'chief' }
    expect((await send(office, plan, `${plan}/lines`, { ...joins, place: 'ka-2027-1' })).status).toBe(303)
    const { rows } = await app.owner.query(`SELECT id FROM section_made WHERE code = 'roads'`)
    const answer = await send(office, plan, `${plan}/made/removals`, { id: rows[0].id })
    expect([answer.status, answer.text.includes('先にそちらを外してください')]).toEqual([422, true])
  })

  test('on the day it is there for everybody: cases, people, routing; the old name stays readable', async () => {
    expect((await send(office, plan, `${plan}/steps`, { step: 'schedule' })).status).toBe(303)
    expect((await app.anonymous().get('/shinjo/organization')).text).not.toContain('道と公園課')
    app.setNow('2027-07-01T01:00:00Z')
    const shown = await app.anonymous().get(work.path)
    expect(shown.text).toContain('の受け持ちが「道と公園課」に移りました')
    expect(await sectionsOf(work.id)).toMatchObject({ section: 'roads' })
    const chief2 = await app.person('shinjo', { hat: 'chief', section: 'roads' })
    const desk = await chief2.get('/shinjo/desk')
    expect(desk.text).toContain('道と公園課')
    const july = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const routing = await july.get('/shinjo/routing')
    expect(routing.text).toContain('道と公園課')
    const api = await app.anonymous().get(`/api/v1/cities/shinjo/cases/${work.number}`)
    expect(api.text).toContain('道と公園課')
  })

  test('undone, it is there no more, and its name can be read; what came meanwhile goes where it came from', async () => {
    app.setNow('2027-07-02T01:00:00Z')
    const late = await openTestCase(app, 'shinjo', { section: 'roads', parties: [resident] })
    const lost = await openTestCase(app, 'shinjo', { section: 'ka-2027-1', parties: [resident] })
    const new_ = await app.person('shinjo', { hat: 'officer', section: 'roads', name: '道 新人' })
    const july = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    expect((await send(july, plan, `${plan}/steps`, { step: 'undo' })).status).toBe(303)
    expect(await sectionsOf(work.id)).toMatchObject({ section: 'urban-development' })
    expect((await app.anonymous().get(work.path)).text).toContain('「道と公園課」から')
    expect(await sectionsOf(late.id)).toMatchObject({ section: 'urban-development' })
    expect(await sectionsOf(lost.id)).toMatchObject({ section: 'general-policy' })
    expect((await app.anonymous().get(late.path)).text).toContain(
      '「道と公園課」から「都市整備課」に戻しました',
    )
    const { rows } = await app.owner.query(
      'SELECT section FROM hat WHERE person_id = $1 AND (until IS NULL OR until >= since)',
      [new_.id],
    )
    expect(rows.map(({ section }) => section)).toContain('urban-development')
    expect((await july.get('/shinjo/routing')).text).not.toContain('道と公園課')
  })
})
