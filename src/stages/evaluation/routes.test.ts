import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import {
  entryKinds,
  filledSheet,
  handIn,
  newPeople,
  openDuties,
  openEvaluation,
  type People,
  runOpening,
} from './scene.testing.ts'

const city = 'shinjo'
let app: TestApp
let people: People
let opened: TestCase

beforeAll(async () => {
  app = await startTestApp()
  people = await newPeople(app, city)
})
afterAll(() => app?.stop())
beforeEach(async () => {
  opened = await openEvaluation(app, city, people)
})

const caseRow = async () =>
  (await app.owner.query('SELECT stage, state, closed_on FROM collaboration WHERE id = $1', [opened.id]))
    .rows[0]

describe('the round', () => {
  test('opens with the questions of the edition, and every party owes a sheet for thirty days', async () => {
    const { rows } = await app.owner.query(
      'SELECT questions, due_on FROM evaluation_round WHERE case_id = $1',
      [opened.id],
    )
    expect(rows[0].due_on).toBe('2026-07-01')
    expect(rows[0].questions.relationship.length).toBeGreaterThan(2)
    expect(await openDuties(app, opened)).toEqual(['evaluation.sheet', 'evaluation.sheet'])
    expect(await entryKinds(app, opened)).toEqual(['opened'])
  })

  test('tells who will see what and when, before anyone writes', async () => {
    const { text } = await people.leader.get(`${opened.path}/evaluation/sheet`)
    expect(text.indexOf('全員が出すまで')).toBeGreaterThan(0)
    expect(text.indexOf('全員が出すまで')).toBeLessThan(text.indexOf('name="items.0.mark"'))
    expect(text).toContain('Yuiの案')
    // Whatever else is written about it: the question before the end, and the joint statement.
    await people.leader.post(`${opened.path}/evaluation/ahead/begin`, {})
    await handIn(people.leader, opened.path, '5')
    await handIn(people.officer, opened.path, '3')
    await runOpening(app)
    for (const [path, said, field] of [
      ['/evaluation/ahead', '理由を読めるのは当事者と担当課だけ', 'name="reason"'],
      ['/evaluation/joint/edit', 'だれでも読める形で公開されます', 'name="achieved"'],
      ['/evaluation/review/notes/r-equality', '公開はされません', 'name="why"'],
    ] as const) {
      const page = (await people.leader.get(`${opened.path}${path}`)).text
      expect(page.indexOf(said), path).toBeGreaterThan(0)
      expect(page.indexOf(said), path).toBeLessThan(page.indexOf(field))
    }
  })
})

describe('a city that publishes no evaluation', () => {
  test('is never made to look back: a case ends without it until the office switches it on, and then says so', async () => {
    const note = 'この市は、ふりかえりのやり方を公表していません'
    const there = await newPeople(app, 'tomakomai')
    const without = await openEvaluation(app, 'tomakomai', there)
    const { rows } = await app.owner.query('SELECT state FROM collaboration WHERE id = $1', [without.id])
    expect(rows).toEqual([{ state: 'closed' }])
    const office = await app.person('tomakomai', { hat: 'coordination', section: 'self-government' })
    const seen = /name="seen" value="([^"]*)"/.exec(
      (await office.get('/tomakomai/switches/evaluation')).text,
    )?.[1]
    const on = { seen: seen ?? '', runs: 'everywhere', reason: '見本：始めます' }
    const switched = await office.post('/tomakomai/switches/evaluation', on)
    expect(switched.status).toBe(303)
    const shown = await openEvaluation(app, 'tomakomai', there)
    for (const path of ['', '/evaluation', '/evaluation/sheet'])
      expect((await there.leader.get(`${shown.path}${path}`)).text, path).toContain(note)
    expect((await people.leader.get(opened.path)).text).not.toContain(note)
  })
})

