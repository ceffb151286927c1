import { afterAll, beforeAll, expect, test } from 'vitest'
import { remindSilent } from '../../core/joint/index.ts'
import { openLetterhead } from '../../core/notice/index.ts'
import { openSession, sessionCookie } from '../../core/people/session.ts'
import { newId } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let civic: TestPerson
let neighbours: TestPerson
let chief: TestPerson
let officer: TestPerson
let stranger: TestPerson
let administrator: TestPerson
let elsewhere: TestPerson

const section = 'self-government'
beforeAll(async () => {
  app = await startTestApp()
  const group = (name: string) => ({ kind: 'npo', name })
  civic = await app.person('echizen', { hat: 'representative', organization: group('見本ひろば') })
  neighbours = await app.person('echizen', { hat: 'representative', organization: group('見本町内会') })
  stranger = await app.person('echizen', { hat: 'representative', organization: group('ほかの会') })
  chief = await app.person('echizen', { hat: 'chief', section })
  officer = await app.person('echizen', { hat: 'officer', section })
  administrator = await app.person('echizen', { hat: 'administrator' })
  elsewhere = await app.person('shinjo', { hat: 'chief', section: 'general-policy' })
})
afterAll(() => app?.stop())

/** A case of Echizen that has turned aside to its table. */
async function atTheTable(visibility: 'public' | 'desk' = 'desk'): Promise<TestCase & { table: string }> {
  app.setNow('2026-06-01T01:00:00Z')
  const parties = [civic, neighbours, { section }]
  const opened = await openTestCase(app, 'echizen', { stage: 'agreement', section, visibility, parties })
  const table = `${opened.path}/table`
  const sent = await civic.post(table, { why: 'いっしょにできる部分をさがす', mode: 'sittings' })
  expect(sent.status).toBe(303)
  return { ...opened, table }
}

/** One time alone: the day is set at once. */
const callOn = (who: TestPerson, table: string, on: string) =>
  who.post(`${table}/sittings`, {
    'candidates.0.on': on,
    'candidates.0.from': '１８：３０',
    'candidates.0.until': '20時',
    place: '見本公民館',
    online: 'https://meet.example/見本',
  })

const hashOn = async (who: Browser, page: string) =>
  /name="hash" value="([0-9a-f]{64})"/.exec((await who.get(page)).text)?.[1] ?? ''

async function confirm(who: Browser, page: string, version = '1') {
  return who.post(`${page}/confirmation`, { version, hash: await hashOn(who, page) })
}

const ids = async (number: string) =>
  (
    await app.owner.query<{ id: string; name: string }>(
      `SELECT p.id, p.name FROM party p JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id
       WHERE c.number = $1 ORDER BY p.position`,
      [number],
    )
  ).rows

test('who has no seat finds no table: another group, another city, nobody, the administrator', async () => {
  const { table } = await atTheTable()
  for (const who of [stranger, administrator, elsewhere, app.anonymous()]) {
    const at = who === elsewhere ? table.replace('echizen', 'shinjo') : table
    for (const path of ['', '/sittings/new', '/outcome', '/members'])
      expect((await who.get(`${at}${path}`)).status).not.toBe(200)
    expect((await who.post(`${at}/notes`, { note: 'x' })).status).not.toBe(303)
  }
  const open = await atTheTable('public')
  expect((await stranger.get(open.table)).status).not.toBe(200)
})

