import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLetterhead } from '../../core/notice/index.ts'
import { newId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { listDueMoments } from './due.ts'
import { beginDue } from './open.ts'
import { planOf } from './plan.ts'
import { entryKinds, handIn, newPeople, openEvaluation, type People, runOpening } from './scene.testing.ts'

/*
 * Echizen: between the parties, then from outside by the council. A member whose group is a party is not asked; those who
 * are read no party's sheet, and nobody reads theirs before all of them are in.
 */
const city = 'echizen'
const said = '外から見た言葉9d2'
let app: TestApp
let people: People
let members: TestPerson[]
let outsider: TestPerson

beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, city)
  const member = (name: string) => app.person(city, { hat: 'council', name })
  members = [await member('委員一'), await member('委員二')]
  outsider = await member('委員でない人')
  for (const id of [...members, people.leader].map((one) => one.id)) await sit(id)
})
afterAll(() => app?.stop())

async function sit(member: string): Promise<void> {
  await app.owner.query(
    `INSERT INTO body_seat (city_id, id, body, name, affiliation, role, open_call, shown, member_id, since, until, person_id, hat_id, created_at)
     VALUES ($1, $2, 'promotion-council', '委員', '', 'member', false, false, $3, '2026-04-01', '2028-03-31', $3,
       (SELECT id FROM hat WHERE person_id = $3 LIMIT 1), now())`,
    [await app.cityId(city), newId(0), member],
  )
}

const outside = ({ path }: TestCase) => `${path}/evaluation/outside`
async function judge(person: TestPerson, opened: TestCase, words: string) {
  const { text } = await person.get(outside(opened))
  const codes = [...text.matchAll(/name="((?:items|notes)\.\d+)\.code" value="([^"]+)"/g)]
  const fields = codes.flatMap(([, row = '', code = '']) => [
    [`${row}.code`, code],
    [`${row}.words`, words],
    ...(row.startsWith('items') ? [[`${row}.mark`, '4']] : []),
  ])
  return person.post(outside(opened), Object.fromEntries(fields))
}

test('those from outside judge by themselves, after the parties, sealed, and are never told apart', async () => {
  const opened = await openEvaluation(app, city, people)
  for (const person of members) expect((await person.get(outside(opened))).status).toBe(404)
  await handIn(people.leader, opened.path, '5', '当事者の言葉')
  await handIn(people.officer, opened.path, '2')
  await runOpening(app)
  expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn', 'handedIn', 'revealed', 'opened'])
  expect((await members[0]?.get(`/${city}/desk`))?.text).toContain('を外から評価する')
  const sheet = await members[0]?.get(outside(opened))
  expect(sheet?.text).toContain('だれのものか分からない形で')
  expect(sheet?.text).not.toContain('当事者の言葉')
  for (const person of [outsider, people.leader, people.officer, app.anonymous()])
    expect((await person.get(outside(opened))).status).not.toBe(200)
  for (const person of members) expect((await person.get(`${opened.path}/evaluation`)).status).toBe(403)

  expect((await judge(members[0] as TestPerson, opened, said)).status).toBe(303)
  expect((await judge(members[0] as TestPerson, opened, said)).status).toBe(409)
  await runOpening(app)
  for (const person of [people.leader, people.officer, members[1] as TestPerson])
    for (const path of ['', '/evaluation', '/evaluation/outside'])
      expect((await person.get(`${opened.path}${path}`)).text).not.toContain(said)

  expect((await judge(members[1] as TestPerson, opened, '')).status).toBe(303)
  await runOpening(app)
  const { text } = await people.leader.get(`${opened.path}/evaluation`)
  expect(text).toContain('第三者（2人の平均）')
  expect(text).toContain(said)
  expect(text).not.toContain('委員一')
  expect((await members[1]?.get(outside(opened)))?.text).toContain(said)
  expect((await members[1]?.get(outside(opened)))?.text).not.toContain('当事者の言葉')
  expect((await people.stranger.get(opened.path)).text).not.toContain(said)
})

test('whoever belongs to a party of the case is told why there is no sheet for them, and hands none in', async () => {
  const [member] = members
  if (!member) throw new Error('nobody sits there')
  const own = await openTestCase(app, city, { parties: [member, { section: 'urban-development' }] })
  const page = await member.get(outside(own))
  expect([page.status, page.text.includes('この案件の評価から外れています')]).toEqual([200, true])
  expect(page.text).not.toContain('name="items')
  expect((await member.post(outside(own), {})).status).toBe(403)
  expect((await outsider.get(outside(own))).status).toBe(404)
})

test('of what the public may not know of nobody from outside is asked', async () => {
  const opened = await openEvaluation(app, city, people)
  await app.owner.query(`UPDATE collaboration SET visibility = 'desk' WHERE id = $1`, [opened.id])
  await handIn(people.leader, opened.path, '5')
  await handIn(people.officer, opened.path, '2')
  await runOpening(app)
  expect((await entryKinds(app, opened)).at(-1)).toBe('revealed')
})

