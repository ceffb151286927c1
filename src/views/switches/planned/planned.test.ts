import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDirectory } from '../../../core/edition/directory.ts'
import { openLetterhead } from '../../../core/notice/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { applyPlanned } from './due.ts'

let app: TestApp
let office: TestPerson
let chief: TestPerson
const section = 'urban-development'
beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('shinjo', { hat: 'coordination' })
  chief = await app.person('shinjo', { hat: 'chief', section })
})
afterAll(() => app?.stop())

type Sent = { runs: string; sections?: string[]; when?: string; fromOn?: string; step?: string }
async function send(stage: string, input: Sent, who = office) {
  const { text } = await who.get(`/shinjo/switches/${stage}`)
  const seen = /name="seen" value="([^"]*)"/.exec(text)?.[1] ?? ''
  return who.post(`/shinjo/switches/${stage}`, { seen, reason: '年度が変わるため', ...input })
}
const on = (fromOn: string) => ({ when: 'date', fromOn })
const states = async (stage: string) => {
  const { rows } = await app.owner.query('SELECT state FROM switch_plan WHERE stage = $1 ORDER BY id', [
    stage,
  ])
  return rows.map(({ state }) => state)
}
const mails = async (kind: string) => {
  const { rows } = await app.owner.query('SELECT person_id FROM outbox WHERE kind = $1', [`switches.${kind}`])
  return rows.map(({ person_id }) => person_id)
}

describe('a stage is switched for a day to come', () => {
  test('a day is asked for, after today, and none is passed over in silence', async () => {
    const faults: [Partial<Sent>, string][] = [
      [{ when: 'date' }, '切り替える日を書いてください'],
      [{ fromOn: '2026-06-20' }, '日を消してください'],
      [on('2026-06-01'), 'あしたより後'],
      [on('きのう'), 'きのう'],
    ]
    for (const [sent, said] of faults) {
      const { status, text } = await send('evaluation', { runs: 'nowhere', ...sent })
      expect([status, text.includes(said), text.includes('年度が変わるため</textarea>')]).toEqual([
        422,
        true,
        true,
      ])
    }
    expect((await send('evaluation', { runs: 'nowhere', ...on('令和8年6月2日') }, chief)).status).toBe(403)
    expect(await states('evaluation')).toEqual([])
  })

  test('it is shown as coming and changes nothing, until then it may be taken back by the office', async () => {
    const asked = await send('evaluation', { runs: 'nowhere', ...on('令和8年6月2日'), step: 'confirm' })
    expect(asked.text).toContain('まだ決まっていません')
    expect((await send('evaluation', { runs: 'nowhere', ...on('2026-06-02') })).status).toBe(303)
    expect((await send('evaluation', { runs: 'nowhere', ...on('2026-06-02') })).text).toContain(
      'その日の切り替えがもうあります',
    )
    const page = (await chief.get('/shinjo/switches/evaluation')).text
    expect(page).toContain('これから切り替わる段階')
    expect(page).not.toContain('取りやめる</button>')
    expect((await chief.get('/shinjo/switches')).text).toMatch(/6月2日[^<]*から：使わない/)
    expect((await chief.get('/shinjo/switches')).text).toContain('すべての課で使っています')
    const id =
      /name="id" value="([^"]+)"/.exec((await office.get('/shinjo/switches/evaluation')).text)?.[1] ?? ''
    const back = '/shinjo/switches/evaluation/withdrawal'
    expect((await chief.post(back, { id })).status).toBe(403)
    const elsewhere = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    expect((await elsewhere.post(back.replace('shinjo', 'echizen'), { id })).status).toBe(404)
    expect((await office.post(back, { id })).status).toBe(303)
    expect((await office.post(back, { id })).status).toBe(409)
    expect(await states('evaluation')).toEqual(['withdrawn'])
    const after = (await office.get('/shinjo/switches/evaluation')).text
    expect(after).toContain('取りやめ：')
    expect(after).not.toContain('これから切り替わる段階')
    expect(await mails('changed')).toEqual([])
  })

  test('what it needs may begin before it, and not after it', async () => {
    expect((await send('evaluation', { runs: 'nowhere' })).status).toBe(303)
    expect((await send('running', { runs: 'nowhere' })).status).toBe(303)
    const early = await send('evaluation', { runs: 'everywhere', ...on('2026-06-02') })
    expect([early.status, early.text.includes('先に「')]).toEqual([422, true])
    expect((await send('running', { runs: 'everywhere', ...on('2026-06-02') })).status).toBe(303)
    expect(
      (await send('evaluation', { runs: 'pilot', sections: [section], ...on('2026-06-02') })).status,
    ).toBe(303)
    expect((await send('form', { runs: 'nowhere', ...on('2026-06-03') })).status).toBe(303)
  })
})

const clockwork = () => {
  const directory = openDirectory(app.pool)
  const letterhead = openLetterhead({ directory, origin: 'http://yui.test' })
  return applyPlanned({ pool: app.pool, ownerPool: app.owner, letterhead, clock: app.runtime.clock })
}

describe('when the day comes', () => {
  test('the first who opens the city finds it switched, and the sections are told once', async () => {
    await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = ANY ($1)`, [
      [office.id, chief.id],
    ])
    await clockwork()()
    expect(await states('running')).toEqual(['coming'])
    const before = (await mails('changed')).length
    app.setNow('2026-06-01T15:00:01Z')
    expect((await app.anonymous().get('/shinjo/cases')).text).toContain('<option value="running"')
    expect(await states('running')).toEqual(['done'])
    expect(await states('evaluation')).toEqual(['withdrawn', 'done'])
    expect(await states('form')).toEqual(['coming'])
    // Once for each of the two stages, however often the clock looks.
    await clockwork()()
    expect((await mails('changed')).slice(before).filter((id) => id === chief.id)).toHaveLength(2)
    const later = await app.person('shinjo', { hat: 'coordination' })
    const page = (await later.get('/shinjo/switches/evaluation')).text
    expect(page).toContain('試している課')
    expect(page).toContain('日を決めてあったもの')
  })

  test('what lacks something by then does not take place, and the office is told', async () => {
    const later = await app.person('shinjo', { hat: 'coordination' })
    expect((await send('evaluation', { runs: 'nowhere' }, later)).status).toBe(303)
    expect((await send('evaluation', { runs: 'everywhere', ...on('2026-06-05') }, later)).status).toBe(303)
    expect((await send('running', { runs: 'nowhere' }, later)).status).toBe(303)
    expect((await later.get('/shinjo/switches')).text).toContain('このままでは切り替わりません')
    await app.owner.query(`UPDATE person SET email = id || '@example.jp' WHERE id = $1`, [later.id])
    app.setNow('2026-06-04T15:00:01Z')
    await clockwork()()
    expect(await states('evaluation')).toEqual(['withdrawn', 'done', 'refused'])
    expect(await states('form')).toEqual(['done'])
    expect(await mails('refused')).toContain(later.id)
    const { rows } = await app.owner.query(
      `SELECT runs FROM stage_switch WHERE stage = 'evaluation' ORDER BY id DESC`,
    )
    expect(rows[0].runs).toBe('nowhere')
  })
})
