import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { applyAllDue } from '../../../core/organization/changes/due.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Answer, Browser, Fields } from '../../../testing/browser.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { pageRoutes } from '../../../testing/walk.ts'

/* The operation of 1 April: prepared on 1 March, secret until its day, carried out by whatever comes first, undone. */
let app: TestApp
let office: TestPerson
let admin: TestPerson
let leaver: TestPerson
const base = '/shinjo/organization/changes'
const before = '2027-03-01T01:00:00Z'
const theDay = '2027-03-31T15:00:30Z'

beforeAll(async () => {
  app = await startTestApp({ now: before })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy', name: '窓口 一子' })
  admin = await app.person('shinjo', { hat: 'administrator', name: '管理 花子' })
  leaver = await app.person('shinjo', { hat: 'officer', section: 'health', name: '転出 次郎' })
})
afterEach(() => app.setNow(before))
afterAll(() => app?.stop())

const versionIn = ({ text }: Answer) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
async function newPlan(title: string, effectiveOn = '2027-04-01', who: Browser = office) {
  const answer = await who.post(base, { title, effectiveOn, note: '' })
  return answer.location ?? ''
}
async function add(
  plan: string,
  part: string,
  fields: Record<string, string | string[] | undefined>,
  who: Browser = office,
) {
  return who.post(`${plan}/${part}`, { version: versionIn(await who.get(plan)), ...fields } as Fields)
}
const join = (n: number, more: Record<string, string> = {}) => ({
  kind: 'join',
  name: `着任 ${n}`,
  email: `new${n}@example.jp`,
  hat: 'chief',
  place: 'health',
  ...more,
})
const stepTo = (plan: string, step: string, who: Browser = office) => add(plan, 'steps', { step }, who)
const hatsOf = async (name: string) =>
  (
    await app.owner.query<{ kind: string; section: string; since: string; until: string | null }>(
      `SELECT h.kind, h.section, h.since, h.until FROM hat h JOIN person p ON p.id = h.person_id WHERE p.name = $1 ORDER BY h.id`,
      [name],
    )
  ).rows
const staysSignedIn = async (who: Browser) => (await who.get('/shinjo/desk')).status === 200
/** Somebody keeps a session of their own alive over the month. */
async function signedIn(hat: 'coordination' | 'administrator') {
  return app.person('shinjo', {
    hat,
    name: `四月 ${hat}`,
    ...(hat === 'coordination' ? { section: 'general-policy' } : {}),
  })
}