test('a day is found together: ○△×, one of them by telephone, and the best is shown', async () => {
  const { table, number, id } = await atTheTable()
  const mistaken = await civic.post(`${table}/sittings`, { 'candidates.0.on': '2026-05-01' })
  expect(mistaken.status).toBe(422)
  const times = { 'candidates.0.on': '2026-06-10', 'candidates.1.on': '2026-06-11' }
  const hours = [0, 1].flatMap((n) => [
    [`candidates.${n}.from`, '18:30'],
    [`candidates.${n}.until`, '20:00'],
  ])
  expect((await civic.post(`${table}/sittings`, { ...times, ...Object.fromEntries(hours) })).status).toBe(303)
  const sitting = `${table}/sittings/1`
  const [first, second] = (
    await app.owner.query<{ id: string }>('SELECT id FROM table_candidate ORDER BY held_on')
  ).rows
  const answers = (a: string, b: string) => ({
    'answers.0.candidate': first?.id ?? '',
    'answers.0.answer': a,
    'answers.1.candidate': second?.id ?? '',
    'answers.1.answer': b,
  })
  expect((await civic.post(`${sitting}/dates`, answers('no', 'yes'))).status).toBe(303)
  expect((await chief.post(`${sitting}/dates`, answers('yes', 'maybe'))).status).toBe(303)
  const [, called] = await ids(number)
  const byPhone = { ...answers('maybe', 'yes'), member: called?.id ?? '' }
  expect((await civic.post(`${sitting}/phone`, byPhone)).status).toBe(403)
  expect((await officer.post(`${sitting}/phone`, byPhone)).status).toBe(303)
  const { text } = await neighbours.get(sitting)
  expect(text).toContain('電話で（入力：試験 officer）')
  expect(text.split('いちばん多くの人が来られます')).toHaveLength(2)
  expect((await neighbours.post(`${sitting}/choice`, { candidate: second?.id ?? '' })).status).toBe(303)
  expect((await neighbours.post(`${sitting}/choice`, { candidate: first?.id ?? '' })).status).toBe(409)
  const calendar = await civic.get(`${sitting}/sitting.ics`)
  expect(calendar.text).toContain('DTSTART:20260611T093000Z')

  // Nobody goes to the wrong place, or where nothing takes place; whoever says so is not told.
  await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
  const told = async (kind: string) =>
    (await app.owner.query(`SELECT person_id FROM outbox WHERE case_id = $1 AND kind = $2`, [id, kind])).rows
      .map(({ person_id }) => person_id)
      .sort()
  const others = [civic.id, chief.id].sort()
  const plan = async (fields: object) => {
    const version =
      /\/plan".*?name="version" value="(\d+)"/s.exec((await neighbours.get(sitting)).text)?.[1] ?? ''
    return (await neighbours.post(`${sitting}/plan`, { version, ...fields })).status
  }
  expect(await plan({ place: '', online: '', 'agenda.0.text': '自己紹介' })).toBe(303)
  expect(await told('table.moved')).toEqual([])
  expect(await plan({ place: '見本公民館の2階', online: '' })).toBe(303)
  expect(await told('table.moved')).toEqual(others)
  expect((await neighbours.post(`${sitting}/off`, {})).status).toBe(303)
  expect(await told('table.off')).toEqual(others)
  expect((await neighbours.post(`${sitting}/off`, { submissionId: '' })).status).toBe(409)
})