describe('a sheet', () => {
  test('is handed in once per party, by whoever acts for it, and then nobody sees it', async () => {
    const sheet = `${opened.path}/evaluation/sheet`
    const group = people.leader.organizationId ?? ''
    const profile = { version: '0', name: '見本町内会', kind: 'community', representative: '名簿の 代表' }
    await people.leader.post(`${opened.path.split('/cases/')[0]}/groups/${group}/profile`, profile)
    expect((await people.secretary.get(sheet)).text).toContain('代表者　名簿の 代表')
    expect((await people.officer.get(sheet)).text).not.toContain('名簿の 代表')
    expect((await handIn(people.secretary, opened.path, '4', '内緒の言葉')).status).toBe(303)
    expect(await openDuties(app, opened)).toEqual(['evaluation.sheet'])
    expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn'])
    const shown = await people.leader.get(sheet)
    expect([shown.status, shown.location]).toEqual([303, `${opened.path}/evaluation`])
    const again = await people.leader.post(sheet, { 'items.0.code': 'r-purpose', 'items.0.mark': '1' })
    expect(again.status).toBe(409)
    const page = await people.officer.get(sheet)
    const late = await people.leader.post(sheet, filledSheet(page.text, '1'))
    expect(late.status).toBe(409)
    expect((await people.leader.get(`${opened.path}/evaluation`)).text).not.toContain('内緒の言葉')
  })

  test('two of one party at once: one sheet, the other is told', async () => {
    const page = await people.leader.get(`${opened.path}/evaluation/sheet`)
    const sent = await Promise.all(
      [people.leader, people.secretary].map((person) =>
        person.post(`${opened.path}/evaluation/sheet`, filledSheet(page.text, '3')),
      ),
    )
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409])
  })

  test('with something missing keeps everything, and leads to the question', async () => {
    const page = await people.leader.get(`${opened.path}/evaluation/sheet`)
    const fields = {
      ...filledSheet(page.text, '4', '<b>雪の日</b>'),
      'items.1.mark': '',
      'items.2.mark': '9',
    }
    const again = await people.leader.post(`${opened.path}/evaluation/sheet`, fields)
    expect(again.status).toBe(422)
    expect(again.text).toContain('href="#items.1.mark"')
    expect(again.text).toContain('href="#items.2.mark"')
    expect(again.text).toContain('&lt;b&gt;雪の日')
    expect(again.text.match(/value="4"[^>]*checked/g)?.length).toBeGreaterThan(1)
    expect(await entryKinds(app, opened)).toEqual(['opened'])
  })

  test('wants nothing of who does not know, and refuses what is too long', async () => {
    const page = await people.leader.get(`${opened.path}/evaluation/sheet`)
    const long = { ...filledSheet(page.text, 'none'), 'notes.0.words': 'あ'.repeat(2001) }
    const refused = await people.leader.post(`${opened.path}/evaluation/sheet`, long)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('2000文字')
    expect((await handIn(people.leader, opened.path, 'none')).status).toBe(303)
  })

  test('is not for a plain member, a stranger, another section or another city', async () => {
    const sheet = `${opened.path}/evaluation/sheet`
    for (const person of [people.member, people.stranger, people.otherOfficer]) {
      expect((await person.get(sheet)).status).toBe(403)
      expect((await person.post(sheet, {})).status).toBe(403)
    }
    expect((await app.anonymous().get(sheet)).location).toContain('/sign-in')
    expect((await app.anonymous().get(sheet.replace(city, 'echizen'))).status).toBe(404)
    for (const person of [people.stranger, people.otherOfficer])
      expect((await person.get(`${opened.path}/evaluation`)).status).toBe(403)
  })

  test('sent twice by the same press has one result', async () => {
    const page = await people.leader.get(`${opened.path}/evaluation/sheet`)
    const submissionId = crypto.randomUUID()
    const fields = { ...filledSheet(page.text, '3'), submissionId }
    const first = await people.leader.post(`${opened.path}/evaluation/sheet`, fields)
    const second = await people.leader.post(`${opened.path}/evaluation/sheet`, fields)
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
  })
})

