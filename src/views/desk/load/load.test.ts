import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { loads, mondayOf, weeksFrom } from './weeks.ts'

test('a week begins on Monday, also for a Sunday', () => {
  expect(['2026-06-01', '2026-06-07', '2026-06-08'].map(mondayOf)).toEqual([
    '2026-06-01',
    '2026-06-01',
    '2026-06-08',
  ])
})

test('officers stand in the order of their names, whatever they have, and what nobody has stands last', () => {
  const mondays = weeksFrom('2026-06-01')
  const count = (officer: string | null, week: string | null, overdue: boolean, n: number) => ({
    officer_id: officer,
    officer,
    week,
    overdue,
    n,
  })
  const table = loads(
    [
      count(null, '2026-06-01', false, 9),
      count('a', '2026-06-01', false, 1),
      count('a', '2026-05-25', true, 2),
      count('b', '2026-06-08', false, 5),
      count('b', '2026-09-07', false, 1),
      count('b', null, false, 1),
    ],
    mondays,
  )
  expect(table).toEqual([
    { officer: 'a', overdue: 2, weeks: [1, 0, 0, 0], later: 0, total: 3 },
    { officer: 'b', overdue: 0, weeks: [0, 5, 0, 0], later: 2, total: 7 },
    { officer: null, overdue: 0, weeks: [9, 0, 0, 0], later: 0, total: 9 },
  ])
})

describe('the page', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())

  test('is the chief’s about the own section and the office’s about all; nobody else learns who has how much', async () => {
    const officer = await app.person('shinjo', { hat: 'officer', section: 'health', name: '担当 一郎' })
    const chief = await app.person('shinjo', { hat: 'chief', section: 'health' })
    const other = await app.person('shinjo', { hat: 'chief', section: 'environment' })
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const resident = await app.person('shinjo', { hat: 'resident' })
    const idea = { title: '題', issue: '課', wish: '望', proposer: '私', field: 'health', visibility: 'desk' }
    const { location } = await resident.post('/shinjo/ideas', idea)
    const number = /cases\/([^/?]+)/.exec(location ?? '')?.[1]
    const page = '/shinjo/desk/load?section=health'
    expect((await chief.get(page)).text).toContain('担当者なし')
    await officer.post(`/shinjo/cases/${number}/consultation/officer`, { officer: 'take' })
    for (const who of [chief, office])
      expect((await who.get(page)).text).toMatch(/担当 一郎.*2026年6月15日|担当 一郎/)
    expect((await other.get(page)).text).not.toContain('担当 一郎')
    for (const who of [officer, resident]) expect((await who.get(page)).status).toBe(403)
    const elsewhere = await app.person('kurashiki', { hat: 'coordination' })
    expect((await elsewhere.get('/kurashiki/desk/load?section=health')).text).not.toContain('担当 一郎')
  })

  test('counts so far and no further: a section that is buried is told to be, the first due first', async () => {
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const bury = (from: number, to: number) =>
      app.owner.query(
        `INSERT INTO duty (city_id, id, case_id, kind, section, party_id, due_on, opened_at, closed_at)
         SELECT city_id, gen_random_uuid(), id, 'consultation.reply', 'health', NULL, date '2026-05-01' + n, now(), NULL
         FROM collaboration, generate_series($1::int, $2::int) n WHERE section = 'health'`,
        [from, to],
      )
    const page = '/shinjo/desk/load?section=health'
    await bury(1, 99)
    const full = (await office.get(page)).text
    expect(full).not.toContain('件より多い')
    expect(full).not.toContain('200件まで')
    await bury(100, 310)
    const { text } = await office.get(page)
    expect(text).toContain('100件より多い')
    expect(text).toContain('期限の早いものから200件までを数えています')
    // Thirty days of May are over: what is overdue is among what is counted.
    expect(text).toMatch(/健康課<\/[\s\S]{0,400}?100件より多い[\s\S]{0,200}?>30</)
  })
})