test('minutes hold when every party has confirmed the same; what was promised is then owed until it is done', async () => {
  const { table, number, id } = await atTheTable()
  expect((await callOn(neighbours, table, '2026-06-01')).status).toBe(303)
  expect((await callOn(neighbours, table, '2026-06-02')).status).toBe(303)
  const page = `${table}/sittings/1/minutes`
  const [own] = await ids(number)
  const minutes = {
    version: '0',
    talk: '現状を話しました。',
    decisions: '倉庫を調べます。',
    goal: '役割が決まること',
    'present.0.seat': own?.id ?? '',
    'present.0.who': 'あかり、みどり',
    'todos.0.what': '倉庫の広さを測る',
    'todos.0.party': own?.id ?? '',
    'todos.0.who': 'あかり',
    'todos.0.dueOn': '2026-06-20',
  }
  expect((await civic.post(`${table}/sittings/2/minutes`, minutes)).status).toBe(422)
  expect((await civic.post(page, minutes)).status).toBe(303)
  expect((await confirm(neighbours, page)).status).toBe(303)
  const amended = { ...minutes, version: '1', decisions: '倉庫と庭を調べます。' }
  expect((await chief.post(page, amended)).status).toBe(303)
  expect((await neighbours.post(page, amended)).status).toBe(422)
  const owed = async () =>
    (
      await app.owner.query(
        `SELECT 1 FROM duty WHERE case_id = $1 AND kind = 'table.todo' AND closed_at IS NULL`,
        [id],
      )
    ).rowCount
  for (const who of [civic, neighbours, chief]) {
    expect(await owed()).toBe(0)
    expect((await confirm(who, page, '2')).status).toBe(303)
  }
  expect(await owed()).toBe(1)
  const silent = await civic.post(page, { ...amended, version: '2', decisions: '倉庫と門を調べます。' })
  expect(silent.status).toBe(422)
  const todo = /name="todo" value="([^"]+)"/.exec((await neighbours.get(table)).text)?.[1] ?? ''
  expect((await neighbours.post(`${table}/todos`, { todo })).status).toBe(303)
  expect(await owed()).toBe(0)
  expect((await civic.get(`${table}/sittings/1/minutes/print`)).text).toContain('倉庫と庭を調べます。')
  for (const path of ['/sittings/1/print', '/sittings/1/screen', '/sittings/1', ''])
    expect((await civic.get(`${table}${path}`)).status).toBe(200)
  // What holds is amended by all, and holds until the last of them has confirmed the amendment.
  const why = '門も見ることにしていました'
  const later = { version: '2', talk: minutes.talk, decisions: '倉庫と門を調べます。', why }
  expect((await stranger.post(page, later)).status).toBe(404)
  expect((await neighbours.post(page, later)).status).toBe(303)
  const inEffect = async () =>
    (await app.owner.query<{ version: number }>('SELECT version FROM joint_effect WHERE case_id = $1', [id]))
      .rows
  for (const who of [civic, neighbours, chief]) {
    expect(await inEffect()).toEqual([{ version: 2 }])
    expect((await civic.get(page)).text).toContain('第3版は、直しの案です')
    expect((await confirm(who, page, '3')).status).toBe(303)
  }
  expect(await inEffect()).toEqual([{ version: 2 }, { version: 3 }])
  const { text } = await civic.get(page)
  for (const kept of ['第2版を読む（', '第1版を読む', '倉庫と庭を調べます。', why])
    expect(text).toContain(kept)
  expect(text).not.toContain('直しの案です')
  const printed = (await civic.get(`${page}/print`)).text
  for (const said of [why, '第2版を、あとから直した版です', '倉庫の広さを測る'])
    expect(printed).toContain(said)
  // What was promised is owed once, and done it stays.
  expect(await owed()).toBe(0)
})

test('a promised group pulse stays one, whatever attendance is typed into the minutes later', async () => {
  const { table, number, id } = await atTheTable()
  expect((await callOn(civic, table, '2026-06-01')).status).toBe(303)
  const page = `${table}/sittings/1/minutes`
  const [own] = await ids(number)
  const present = (who: string) => ({ 'present.0.seat': own?.id ?? '', 'present.0.who': who })
  const first = { version: '0', talk: '話しました。', ...present('あかり、みどり、かおる、きよし') }
  expect((await civic.post(page, first)).status).toBe(303)
  const kept = async () =>
    (await app.owner.query('SELECT mode, people FROM table_pulse WHERE case_id = $1', [id])).rows
  expect(await kept()).toEqual([{ mode: 'group', people: 4 }])
  for (const [version, who] of [
    ['1', 'あかり'],
    ['2', ''],
  ] as const) {
    const later = { version, talk: `話しました（${version}）。`, ...present(who) }
    expect((await neighbours.post(page, later)).status).toBe(303)
    expect(await kept()).toEqual([{ mode: 'group', people: 4 }])
  }
})

test('“all of it” is refused while a line of the sheet is open, and a line opened later stops the confirmation', async () => {
  const { table } = await atTheTable()
  const page = `${table}/outcome`
  const whole = { version: '0', outcome: 'whole', goal: '役割が決まりました。' }
  expect((await civic.post(page, whole)).status).toBe(303)
  expect((await confirm(civic, page)).status).toBe(303)
  const line = { version: '0', text: '冬のことは、まだ話していない' }
  expect((await neighbours.post(`${table}/sheet/parts/issue/lines`, line)).status).toBe(303)
  for (const refused of [
    await confirm(neighbours, page),
    await civic.post(page, { ...whole, version: '1' }),
  ]) {
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('「一部を行う」を選びます')
  }
  const part = { ...whole, version: '1', outcome: 'part', reason: '冬のことは残します。' }
  expect((await civic.post(page, part)).status).toBe(303)
})

test('a note of one party is read by that party alone', async () => {
  const { table, path } = await atTheTable('public')
  expect((await civic.post(`${table}/notes`, { note: 'ひみつの心づもり' })).status).toBe(303)
  expect((await civic.get(table)).text).toContain('ひみつの心づもり')
  for (const who of [neighbours, chief, officer, administrator, stranger, app.anonymous()])
    for (const page of [table, path]) expect((await who.get(page)).text).not.toContain('ひみつの心づもり')
})

