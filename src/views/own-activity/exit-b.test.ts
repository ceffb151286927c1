import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

/* Exit B keeps the idea: what we do ourselves leads to what helps, what is the city's task to a section that owes an answer. */
let app: TestApp
let resident: TestPerson
let office: TestPerson
let officer: TestPerson

beforeAll(async () => {
  app = await startTestApp()
  resident = await app.person('shinjo', { hat: 'resident', name: '出口 花子' })
  office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
  officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
})
afterAll(() => app?.stop())

const idea = { title: '街灯が暗い', issue: '帰り道が暗い', wish: '灯りを増やす', proposer: '帰り道の人' }
const numberIn = (location: string | null): string => /cases\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''
const versionIn = (html: string, action: string): string =>
  new RegExp(`action="[^"]*${action}"[\\s\\S]*?name="version" value="(\\d+)"`).exec(html)?.[1] ?? ''

describe('from the self-check, before anything is sent', () => {
  test('both ways out lead on, with the answers', async () => {
    const exit = await app.anonymous().get('/shinjo/self-check?a=start:nyy')
    expect(exit.text).toContain('/shinjo/own-activity?check=')
    expect(exit.text).toMatch(/\/shinjo\/ideas\/new\?check=[^"]+&amp;aim=request/)
  })

  test('what helps is shown by field, and a request can still be sent', async () => {
    const page = await app.anonymous().get('/shinjo/own-activity?field=environment')
    expect(page.text).toContain('後援')
    expect(page.text).toContain('/shinjo/forms/patronage')
    expect(page.text).toContain('/shinjo/ideas/new?aim=request')
    expect((await app.anonymous().get('/shinjo/own-activity?field=nothing-such')).status).toBe(200)
  })

  test('a request that nobody owns goes to the coordination office, with a day for its answer', async () => {
    const sent = await resident.post('/shinjo/ideas', {
      ...{ ...idea, field: 'unknown', visibility: 'public', aim: 'request' },
    })
    const number = numberIn(sent.location)
    const page = await resident.get(`/shinjo/cases/${number}`)
    expect(page.text).toContain('市への要望')
    expect(page.text).toContain('総合政策課')
    const { rows } = await app.owner.query(
      `SELECT d.section, d.due_on IS NOT NULL AS due FROM duty d JOIN collaboration c ON c.id = d.case_id
       WHERE c.number = $1 AND d.kind = 'consultation.reply'`,
      [number],
    )
    expect(rows).toEqual([{ section: 'general-policy', due: true }])
    expect((await office.get('/shinjo/desk')).text).toContain('街灯が暗い')
  })
})

describe('from the outcome of a consultation', () => {
  async function concluded(outcome: string, fields = {}): Promise<string> {
    const sent = await resident.post('/shinjo/ideas', {
      ...{ ...idea, field: 'environment', visibility: 'public', ...fields },
    })
    const number = numberIn(sent.location)
    const room = `/shinjo/cases/${number}/consultation`
    const version = async (noun: string) => versionIn((await officer.get(room)).text, noun)
    await officer.post(`${room}/acceptance`, { version: await version('/acceptance') })
    const done = await officer.post(`${room}/conclusion`, {
      ...{ outcome, reason: '市の設備だからです。', version: await version('/conclusion') },
    })
    expect(done.status).toBe(303)
    return number
  }

  test('the city’s task becomes a request, unretyped, that a section owes an answer to', async () => {
    const number = await concluded('governmentProject')
    const { rows } = await app.owner.query(
      `SELECT r.number, r.title, r.wish, r.kind, r.stage, r.state, d.section FROM collaboration r
       JOIN collaboration c ON c.id = r.parent_id JOIN duty d ON d.case_id = r.id AND d.kind = 'consultation.reply'
       WHERE c.number = $1`,
      [number],
    )
    expect(rows).toEqual([
      {
        ...{ number: expect.any(String), title: idea.title, wish: idea.wish, kind: 'request' },
        ...{ stage: 'consultation', state: 'open', section: 'environment' },
      },
    ])
    const page = await resident.get(`/shinjo/cases/${number}`)
    expect(page.text).toContain('市への要望として引き継ぎました')
    expect(page.text).toContain(`/shinjo/cases/${rows[0]?.number}`)
    expect((await resident.get('/shinjo/desk')).text).toContain(rows[0]?.number ?? '?')
  })

  test('a request that is concluded so is the end of it: it does not become another', async () => {
    const number = await concluded('governmentProject', { aim: 'request' })
    const { rows } = await app.owner.query(
      'SELECT 1 FROM collaboration r JOIN collaboration c ON c.id = r.parent_id WHERE c.number = $1',
      [number],
    )
    expect(rows).toEqual([])
  })

  test('our own activity leads to what helps', async () => {
    const number = await concluded('selfActivity')
    const page = await resident.get(`/shinjo/cases/${number}`)
    expect(page.text).toContain('/shinjo/own-activity?field=environment')
  })
})