describe('the opening', () => {
  test('waits for the last party, shows the gap widest first, and asks for what they say together', async () => {
    await handIn(people.leader, opened.path, '5', '町内会の言葉')
    const waiting = await people.officer.get(`${opened.path}/evaluation`)
    expect(waiting.text).toContain('まだ全員のシートがそろっていません')
    const page = await people.officer.get(`${opened.path}/evaluation/sheet`)
    const fields = { ...filledSheet(page.text, '4', '課の言葉'), 'items.2.mark': '1' }
    await people.officer.post(`${opened.path}/evaluation/sheet`, fields)
    expect((await people.officer.get(`${opened.path}/evaluation`)).text).toContain('いま封を開けています')
    await runOpening(app)
    expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn', 'handedIn', 'revealed'])
    expect(await openDuties(app, opened)).toEqual(['evaluation.joint'])
    const { text } = await people.leader.get(`${opened.path}/evaluation`)
    for (const words of ['町内会の言葉', '課の言葉']) expect(text).toContain(words)
    const rows = [...text.matchAll(/<th scope="row">([^<]+)<\/th><td class="yui-table__number"[^>]*>/g)]
    expect(rows[0]?.[1]).toContain('役割と責任')
    await runOpening(app)
    expect(await entryKinds(app, opened)).toEqual(['opened', 'handedIn', 'handedIn', 'revealed'])
  })

  test('stays between the parties: the case page tells the public who is in, never what they wrote', async () => {
    await handIn(people.leader, opened.path, '5', '町内会の言葉')
    await handIn(people.officer, opened.path, '1', '課の言葉')
    await runOpening(app)
    for (const person of [app.anonymous(), people.stranger]) {
      const { text } = await person.get(opened.path)
      expect(text).toContain('見本町内会が、ふりかえりシートを出しました')
      expect(text).not.toContain('町内会の言葉')
      expect(text).not.toContain('課の言葉')
    }
  })
})

const statement = {
  achieved: '公園が明るくなった',
  wentWell: '雨の日も集まれた',
  change: '連絡を早くする',
  learned: '隣の町内とも組める',
}

const readAll = async (readers: readonly Pick<TestPerson, 'get'>[], paths: readonly string[]) =>
  Promise.all(readers.flatMap((reader) => paths.map(async (path) => ({ path, ...(await reader.get(path)) }))))