test('whoever is invited has every right of the others, and nobody sits there twice', async () => {
  const { table, number } = await atTheTable()
  expect((await neighbours.post(`${table}/members`, {})).status).toBe(422)
  const organization = stranger.organizationId ?? ''
  expect((await stranger.get(table)).status).toBe(404)
  expect((await neighbours.post(`${table}/members`, { organization })).status).toBe(303)
  expect((await civic.post(`${table}/members`, { organization })).status).toBe(422)
  expect((await stranger.post(`${table}/facilitator`, { facilitator: '' })).status).toBe(303)
  expect((await callOn(stranger, table, '2026-06-05')).status).toBe(303)
  const guest = { name: '見本 よしこ', kind: 'resident', email: 'yoshiko@example.jp' }
  expect((await civic.post(`${table}/members`, guest)).status).toBe(303)
  const { rows } = await app.owner.query<{ body: string }>(
    `SELECT body FROM outbox WHERE kind = 'accessKey' ORDER BY id DESC LIMIT 1`,
  )
  const key = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(rows[0]?.body ?? '')?.[0] ?? ''
  const yoshiko = app.anonymous()
  expect((await yoshiko.post('/echizen/follow', { number, key })).status).toBe(303)
  expect((await yoshiko.post(`${table}/notes`, { note: '行けます' })).status).toBe(303)
  const early = { version: '0', outcome: 'none', reason: 'まだです', else: '来月また話します' }
  expect((await yoshiko.post(`${table}/outcome`, early)).status).toBe(303)
  expect((await confirm(yoshiko, `${table}/outcome`)).status).toBe(303)
  expect((await civic.get(table)).text).not.toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)
})

test('the table ends as all have confirmed: “part” goes on along the road, “none” ends the matter with what else helps', async () => {
  const { table, id } = await atTheTable()
  const page = `${table}/outcome`
  expect((await civic.post(page, { version: '0', outcome: 'part' })).status).toBe(422)
  const part = { version: '0', outcome: 'part', reason: '庭だけを行います。', goal: '役割が決まりました。' }
  expect((await civic.post(page, part)).status).toBe(303)
  for (const who of [civic, neighbours, chief]) expect((await confirm(who, page)).status).toBe(303)
  const stage = async (caseId: string) =>
    (await app.owner.query('SELECT stage, state FROM collaboration WHERE id = $1', [caseId])).rows[0]
  expect(await stage(id)).toEqual({ stage: 'agreement', state: 'open' })
  expect((await civic.post(`${table}/notes`, { note: 'x' })).status).toBe(409)
  const [room, said] = [(await civic.get(table)).text, (await civic.get(page)).text]
  for (const offer of [
    '招けます',
    '結論を見る・書く',
    '候補の日を出して',
    '自分たちのメモ',
    'ひとことを残す',
  ])
    expect(room).not.toContain(offer)
  expect(room).toContain('結論を見る')
  expect(said).toContain('に進みました。')
  for (const offer of ['みなさんの確認がそろうと', '直せます']) expect(said).not.toContain(offer)
  const other = await atTheTable()
  const none = {
    version: '0',
    outcome: 'none',
    reason: '人手がありません。',
    else: '支援センターに相談できます。',
  }
  expect((await chief.post(`${other.table}/outcome`, none)).status).toBe(303)
  for (const who of [civic, neighbours, chief])
    expect((await confirm(who, `${other.table}/outcome`)).status).toBe(303)
  expect(await stage(other.id)).toEqual({ stage: 'table', state: 'ended' })
  // Whoever comes later reads why, and what else helps, where the case page says that it ended.
  const ended = (await civic.get(other.path)).text.split('id="stage-table"')[1]?.split('</section>')[0]
  for (const one of ['今回は行わない', none.reason, none.else]) expect(ended).toContain(one)
})

/** Days pass, and everybody signs in anew. */
async function passUntil(day: string): Promise<void> {
  app.setNow(`${day}T01:00:00Z`)
  const city = await app.cityId('echizen')
  for (const { id, hatId, cookies } of [civic, neighbours, chief]) {
    const open = inCity(app.pool, city, 'write', (tx) => openSession(tx, id, hatId, app.runtime.clock()))
    cookies.set(sessionCookie('echizen'), await open)
  }
}

