import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'
import { accuracyOf, bySection, percentOf, type Sum } from './rules.ts'

const sum = (answered_section: string, answered: number, in_time = answered, first_section = 'a'): Sum => ({
  fiscal_year: 2026,
  field: 'f',
  first_section,
  answered_section,
  answered,
  in_time,
})
const shown = (sums: Sum[]) =>
  bySection(sums).map(({ sections, count }) => [sections.join('+'), count.answered])

describe('small numbers', () => {
  test('are told together, with the next smallest where they would still be few', () => {
    expect(shown([sum('a', 20), sum('b', 7), sum('c', 3), sum('d', 4)])).toEqual([
      ['a', 20],
      ['b', 7],
      ['d+c', 7],
    ])
    expect(shown([sum('a', 20), sum('b', 7), sum('c', 1)])).toEqual([
      ['a', 20],
      ['b+c', 8],
    ])
    expect(shown([sum('a', 2), sum('b', 1)])).toEqual([])
  })

  test('a share is never rounded up to all', () => {
    expect(percentOf({ answered: 1000, inTime: 999 })).toBe(99)
  })
})

describe('a routing', () => {
  test('is wrong as often as another section answered; one is suggested once it is clear', () => {
    expect(accuracyOf([sum('a', 5), sum('b', 2)], 'f', 'a')).toMatchObject({
      answered: 7,
      wrong: 2,
      suggested: undefined,
    })
    expect(accuracyOf([sum('a', 1), sum('b', 3)], 'f', 'a')).toMatchObject({ wrong: 3, suggested: 'b' })
    expect(accuracyOf([sum('b', 2)], 'f', 'a').suggested).toBeUndefined()
    expect(accuracyOf([sum('b', 9, 9, 'b')], 'f', 'b')).toMatchObject({ wrong: 0, suggested: undefined })
  })
})

describe('answers and routing', () => {
  let app: TestApp
  let resident: TestPerson
  let officer: TestPerson
  let office: TestPerson
  beforeAll(async () => {
    app = await startTestApp()
    resident = await app.person('shinjo', { hat: 'resident' })
    officer = await app.person('shinjo', { hat: 'officer', section: 'health' })
    office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  })
  afterAll(() => app?.stop())

  const idea = {
    title: 'カナリア',
    issue: '課',
    wish: '望',
    proposer: '私',
    field: 'health',
    visibility: 'desk',
  }
  async function send(): Promise<string> {
    const { location } = await resident.post('/shinjo/ideas', idea)
    return `/shinjo/cases/${/cases\/([^/?]+)/.exec(location ?? '')?.[1]}/consultation`
  }
  const formOf = async (who: TestPerson, room: string, noun: string) => {
    const form = (await who.get(room)).text.split('<form').find((part) => part.includes(`${room}/${noun}"`))
    return /name="version" value="([^"]*)"/.exec(form ?? '')?.[1] ?? ''
  }
  const use = async (who: TestPerson, room: string, noun: string, fields: object) =>
    who.post(`${room}/${noun}`, { version: await formOf(who, room, noun), ...fields })
  const rowsOf = (html: string, id: string) => html.split(`id="${id}"`)[1]?.split('</table>')[0] ?? ''

  test('the first answer of each is counted once, in time or not, and told when there are enough', async () => {
    const page = '/shinjo/answers'
    expect((await app.anonymous().get(page)).text).toContain('まだ回答した相談がありません')
    for (let n = 0; n < 5; n += 1) {
      const room = await send()
      await use(officer, room, 'acceptance', {})
      if (n === 4) {
        await app.owner.query(
          `UPDATE duty SET due_on = '2026-05-01' WHERE closed_at IS NULL AND kind LIKE '%reply'`,
        )
        expect((await officer.get(page)).text).toContain('まだ回答していない相談が1件あります')
      }
      expect((await use(officer, room, 'reply', { text: '回答' })).status).toBe(303)
      if (n === 0) {
        await use(officer, room, 'reply', { text: 'もう一度' })
        expect((await app.anonymous().get(page)).text).toContain('5件に満たないあいだは')
      }
    }
    const html = (await app.anonymous().get(page)).text
    expect(rowsOf(html, 'years-table')).toMatch(/2026年度.*>5<.*>4<.*80％/)
    expect(rowsOf(html, 'sections-table')).toMatch(/健康課.*>5<.*>4</)
    expect(html).toContain('まだ回答していない相談はありません')
    expect(html).not.toContain('カナリア')
    expect((await app.anonymous().get('/kurashiki/answers')).text).toContain('まだ回答した相談がありません')
  })

  test('the office changes where a field goes; it holds from the next idea on, everywhere it is told', async () => {
    for (const who of [officer, resident]) expect((await who.get('/shinjo/routing')).status).toBe(403)
    const choice = { field: 'health', section: 'environment', reason: '環境課が答えるため', seen: '' }
    const old = await send()
    expect((await office.post('/shinjo/routing', { ...choice, reason: '' })).status).toBe(422)
    expect((await office.post('/shinjo/routing', { ...choice, section: 'nowhere' })).status).toBe(422)
    expect((await officer.post('/shinjo/routing', choice)).status).toBe(403)
    expect((await office.post('/shinjo/routing', choice)).status).toBe(303)
    expect((await office.post('/shinjo/routing', { ...choice, submissionId: '' })).status).toBe(422)
    const room = await send()
    const environment = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    expect((await environment.get(room)).text).toContain('アイデアの分野から決まりました。')
    expect((await officer.get(old)).status).toBe(200)
    expect((await environment.get(old)).status).toBe(404)
    const shown = (await office.get('/shinjo/routing')).text
    expect(rowsOf(shown, 'routing-table')).toContain('総合窓口が決めました')
    expect(rowsOf(shown, 'history-table')).toContain('環境課が答えるため')
    expect((await app.anonymous().get('/shinjo/desks')).text).toMatch(
      /健康[^<]*<\/th><td[^>]*>(<[^>]+>)*環境課/,
    )
  })

  test('where another section answers again and again, the office is told so and offered it', async () => {
    const environment = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    for (let n = 0; n < 6; n += 1) {
      const room = await send()
      await use(environment, room, 'handover', { section: 'school-education', handoverReason: '理由' })
      const school = await app.person('shinjo', { hat: 'officer', section: 'school-education' })
      await use(school, room, 'acceptance', {})
      await use(school, room, 'reply', { text: '回答' })
    }
    const html = (await office.get('/shinjo/routing?field=health')).text
    expect(rowsOf(html, 'routing-table')).toContain('学校教育課にすると合いそうです')
    expect(html).toMatch(/<option value="school-education" selected/)
  })
})
