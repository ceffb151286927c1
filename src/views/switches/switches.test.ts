import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let office: TestPerson
let chief: TestPerson
let leader: TestPerson
const section = 'urban-development'
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination' })
  chief = await app.person('shinjo', { hat: 'chief', section })
  const organization = { kind: 'community', name: '見本町内会' }
  leader = await app.person('shinjo', { hat: 'representative', organization })
})
afterAll(() => app?.stop())

type Switch = { runs: string; sections?: string[]; reason?: string; step?: string }
/** As the office would: the page is opened, and its form sent. */
async function switched(stage: string, { reason = '準備ができたため', ...input }: Switch, who = office) {
  const { text } = await who.get(`/shinjo/switches/${stage}`)
  const seen = /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
  return who.post(`/shinjo/switches/${stage}`, { seen, reason, ...input })
}
const everywhere = { runs: 'everywhere' }
const nowhere = { runs: 'nowhere' }
const only = (...sections: string[]) => ({ runs: 'pilot', sections })

async function finished(of: string): Promise<string> {
  const parties = [{ ...leader, name: '見本町内会' }, { section: of }]
  const opened = await openTestCase(app, 'shinjo', { stage: 'running', section: of, parties })
  await app.owner.query(
    `UPDATE collaboration SET starts_on = '2026-04-01', ends_on = '2026-05-31' WHERE id = $1`,
    [opened.id],
  )
  expect((await leader.post(`${opened.path}/completion`, { result: '清掃を6回した。' })).status).toBe(303)
  const { rows } = await app.owner.query('SELECT stage, state FROM collaboration WHERE id = $1', [opened.id])
  return `${rows[0].stage} ${rows[0].state}`
}

describe('the page of a stage', () => {
  test('tells whom it concerns and what to prepare, to staff alone', async () => {
    await openTestCase(app, 'shinjo', { stage: 'agreement', section, parties: [leader, { section }] })
    const { text } = await chief.get('/shinjo/switches/evaluation')
    expect(text).toMatch(/これから来る案件[\s\S]*?1/)
    expect(text).toContain('ふりかえりで聞くこと')
    expect(text).toContain('切り替えるのは、協働の担当課です。')
    expect((await leader.get('/shinjo/switches')).status).toBe(403)
    expect((await office.get('/shinjo/switches/payment')).status).toBe(404)
    const elsewhere = await app.person('kurashiki', { hat: 'coordination' })
    // Kurashiki's guideline has no step at which a form is chosen: what a city does not have is absent.
    expect((await elsewhere.get('/kurashiki/switches/form')).status).toBe(404)
  })

  test('asks once more before anything is switched, and says what follows', async () => {
    const { status, text } = await switched('evaluation', { ...only('health'), step: 'confirm' })
    expect(status).toBe(200)
    expect(text).toContain('まだ切り替わっていません')
    expect(text).toContain('通らなくなります')
    const anew = await switched('evaluation', { ...only('health'), reason: 'もう少し考える', step: 'edit' })
    expect([anew.status, anew.text.includes('もう少し考える</textarea>')]).toEqual([200, true])
    const { rows } = await app.owner.query('SELECT 1 FROM stage_switch')
    expect(rows).toEqual([])
  })

  test('is refused with what was typed where no section is named, or by whoever is not the office', async () => {
    const wrong = await switched('evaluation', { runs: 'pilot', reason: '試したい' })
    expect([wrong.status, wrong.text.includes('課を1つ以上'), wrong.text.includes('試したい')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await switched('evaluation', only('no-such-section'))).status).toBe(422)
    expect((await switched('evaluation', everywhere, chief)).status).toBe(403)
  })

  test('tells whoever decides on an older state', async () => {
    const late = await office.post('/shinjo/switches/evaluation', {
      ...nowhere,
      seen: leader.id,
      reason: 'x',
    })
    expect(late.status).toBe(409)
  })

  test('does not let a stage run where the one that leads to it does not', async () => {
    const { status, text } = await switched('running', nowhere)
    expect([status, text.includes('先に「相互評価」を止めてください')]).toEqual([422, true])
  })
})

describe('a pilot in one section', () => {
  test('asks the cases of that section to look back, and closes the others without', async () => {
    expect((await switched('evaluation', only(section))).status).toBe(303)
    expect(await finished(section)).toBe('evaluation open')
    expect(await finished('health')).toBe('running closed')
  })

  test('is told to the people of the sections that change, and to nobody else', async () => {
    const away = await app.person('shinjo', { hat: 'chief', section: 'health' })
    const mails = async () => {
      const { rows } = await app.owner.query(
        `SELECT person_id FROM outbox WHERE kind = 'switches.changed' ORDER BY person_id`,
      )
      return rows.map(({ person_id }) => person_id)
    }
    await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = ANY ($1)`, [
      [away.id, chief.id, leader.id],
    ])
    const before = (await mails()).length
    await switched('evaluation', only(section, 'health'))
    expect((await mails()).slice(before)).toEqual([away.id])
  })
})

describe('a city that begins with its register', () => {
  test('shows its cases and figures, and nothing that would lead nowhere', async () => {
    for (const stage of ['evaluation', 'running', 'agreement', 'form', 'idea'])
      expect([stage, (await switched(stage, nowhere)).status]).toEqual([stage, 303])
    const front = (await leader.get('/shinjo')).text
    expect(front).not.toContain('/shinjo/ideas/new')
    expect((await leader.get('/shinjo/cases')).text).not.toContain('/shinjo/ideas/new')
    for (const page of ['/register', '/cases', '/library', '/annual-report', '/guideline'])
      expect([page, (await app.anonymous().get(`/shinjo${page}`)).status]).toEqual([page, 200])
    const desk = (await chief.get('/shinjo/desk')).text
    expect(desk).not.toContain('/counter/ideas/new')
  })

  test('offers no filter by a stage that it does not work with, also where the filters were kept ready', async () => {
    const filters = async () => (await leader.get('/shinjo/cases')).text.includes('<option value="running"')
    expect(await filters()).toBe(false)
    await switched('running', everywhere)
    expect(await filters()).toBe(true)
    await switched('running', nowhere)
    expect(await filters()).toBe(false)
  })

  test('says whom to turn to instead to whoever comes with an idea, and keeps what they typed', async () => {
    const { status, text } = await leader.get('/shinjo/ideas/new')
    expect([status, text.includes('まだ画面では受け付けていません')]).toEqual([404, true])
    const sent = await leader.post('/shinjo/ideas', { title: '花を植えたい' })
    expect([sent.status, sent.text.includes('下書き')]).toEqual([404, true])
  })

  test('goes on with what it switches on again, one stage at a time', async () => {
    expect((await switched('agreement', everywhere)).status).toBe(422)
    expect((await switched('idea', everywhere)).status).toBe(303)
    expect((await leader.get('/shinjo/ideas/new')).status).toBe(200)
    expect((await app.anonymous().get('/shinjo')).text).toContain('/shinjo/ideas/new')
    const { text } = await office.get('/shinjo/switches')
    expect(text.match(/準備ができたため/g)?.length).toBeGreaterThan(6)
  })
})