test('without an answer of one party the others go on after its days: it has not agreed, is told, and speaks later', async () => {
  const { table, number, id } = await atTheTable('public')
  expect((await callOn(civic, table, '2026-06-01')).status).toBe(303)
  const page = `${table}/sittings/1/minutes`
  const [own, gone, hall] = await ids(number)
  const todo = (n: number, party = '') => ({
    [`todos.${n}.what`]: `約束${n}`,
    [`todos.${n}.party`]: party,
    [`todos.${n}.who`]: 'だれか',
  })
  const minutes = { version: '0', talk: '話しました。', ...todo(0, own?.id), ...todo(1, gone?.id) }
  expect((await civic.post(page, minutes)).status).toBe(303)
  for (const who of [civic, chief]) expect((await confirm(who, page)).status).toBe(303)
  const about = { version: '1', partyId: gone?.id ?? '' }
  const silent = { ...about, silence: '電話にも手紙にも返事がありません。' }
  for (const who of [civic, neighbours, officer]) {
    expect((await who.post(`${page}/reminder`, about)).status).toBe(403)
    expect((await who.post(`${page}/silence`, silent)).status).toBe(403)
  }
  expect((await stranger.post(`${page}/word`, { version: '1', word: 'x' })).status).toBe(403)
  expect((await chief.post(`${page}/silence`, silent)).status).toBe(422)
  expect((await chief.post(`${page}/reminder`, about)).status).toBe(303)
  expect((await chief.post(`${page}/reminder`, about)).status).toBe(409)
  await passUntil('2026-06-14')
  expect((await chief.post(`${page}/silence`, silent)).text).toContain('まだ記録できません')
  await passUntil('2026-06-15')
  for (const wrong of [
    { ...silent, silence: '' },
    { ...silent, partyId: hall?.id ?? '' },
    { ...silent, partyId: own?.id ?? '' },
  ])
    expect((await chief.post(`${page}/silence`, wrong)).status).toBe(422)
  expect((await neighbours.post(`${page}/word`, { version: '1', word: 'まだ' })).status).toBe(409)
  expect((await chief.post(`${page}/silence`, silent)).status).toBe(303)
  const count = async (sql: string) => (await app.owner.query(sql, [id])).rowCount
  const effects = () => count('SELECT 1 FROM joint_effect WHERE case_id = $1')
  const owed = () =>
    count(`SELECT 1 FROM duty WHERE case_id = $1 AND kind = 'table.todo' AND closed_at IS NULL`)
  expect([await effects(), await owed()]).toEqual([0, 1])
  const read = (await civic.get(page)).text
  for (const said of ['返事なし（確認していません）', '電話にも手紙にも', '返事がないまま先に進みました'])
    expect(read).toContain(said)
  expect(read).not.toContain('確認がそろい、効力')
  expect((await civic.get(`${page}/print`)).text).toContain('返事なし（確認していません）')
  // What stands is only amended, with a reason.
  expect((await civic.post(page, { ...minutes, version: '1' })).status).toBe(422)
  expect((await neighbours.post(`${page}/word`, { version: '1', word: '入院していました。' })).status).toBe(
    303,
  )
  expect((await neighbours.post(`${page}/word`, { version: '1', word: 'もう一度' })).status).toBe(409)
  expect((await civic.get(page)).text).toContain('入院していました。')
  expect((await confirm(neighbours, page)).status).toBe(303)
  expect([await effects(), await owed()]).toEqual([1, 1])
  expect((await civic.get(page)).text).toContain('確認がそろい、効力')
  const outcome = `${table}/outcome`
  const part = { version: '0', outcome: 'part', reason: '庭だけを行います。' }
  expect((await civic.post(outcome, part)).status).toBe(303)
  for (const who of [civic, chief]) expect((await confirm(who, outcome)).status).toBe(303)
  expect((await chief.post(`${outcome}/reminder`, about)).status).toBe(303)
  await passUntil('2026-06-30')
  expect((await chief.post(`${outcome}/silence`, silent)).status).toBe(303)
  const stage = async () =>
    (await app.owner.query('SELECT stage, state FROM collaboration WHERE id = $1', [id])).rows[0]
  expect(await stage()).toEqual({ stage: 'agreement', state: 'open' })
  expect((await app.anonymous().get(table.replace('/table', ''))).text).toContain('からは返事がなく')
  expect((await civic.get(outcome)).text).not.toContain('すべての当事者が確認し')
  expect((await confirm(neighbours, outcome)).status).toBe(303)
  expect([await stage(), await effects()]).toEqual([{ stage: 'agreement', state: 'open' }, 2])
  expect(
    (await app.owner.query(`SELECT 1 FROM entry WHERE case_id = $1 AND kind = 'ended'`, [id])).rowCount,
  ).toBe(1)
  await expect(
    app.owner.query(
      `INSERT INTO joint_closing (city_id, case_id, kind, version, content_hash, at)
       SELECT city_id, case_id, 'agreement', version, content_hash, at FROM joint_version WHERE case_id = $1 LIMIT 1`,
      [id],
    ),
  ).rejects.toMatchObject({ code: '23514' })
})