test('without an agreement the sheet is short, and stays so', async () => {
  const opened = await openTestCase(app, city, {
    stage: 'running',
    section: 'urban-development',
    parties: [{ ...people.leader, name: '見本町内会' }, { section: 'urban-development' }],
  })
  await people.leader.post(`${opened.path}/completion`, { result: '終えた。' })
  const { text } = await people.leader.get(`${opened.path}/evaluation/sheet`)
  expect(text.match(/name="items\.\d+\.code"/g)).toHaveLength(3)
  expect((await people.leader.get(`${opened.path}/evaluation/plan`)).text).toContain('短いシート')
})

test('what was held without a proposal is looked back on where the city looks back on every case', async () => {
  const { officer, chief, leader } = people
  const occasion = await openTestCase(app, city, {
    stage: 'running',
    section: 'urban-development',
    parties: [{ ...leader, name: '見本町内会' }, { section: 'urban-development' }],
  })
  const begun = `UPDATE collaboration SET kind = 'occasion', starts_on = '2026-05-01' WHERE id = $1`
  await app.owner.query(begun, [occasion.id])
  expect((await leader.post(`${occasion.path}/completion`, { result: '終えた。' })).status).toBe(303)
  const { text } = await leader.get(`${occasion.path}/evaluation/sheet`)
  expect(text.match(/name="items\.\d+\.code"/g)).toHaveLength(3)
  await handIn(leader, occasion.path, '5')
  await handIn(officer, occasion.path, '3')
  await runOpening(app)
  const gap = await chief.get(`${occasion.path}/evaluation`)
  expect([gap.status, gap.text.includes('ふりかえりの結果')]).toEqual([200, true])
})

test('what one side held alone is looked back on by that side, and what it learned is published', async () => {
  const { leader } = people
  const alone = await openTestCase(app, city, {
    stage: 'running',
    amongCitizens: true,
    parties: [{ ...leader, name: '見本町内会' }],
  })
  await app.owner.query(`UPDATE collaboration SET kind = 'occasion' WHERE id = $1`, [alone.id])
  expect((await leader.post(`${alone.path}/completion`, { result: '会を6回ひらいた。' })).status).toBe(303)
  await handIn(leader, alone.path, '4')
  await runOpening(app)
  const joint = `${alone.path}/evaluation/joint`
  expect((await leader.get(`${joint}/edit`)).text).toContain('会を6回ひらいた。')
  const said = { version: '0', achieved: '6回ひらけた', wentWell: '', change: '', learned: '夜は人が来ない' }
  expect((await leader.post(`${joint}/versions`, said)).status).toBe(303)
  const { text } = await leader.get(joint)
  const hash = /name="hash" value="([^"]+)"/.exec(text)?.[1] ?? ''
  expect((await leader.post(`${joint}/confirmation`, { version: '1', hash })).status).toBe(303)
  expect((await app.anonymous().get(alone.path)).text).toContain('夜は人が来ない')
})

test('what is fixed is changed only once every party has confirmed the same text, and before anybody is asked', async () => {
  const { leader, officer, chief } = people
  const opened = await openTestCase(app, city, {
    stage: 'running',
    section: 'urban-development',
    parties: [{ ...leader, name: '見本町内会' }, { section: 'urban-development' }],
  })
  const { definition } =
    (await app.runtime.directory
      .find(city)
      .then((ref) => ref && app.runtime.directory.on(ref, '2026-06-01'))) ?? {}
  const plan = planOf(definition?.evaluation as NonNullable<typeof definition>['evaluation'] & object)
  await app.owner.query(
    `INSERT INTO evaluation_plan VALUES ($1, $2, 1, $3, 'x', 'agreement', '2026-06-01')`,
    [await app.cityId(city), opened.id, JSON.stringify(plan)],
  )
  const path = `${opened.path}/evaluation/plan`
  const change = {
    version: '0',
    keep: ['equality', 'issue'],
    'own.0.text': '朝の集まりは続けられますか。',
    'own.0.topic': 'result',
  }
  expect((await people.otherOfficer.post(`${path}/versions`, change)).status).toBe(403)
  expect((await leader.post(`${path}/versions`, { ...change, keep: ['issue'] })).status).toBe(422)
  expect((await leader.post(`${path}/versions`, change)).status).toBe(303)
  const hash = /name="hash" value="([^"]+)"/.exec((await leader.get(path)).text)?.[1] ?? ''
  const yes = { version: '1', hash }
  expect((await leader.post(`${path}/confirmation`, yes)).status).toBe(303)
  const versions = async () =>
    (
      await app.owner.query('SELECT version, fixed_by FROM evaluation_plan WHERE case_id = $1 ORDER BY 1', [
        opened.id,
      ])
    ).rows
  expect(await versions()).toHaveLength(1)
  expect((await officer.post(`${path}/confirmation`, yes)).status).toBe(403)
  expect((await chief.post(`${path}/confirmation`, yes)).status).toBe(303)
  expect(await versions()).toEqual([
    { version: 1, fixed_by: 'agreement' },
    { version: 2, fixed_by: 'change' },
  ])
  await leader.post(`${opened.path}/completion`, { result: '終えた。' })
  const { text } = await leader.get(`${opened.path}/evaluation/sheet`)
  expect(text.match(/name="items\.\d+\.code"/g)).toHaveLength(3)
  expect(text).toContain('朝の集まりは続けられますか。')
  expect((await leader.post(`${path}/versions`, { ...change, version: '1' })).status).toBe(409)
})

