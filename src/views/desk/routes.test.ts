import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuty } from '../../core/duty/duties.ts'
import { newId } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'
import { publish } from '../../testing/publication.ts'

let app: TestApp
let officer: TestPerson
let resident: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
  resident = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

const idea = (title: string, visibility = 'public') => ({
  title,
  issue: '課題',
  wish: '望み',
  proposer: 'わたしたち',
  field: 'health',
  visibility,
})
const send = async (title: string, visibility = 'public') => {
  const { location } = await resident.post('/shinjo/ideas', idea(title, visibility))
  const number = /\/cases\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''
  if (visibility === 'public') await publish(app, 'shinjo', number)
  return number
}
const desk = async (who: TestPerson, query = '') => (await who.get(`/shinjo/desk${query}`)).text
const titles = (html: string) => [...html.matchAll(/見本\d+/g)].map(([title]) => title)
const unique = (list: string[]) => [...new Set(list)]

/** Duties of one day each, straight into the table: fifty ideas through the form would only be slower. */
async function owe(count: number, from = 0) {
  const number = await send(`もとの案件${from}`)
  for (let n = from; n < from + count; n += 1)
    await app.owner.query(
      `INSERT INTO duty (city_id, id, case_id, kind, section, due_on, opened_at)
       SELECT city_id, $2, id, 'consultation.reply', 'health', '2026-07-01'::date + $3::int, now() FROM collaboration WHERE number = $1`,
      [number, newId(Date.now()), n],
    )
}

describe('the desk of a section', () => {
  test('leads to where the thing is done, with its day, the overdue on top in words', async () => {
    const late = await send('見本1')
    await app.owner.query(
      `UPDATE duty SET due_on = '2026-05-29' WHERE case_id = (SELECT id FROM collaboration WHERE number = $1)`,
      [late],
    )
    await send('見本2')
    const html = await desk(officer)
    expect(unique(titles(html))).toEqual(['見本1', '見本2'])
    expect(html).toContain('期限を過ぎています')
    expect(html).toContain('3日過ぎています')
    expect(html).toContain(`href="/shinjo/cases/${late}/consultation"`)
    expect(html).toContain('提案した人に回答する')
  })

  test('shows another section’s matters only where all are asked for, and never what is not public', async () => {
    const other = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    await send('見本3', 'desk')
    expect(titles(await desk(other))).toEqual([])
    expect(unique(titles(await desk(other, '?show=all')))).toEqual(['見本1', '見本2'])
    expect(unique(titles(await desk(officer)))).toContain('見本3')
  })

  test('the coordination office sees the load of all sections, a chief that of the own one, an officer none', async () => {
    const office = await app.person('shinjo', { hat: 'coordination' })
    const chief = await app.person('shinjo', { hat: 'chief', section: 'environment' })
    for (const [who, seesAll] of [
      [office, true],
      [chief, false],
    ] as const) {
      const { text } = await who.get('/shinjo/desk/load')
      expect([text.includes('課ごとの待ち件数'), text.includes('見本3')]).toEqual([seesAll, false])
      expect(await desk(who)).toContain('/shinjo/desk/load')
    }
    expect((await officer.get('/shinjo/desk/load')).status).toBe(403)
  })

  test('shows what the section owes as a party of an agreement, to its chief who alone can confirm it too', async () => {
    const section = 'commerce-tourism'
    const chief = await app.person('shinjo', { hat: 'chief', section })
    const opened = await openTestCase(app, 'shinjo', { section, parties: [{ name: '見本会' }, { section }] })
    await inCity(app.pool, await app.cityId('shinjo'), 'write', (tx) =>
      openDuty(
        tx,
        { caseId: opened.id, kind: 'agreement.confirm', partyId: opened.partyIds[1]! },
        app.runtime.clock(),
      ),
    )
    const owed = (html: string) => html.match(new RegExp(`${opened.number}　商工観光課`, 'g'))?.length ?? 0
    expect([owed(await desk(chief)), owed(await desk(officer))]).toEqual([1, 0])
    expect(await desk(chief)).toContain('協定を確認する')
  })

  test('of another city shows nothing of this one', async () => {
    const elsewhere = await app.person('kurashiki', { hat: 'coordination' })
    const html = (await elsewhere.get('/kurashiki/desk?show=all')).text
    expect(titles(html)).toEqual([])
    expect(html).toContain('待っているものはありません')
  })

  test('whoever is not signed in is asked to sign in', async () => {
    const answer = await app.anonymous().get('/shinjo/desk')
    expect(answer.location).toBe('/shinjo/sign-in?next=%2Fshinjo%2Fdesk')
  })
})