test('a party that is silent is asked again by itself, once, and told before its last day; one on paper is for the section', async () => {
  const { table, number, id } = await atTheTable('public')
  const letterhead = openLetterhead({ directory: app.runtime.directory, origin: app.runtime.origin })
  await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
  const morningOf = async (day: string) => {
    app.setNow(`${day}T01:00:00Z`)
    const cityId = await app.cityId('echizen')
    const head = await letterhead(cityId, app.runtime.clock())
    await inCity(app.pool, cityId, 'write', (tx) => remindSilent({ ...head, tx }))
    const { rows } = await app.owner.query(
      `SELECT kind, person_id, body FROM outbox WHERE case_id = $1 AND kind IN ('joint.reminded', 'joint.last', 'joint.waiting')
       ORDER BY id`,
      [id],
    )
    return rows
  }
  const asks = async () =>
    (
      await app.owner.query(
        `SELECT kind, section FROM duty WHERE case_id = $1 AND kind LIKE 'table.ask%' AND closed_at IS NULL`,
        [id],
      )
    ).rows
  expect((await civic.post(`${table}/members`, { name: '紙の人', kind: 'npo' })).status).toBe(303)
  const paper = (await ids(number)).at(-1)
  expect((await callOn(civic, table, '2026-06-01')).status).toBe(303)
  const page = `${table}/sittings/1/minutes`
  expect((await civic.post(page, { version: '0', talk: '話しました。' })).status).toBe(303)
  for (const who of [civic, chief]) expect((await confirm(who, page)).status).toBe(303)

  // Half of the usual fourteen days, once.
  expect(await morningOf('2026-06-07')).toEqual([])
  expect(await asks()).toEqual([])
  for (const day of ['2026-06-08', '2026-06-08', '2026-06-09', '2026-06-10'])
    expect((await morningOf(day)).map(({ kind, person_id }) => [kind, person_id])).toEqual([
      ['joint.reminded', neighbours.id],
    ])
  expect(await asks()).toEqual([{ kind: 'table.ask.1', section }])
  await passUntil('2026-06-10')
  expect((await chief.get('/echizen/desk')).text).toContain('紙や電話で確認する当事者に、もう一度お願いする')
  expect((await civic.get(table.replace('/table', ''))).text).toContain('もう一度お願いしました')
  // Nobody need press anything for its days to run; of the paper's party somebody says that it was asked.
  const about = { version: '1', partyId: paper?.id ?? '' }
  expect((await chief.post(`${page}/reminder`, about)).status).toBe(303)
  expect(await asks()).toEqual([])
  expect(await morningOf('2026-06-11')).toHaveLength(1)
  // Three days before its silence may be written down, once.
  for (const day of ['2026-06-12', '2026-06-14', '2026-06-15', '2026-06-20']) {
    const mails = await morningOf(day)
    const [first, last] = mails.map(({ kind }) => kind)
    expect([first, last, mails.length]).toEqual(['joint.reminded', 'joint.last', 2])
    expect(mails[1].body).toContain('2026年6月15日')
  }
  expect(await asks()).toEqual([])
  await passUntil('2026-06-15')
  const gone = (await ids(number))[1]
  const silent = { version: '1', partyId: gone?.id ?? '', silence: '返事がありません。' }
  expect((await chief.post(`${page}/silence`, silent)).status).toBe(303)
})