describe('what they say together', () => {
  beforeEach(async () => {
    await handIn(people.leader, opened.path, '5')
    await handIn(people.officer, opened.path, '3')
  })
  const joint = () => `${opened.path}/evaluation/joint`
  const confirm = async (person: People['leader']) => {
    const { text } = await person.get(joint())
    const [, hash = ''] = /name="hash" value="([^"]+)"/.exec(text) ?? []
    const [, version = ''] = /name="version" value="([^"]+)"/.exec(text) ?? []
    return person.post(`${joint()}/confirmation`, { hash, version })
  }

  test('is not written before the sheets are open', async () => {
    expect((await people.leader.post(`${joint()}/versions`, { ...statement, version: '0' })).status).toBe(409)
  })

  test('is published and closes the case when all have confirmed, and a new seed can grow from it', async () => {
    await runOpening(app)
    expect((await people.member.post(`${joint()}/versions`, { ...statement, version: '0' })).status).toBe(303)
    expect(await openDuties(app, opened)).toEqual(['evaluation.confirm', 'evaluation.confirm'])
    expect((await app.anonymous().get(opened.path)).text).not.toContain(statement.achieved)
    expect((await confirm(people.member)).status).toBe(403)
    expect((await confirm(people.leader)).status).toBe(303)
    expect(await caseRow()).toMatchObject({ state: 'open' })
    const done = await confirm(people.chief)
    expect([done.status, done.location]).toEqual([303, opened.path])
    expect(await caseRow()).toEqual({ stage: 'evaluation', state: 'closed', closed_on: '2026-06-01' })
    expect(await openDuties(app, opened)).toEqual([])
    const { text } = await app.anonymous().get(opened.path)
    for (const part of Object.values(statement)) expect(text).toContain(part)
    expect(text).toContain(`/${city}/ideas/new?parent=${opened.number}`)
    expect((await people.leader.post(`${joint()}/versions`, { ...statement, version: '1' })).status).toBe(409)
  })

  test('whoever is no party reads the joint statement and nothing else: who judges later, too', async () => {
    const mark = 'シートの言葉5e1'
    const other = await openEvaluation(app, city, people)
    await handIn(people.leader, other.path, '1', mark)
    await handIn(people.officer, other.path, '5', mark)
    await runOpening(app)
    const note = { version: '0', why: `${mark}の理由`, change: '' }
    await people.leader.post(`${other.path}/evaluation/review/notes/r-equality`, note)
    await people.leader.post(`${other.path}/evaluation/joint/versions`, { ...statement, version: '0' })
    const { text } = await people.leader.get(`${other.path}/evaluation/joint`)
    const [, hash = ''] = /name="hash" value="([^"]+)"/.exec(text) ?? []
    for (const person of [people.leader, people.chief])
      await person.post(`${other.path}/evaluation/joint/confirmation`, { hash, version: '1' })
    const organization = { kind: 'community', name: '別の団体' }
    const readers = [
      app.anonymous(),
      people.stranger,
      people.otherOfficer,
      await app.person(city, { hat: 'council' }),
      await app.person(city, { hat: 'supportCenter' }),
      await app.person(city, { hat: 'representative', organization }),
    ]
    const told = [other.path, `/${city}/library/${other.number}`]
    const bare = [...told, `/api/v1/cities/${city}/cases/${other.number}`]
    const closed = ['', '/joint', '/review', '/sheet', '/outside', '/ahead'].map(
      (rest) => `${other.path}/evaluation${rest}`,
    )
    const seen = (paths: readonly string[]) => readAll(readers, paths)
    const without = (said: string) => (page: { text: string }) => !page.text.includes(said)
    const pathsOf = (pages: readonly { path: string }[]) => pages.map(({ path }) => path)
    expect(pathsOf((await seen([...bare, ...closed])).filter(({ text }) => text.includes(mark)))).toEqual([])
    expect(pathsOf((await seen(told)).filter(without(statement.learned)))).toEqual([])
    expect(pathsOf((await seen(closed)).filter(({ status }) => status === 200))).toEqual([])
    expect((await people.leader.get(`${other.path}/evaluation`)).text).toContain(mark)
  })

  test('a change clears the confirmations and keeps what the slower one typed', async () => {
    await runOpening(app)
    await people.leader.post(`${joint()}/versions`, { ...statement, version: '0' })
    await confirm(people.leader)
    const changed = await people.officer.post(`${joint()}/versions`, {
      ...statement,
      learned: '別の学び',
      version: '1',
    })
    expect(changed.status).toBe(303)
    expect(await openDuties(app, opened)).toEqual(['evaluation.confirm', 'evaluation.confirm'])
    const slow = await people.leader.post(`${joint()}/versions`, {
      ...statement,
      achieved: '遅れた案',
      version: '1',
    })
    expect(slow.status).toBe(422)
    expect(slow.text).toContain('遅れた案')
    const empty = await people.leader.post(`${joint()}/versions`, { version: '2' })
    expect(empty.status).toBe(422)
    for (const field of ['achieved', 'learned']) expect(empty.text).toContain(`href="#${field}"`)
  })

  test('the closed case and what grew from it name each other', async () => {
    await runOpening(app)
    await people.leader.post(`${joint()}/versions`, { ...statement, version: '0' })
    await confirm(people.leader)
    await confirm(people.chief)
    const child = await openEvaluation(app, city, people)
    await app.owner.query('UPDATE collaboration SET parent_id = $1 WHERE id = $2', [opened.id, child.id])
    expect((await people.leader.get(opened.path)).text).toContain(
      `ここから生まれた案件 <a href="${child.path}"`,
    )
  })
})