describe('a change prepared beforehand', () => {
  test('takes place on its day by the first request, before it is answered; and is undone', async () => {
    const plan = await newPlan('定期異動')
    expect((await add(plan, 'lines', { kind: 'leave', who: `person:${leaver.id}` })).status).toBe(303)
    expect((await add(plan, 'lines', join(1, { function: 'promoter' }))).status).toBe(303)
    const shown = (await office.get(plan)).text
    for (const text of ['転出 次郎', '市役所の立場をすべて終える', '着任 1', '健康課 課長・協働推進員'])
      expect(shown).toContain(text)
    expect((await stepTo(plan, 'schedule')).status).toBe(303)
    expect(await hatsOf('着任 1')).toEqual([])
    expect(await staysSignedIn(leaver)).toBe(true)

    app.setNow('2027-03-31T14:59:00Z')
    await app.anonymous().get('/shinjo')
    expect(await hatsOf('着任 1')).toEqual([])
    app.setNow(theDay)
    const april = await signedIn('coordination')
    expect((await leaver.get('/shinjo/desk')).status).toBe(303)
    expect(await hatsOf('転出 次郎')).toMatchObject([{ until: '2027-03-31' }])
    expect(await hatsOf('着任 1')).toMatchObject([
      { kind: 'chief', section: 'health', since: '2027-04-01', until: null },
    ])
    const page = await april.get('/shinjo/organization/promoters')
    expect(page.text).toContain('着任 1')
    expect((await april.get(plan)).text).toContain('実施済み')

    expect((await stepTo(plan, 'undo', april)).status).toBe(303)
    expect(await hatsOf('転出 次郎')).toMatchObject([{ until: null }])
    expect(await hatsOf('着任 1')).toMatchObject([{ until: '2027-03-31' }])
    expect((await april.get('/shinjo/organization/promoters')).text).not.toContain('着任 1')
    const { rows } = await app.owner.query<{ kind: string }>(
      `SELECT kind FROM organization_event WHERE plan_id = $1 ORDER BY id`,
      [plan.split('/').at(-1)],
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['planMade', 'planScheduled', 'planApplied', 'planUndone'])
    expect((await april.post(`${plan}/steps`, { version: '4', step: 'undo' })).status).toBe(409)
  })

  test('takes place by the job, too, once however often and by however many it is asked', async () => {
    const mover = await app.person('shinjo', { hat: 'officer', section: 'environment', name: '異動 三郎' })
    const plan = await newPlan('五月の異動', '2027-05-01')
    await add(plan, 'lines', {
      kind: 'move',
      who: `hat:${mover.hatId}`,
      hat: 'chief',
      place: 'social-education',
    })
    const role = '環境課 担当者'
    const open = await openTestCase(app, 'shinjo', { section: 'environment', parties: [] })
    await app.owner.query(
      `INSERT INTO case_staff (city_id, case_id, officer_id) SELECT city_id, id, $1 FROM collaboration WHERE number = $2`,
      [mover.id, open.number],
    )
    for (const word of [role, '次の担当者が決まっていない案件が1件'])
      expect((await office.get(plan)).text).toContain(word)
    await stepTo(plan, 'schedule')
    app.setNow('2027-05-01T01:00:00Z')
    const run = applyAllDue({
      pool: app.pool,
      ownerPool: app.owner,
      directory: app.runtime.directory,
      clock: app.runtime.clock,
    })
    await Promise.all([run(), run(), run()])
    await run()
    expect(await hatsOf('異動 三郎')).toMatchObject([
      { kind: 'officer', section: 'environment', until: '2027-04-30' },
      { kind: 'chief', section: 'social-education', since: '2027-05-01', until: null },
    ])
    app.setNow('2027-05-16T01:00:00Z')
    const after = (await (await signedIn('administrator')).get(plan)).text
    // What has ended by now is still called by its name.
    for (const word of ['取り消せる期間は過ぎました', role]) expect(after).toContain(word)
  })

  test('of today takes place at once; scheduled for later it can be taken back and changed', async () => {
    const plan = await newPlan('今日の異動', '2027-03-01')
    await add(plan, 'lines', join(4))
    expect((await stepTo(plan, 'schedule')).status).toBe(303)
    expect(await hatsOf('着任 4')).toMatchObject([{ since: '2027-03-01' }])
    const later = await newPlan('あとの異動')
    await add(later, 'lines', join(5))
    await stepTo(later, 'schedule')
    const refused = await add(later, 'lines', join(6))
    expect([refused.status, refused.text.includes('先に準備に戻してください')]).toEqual([422, true])
    await stepTo(later, 'unschedule')
    expect((await add(later, 'lines', join(6))).status).toBe(303)
    const id = /removals"[\s\S]*?name="id" value="([^"]+)"/.exec((await office.get(later)).text)?.[1] ?? ''
    expect((await add(later, 'lines/removals', { id })).status).toBe(303)
    expect((await office.get(later)).text).not.toContain('着任 5')
    expect((await stepTo(later, 'drop')).status).toBe(303)
  })

  test('tells the second of two who change it at once, and keeps what was typed', async () => {
    const plan = await newPlan('二人で')
    const version = versionIn(await office.get(plan))
    const answers = await Promise.all([
      office.post(`${plan}/lines`, { version, ...join(7) }),
      admin.post(`${plan}/lines`, { version, ...join(8) }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const late = await admin.post(`${plan}/lines`, { version, ...join(9) })
    expect(late.status).toBe(409)
    expect(late.text).toContain('ほかの人が先に')
    expect(late.text).toContain('value="着任 9"')
    // Pressing again goes through, since the page now carries the present version.
    expect((await admin.post(`${plan}/lines`, { version: versionIn(late), ...join(9) })).status).toBe(303)
  })

  test.each([
    ['nobody', { kind: 'leave', who: '' }, '人を選んでください'],
    ['oneself', { kind: 'leave', who: 'office' }, '自分の異動は'],
    ['a section that is not there', join(20, { place: 'nowhere' }), 'その日にある課'],
    ['no address', join(21, { email: '' }), 'メールアドレス'],
    ['a role that is none of the city hall', join(22, { hat: 'administrator' }), '新しい立場'],
  ])('does not take %s', async (_, fields, words) => {
    const plan = await newPlan('だめな異動')
    const who = 'who' in fields && fields.who === 'office' ? { who: `person:${office.id}` } : {}
    const answer = await add(plan, 'lines', { ...fields, ...who })
    expect([answer.status, answer.text.includes(words)]).toEqual([422, true])
    expect((await stepTo(plan, 'schedule')).status).toBe(422)
  })

  test('begins on no day that has passed', async () => {
    expect((await office.post(base, { title: 'x', effectiveOn: '2027-02-28', note: '' })).status).toBe(422)
  })
})

/** Every page of every part of the program, but the one where changes are prepared: which of them tell the word. */
async function pagesWith(word: string, who: Browser): Promise<string[]> {
  const paths = pageRoutes
    .map(({ path }) => path)
    .filter((path) => !path.includes(':') && path !== '/organization/changes')
  const told: string[] = []
  for (const path of paths) if ((await who.get(`/shinjo${path}`)).text.includes(word)) told.push(path)
  return told
}

describe('before its day', () => {
  test('nobody but those who prepare it knows of it: no page, list, search, export or feed (class 19)', async () => {
    const word = 'ひみつの着任者'
    const plan = await newPlan(`${word}の準備`, '2027-06-01')
    await add(plan, 'lines', join(30, { name: word }))
    await add(plan, 'lines', { kind: 'leave', who: `hat:${leaver.hatId}` })
    await stepTo(plan, 'schedule')
    await openTestCase(app, 'shinjo', { section: 'health', parties: [] })
    const chief = await app.person('shinjo', { hat: 'chief', section: 'health', name: '健康 課長' })
    const resident = await app.person('shinjo', { hat: 'resident' })
    const pages = [
      '',
      '/desk',
      '/desk?show=all',
      '/cases',
      `/cases?q=${encodeURIComponent(word.slice(0, 4))}`,
      '/organization',
      '/organization/sections/health',
      '/organization/promoters',
      '/organization/promoters?year=2027',
      '/account',
      '/people',
      '/trail',
    ]
    const outside = async (who: Browser) => {
      for (const path of pages) {
        const { text } = await who.get(`/shinjo${path}`)
        expect([path, text.includes(word), text.includes('2027-06-01')]).toEqual([path, false, false])
      }
      const asked = [who.get(base), who.get(plan), who.post(`${plan}/steps`, { version: '1', step: 'undo' })]
      for (const { status } of await Promise.all(asked)) expect([303, 403]).toContain(status)
    }
    for (const who of [app.anonymous(), resident, leaver, chief]) await outside(who)
    for (const who of [leaver, chief, admin]) expect(await pagesWith(word, who)).toEqual([])
    // Even those who prepare it read it there alone.
    for (const path of [...pages, '/organization/roster/current'])
      expect([path, (await admin.get(`/shinjo${path}`)).text.includes(word)]).toEqual([path, false])
    for (const address of ['/api/v1/cities/shinjo/cases', '/api/v1/cities/shinjo'])
      expect((await app.anonymous().get(address)).text).not.toContain(word)
    const { rows } = await app.owner.query(`SELECT 1 FROM person WHERE name = $1`, [word])
    expect(rows).toEqual([])
    expect(await hatsOf('転出 次郎')).toMatchObject([{ until: null }])
    const elsewhere = await app.person('echizen', { hat: 'administrator' })
    expect((await elsewhere.get(plan.replace('/shinjo/', '/echizen/'))).status).toBe(404)
    await stepTo(plan, 'unschedule')
    await stepTo(plan, 'drop')
  })
})