test('a coordinator without an account is seen at the table by everybody who sits there, and acts for nobody', async () => {
  const { table, id } = await atTheTable()
  const cityId = await app.cityId('echizen')
  const adviserId = newId(Date.now())
  await app.owner.query(
    `INSERT INTO adviser (city_id, id, role, name, fields, districts, area, times, conditions, about, open, resting, since)
     VALUES ($1, $2, 'coordinator', '見本 とりもち', '{}', '{}', '', '', '', '', '{}', false, '2026-06-01')`,
    [cityId, adviserId],
  )
  await app.owner.query(
    `INSERT INTO adviser_seat (city_id, id, case_id, adviser_id, state, why, by_person_id, by_hat_id, asked_at, answer, thanks)
     VALUES ($1, $2, $3, $4, 'accepted', '', $5, $6, now(), '', '')`,
    [cityId, newId(Date.now()), id, adviserId, chief.id, chief.hatId],
  )
  for (const who of [civic, chief]) expect((await who.get(table)).text).toContain('見本 とりもち')
  const options = (await civic.get(table)).text.split('name="facilitator"')[1]?.split('</select>')[0]
  expect(options).not.toContain('見本 とりもち')

  // At a sitting they are asked by telephone, and the minutes say that they were there.
  const two = { 'candidates.0.on': '2026-06-02', 'candidates.0.from': '10:00', 'candidates.0.until': '11:00' }
  const later = {
    'candidates.1.on': '2026-06-03',
    'candidates.1.from': '10:00',
    'candidates.1.until': '11:00',
  }
  expect((await civic.post(`${table}/sittings`, { ...two, ...later, place: '' })).status).toBe(303)
  const sitting = `${table}/sittings/1`
  const phone = (await officer.get(`${sitting}/phone`)).text
  const guest = /<option value="([0-9a-f-]{36})"[^>]*>見本 とりもち/.exec(phone)?.[1] ?? ''
  const [first, second] = [...phone.matchAll(/name="answers\.\d\.candidate" value="([^"]+)"/g)].map(
    ([, one]) => one,
  )
  const said = { 'answers.0.candidate': first ?? '', 'answers.1.candidate': second ?? '' }
  const told = { member: guest, ...said, 'answers.0.answer': 'no', 'answers.1.answer': 'yes' }
  expect((await officer.post(`${sitting}/phone`, told)).status).toBe(303)
  expect((await civic.get(sitting)).text).toContain('○1')
  expect((await civic.post(`${sitting}/choice`, { candidate: second ?? '' })).status).toBe(303)
  app.setNow('2026-06-03T05:00:00Z')
  const edit = `${sitting}/minutes/edit`
  const seats = async () =>
    [...(await civic.get(edit)).text.matchAll(/name="present\.\d\.seat" value="([^"]+)"/g)].map(
      ([, one]) => one,
    )
  expect(await seats()).toHaveLength(4)
  const there = Object.fromEntries(
    (await seats()).flatMap((seat, at) => [
      [`present.${at}.seat`, seat ?? ''],
      [`present.${at}.who`, seat === guest ? '見本 とりもち' : `見本${at}`],
    ]),
  )
  expect(
    (await civic.post(`${sitting}/minutes`, { version: '0', talk: '話しました。', ...there })).status,
  ).toBe(303)
  const minutes = (await neighbours.get(`${sitting}/minutes`)).text
  expect(minutes).toContain('見本 とりもち：見本 とりもち')
  // Four were there, three of them can answer: what is shown is said for three.
  const pulse = await app.owner.query('SELECT mode, people FROM table_pulse WHERE case_id = $1', [id])
  expect(pulse.rows).toEqual([{ mode: 'named', people: 3 }])
  for (const who of [civic, neighbours, chief])
    expect((await confirm(who, `${sitting}/minutes`)).status).toBe(303)
  // Whoever was there stays in the minutes when their part has ended.
  await app.owner.query(`UPDATE adviser_seat SET state = 'ended' WHERE case_id = $1`, [id])
  expect(await seats()).toContain(guest)
  const amendment = { version: '1', talk: '話しました。短く。', why: '言い直し', ...there }
  expect((await civic.post(`${sitting}/minutes`, amendment)).status).toBe(303)
  expect((await civic.get(`${sitting}/minutes`)).text.split('version-1')[0]).toContain(
    '見本 とりもち：見本 とりもち',
  )
})