describe('the desk of a resident', () => {
  test('shows my cases, public or not, and nobody else’s', async () => {
    expect(unique(titles(await desk(resident))).sort()).toEqual(['見本1', '見本2', '見本3'])
    const neighbour = await app.person('shinjo', { hat: 'resident' })
    const html = await desk(neighbour)
    expect(titles(html)).toEqual([])
    expect(html).toContain('まだ参加している案件はありません')
  })

  test('administrator, council and support centre read what they can do', async () => {
    for (const hat of ['administrator', 'council', 'supportCenter'] as const) {
      const html = await desk(await app.person('shinjo', { hat }))
      const doors = [...(html.split('<main')[1]?.matchAll(/href="(\/shinjo\/[^"]+)"/g) ?? [])].map(
        ([, to]) => to,
      )
      expect(doors).toContain('/shinjo/cases')
      const person = await app.person('shinjo', { hat })
      for (const to of doors) expect([to, (await person.get(String(to))).status]).toEqual([to, 200])
    }
  })
})

describe('many duties', () => {
  test('are read fifty at a time, each once, forward and back', async () => {
    await owe(200)
    const next = (html: string) => /href="([^"]*)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    const prev = (html: string) => /href="([^"]*)" rel="prev"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    const days = (html: string) => [...html.matchAll(/2026年\d+月\d+日/g)].length
    const first = await desk(officer)
    expect(prev(first)).toBeUndefined()
    const second = (await officer.get(next(first) ?? '')).text
    const third = (await officer.get(next(second) ?? '')).text
    expect([first, second, third].map(days)).toEqual([50, 50, 50])
    expect(next(third)).toBeDefined()
    expect(days((await officer.get(prev(third) ?? '')).text)).toBe(50)
    const back = (await officer.get(prev(second) ?? '')).text
    expect(back.match(/2026年\d+月\d+日/g)).toEqual(first.match(/2026年\d+月\d+日/g))
  })

  test('cost as many statements as one or none, and at most six', async () => {
    const counted: number[] = []
    app.runtime.log = pino({}, { write: (line) => counted.push(JSON.parse(line).statements) })
    const empty = await app.person('shinjo', { hat: 'chief', section: 'school-education' })
    const full = await app.person('shinjo', { hat: 'chief', section: 'health' })
    const one = await app.person('shinjo', { hat: 'chief', section: 'general-policy' })
    await resident.post('/shinjo/ideas', { ...idea('見本9'), field: 'unknown' })
    counted.length = 0
    for (const who of [empty, one, full]) await desk(who)
    expect(new Set(counted).size).toBe(1)
    await desk(resident)
    await desk(await app.person('shinjo', { hat: 'resident' }))
    expect(counted[3]).toBe(counted[4])
    expect(Math.max(...counted)).toBeLessThanOrEqual(6)
    expect(Math.min(...counted)).toBeGreaterThan(1)
  })

  test('cost staff and the centre no more than six, whatever is asked for', async () => {
    const counted: number[] = []
    app.runtime.log = pino({}, { write: (line) => counted.push(JSON.parse(line).statements) })
    const office = await app.person('shinjo', { hat: 'coordination' })
    const centre = await app.person('shinjo', { hat: 'supportCenter' })
    for (const who of [office, centre, officer])
      for (const query of ['', '?show=free', '?show=overdue', '?show=all&section=health'])
        await desk(who, query)
    expect(counted).toHaveLength(12)
    expect(Math.max(...counted)).toBeLessThanOrEqual(6)
  })
})