test('half of the term comes by the clock, once; at the end both times stand beside each other', async () => {
  const there = await newPeople(app, 'kurashiki')
  const cityId = await app.cityId('kurashiki')
  const opened = await openTestCase(app, 'kurashiki', {
    stage: 'running',
    section: 'urban-development',
    parties: [{ ...there.leader, name: '見本町内会' }, { section: 'urban-development' }],
  })
  await app.owner.query(
    `UPDATE collaboration SET starts_on = '2026-05-02', ends_on = '2026-07-01' WHERE id = $1`,
    [opened.id],
  )
  const ref = await app.runtime.directory.find('kurashiki')
  const now = ref && (await app.runtime.directory.on(ref, '2026-06-01'))
  await app.owner.query(
    `INSERT INTO evaluation_plan VALUES ($1, $2, 1, $3, 'x', 'agreement', '2026-05-01')`,
    [cityId, opened.id, JSON.stringify(planOf(now?.definition.evaluation as Parameters<typeof planOf>[0]))],
  )
  const due = (day: string) => listDueMoments(app.owner, day)
  expect(await due('2026-05-31')).toEqual([])
  const [moment] = await due('2026-06-01')
  expect(moment).toEqual({ cityId, number: opened.number, moment: 'middle' })
  const begin = beginDue({
    appPool: app.pool,
    clock: app.runtime.clock,
    letterhead: openLetterhead(app.runtime),
  })
  for (let time = 0; time < 2; time += 1) if (moment) await begin(moment)
  expect(await due('2026-06-01')).toEqual([])
  expect(await entryKinds(app, opened)).toEqual(['opened'])
  await handIn(there.leader, opened.path, '2', '途中の言葉')
  await handIn(there.officer, opened.path, '4')
  await runOpening(app)
  expect((await there.leader.get(opened.path)).text).toContain('シートがそろい')
  await there.leader.post(`${opened.path}/completion`, { result: '終えた。' })
  expect((await there.leader.get(opened.path)).text).toContain('シートを出した当事者：2のうち0')
  await handIn(there.leader, opened.path, '5')
  await handIn(there.officer, opened.path, '4')
  expect((await there.officer.get(`${opened.path}/evaluation`)).text).not.toContain('これまでとの比べ')
  await runOpening(app)
  const { text } = await there.officer.get(`${opened.path}/evaluation`)
  expect(text).toContain('これまでとの比べ')
  // Drawn as it went: the group from 2 up to 5, the city level at 4.
  const drawn = [...text.matchAll(/<line x1="6%" y1="([\d.]+)" x2="94%" y2="([\d.]+)"/g)]
  const ways = drawn.map(([, from, to]) => Math.sign(Number(from) - Number(to)))
  expect(ways.length).toBeGreaterThan(3)
  expect(ways.every((way, index) => way === (index % 2 === 0 ? 1 : 0))).toBe(true)
  expect(text).not.toContain('途中の言葉')
  expect((await there.officer.get(`${opened.path}/evaluation?round=1`)).text).toContain('途中の言葉')
  expect((await there.officer.get(`${opened.path}/evaluation?round=9`)).status).toBe(404)

  // A year after its end, by the clock: both sides are told, have it on their desks, and see it over the moments.
  await app.owner.query(`UPDATE collaboration SET state = 'closed', closed_on = '2025-06-01' WHERE id = $1`, [
    opened.id,
  ])
  await app.owner.query(
    `UPDATE evaluation_plan SET content = jsonb_set(content, '{moments}', '["end", "yearAfter"]') WHERE case_id = $1`,
    [opened.id],
  )
  await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE city_id = $1`, [cityId])
  expect(await due('2026-05-31')).toEqual([])
  const [year] = await due('2026-06-01')
  expect(year?.moment).toBe('yearAfter')
  if (year) await begin(year)
  expect(await due('2026-06-01')).toEqual([])
  const told = await app.owner.query<{ body: string }>(
    `SELECT body FROM outbox WHERE kind = 'evaluation.opened' AND person_id = $1`,
    [there.leader.id],
  )
  expect(told.rows.map(({ body }) => body.includes('1年がたちました'))).toEqual([true])
  for (const person of [there.leader, there.officer])
    expect((await person.get('/kurashiki/desk')).text).toContain(`${opened.path}/evaluation/sheet`)
  expect((await app.anonymous().get(opened.path)).text).toContain('ふりかえりが始まりました（1年後）')
  await handIn(there.leader, opened.path, '3')
  await handIn(there.officer, opened.path, '3')
  await runOpening(app)
  const later = (await there.leader.get(`${opened.path}/evaluation`)).text
  for (const moment of ['途中（', '終わり（', '1年後（']) expect(later).toContain(moment)
  expect((await there.leader.get('/kurashiki/desk')).text).not.toContain(`${opened.path}/evaluation/sheet`)
})
