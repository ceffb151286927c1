import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { publish } from '../../../testing/publication.ts'

const section = 'health'
let app: TestApp
let officer: TestPerson
let other: TestPerson
let one: TestPerson
let two: TestPerson
let neighbour: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section })
  other = await app.person('shinjo', { hat: 'officer', section: 'environment' })
  one = await app.person('shinjo', { hat: 'resident', name: '一人目の人' })
  two = await app.person('shinjo', { hat: 'resident', name: '二人目の人' })
  neighbour = await app.person('shinjo', { hat: 'resident', name: '三人目の人' })
  const mail = "UPDATE person SET contact_email = id || '@example.jp' WHERE id = ANY ($1)"
  await app.owner.query(mail, [[one.id, two.id]])
})
afterAll(() => app?.stop())

const idea = { issue: '雪が多い', wish: 'いっしょに雪をおろす', proposer: '私の近所のこと', field: section }
const numberIn = (location: string | null): string => /cases\/([^/?]+)/.exec(location ?? '')?.[1] ?? ''
async function send(who: Browser, title: string, visibility = 'public'): Promise<string> {
  const number = numberIn((await who.post('/shinjo/ideas', { ...idea, title, visibility })).location)
  if (visibility === 'public') await publish(app, 'shinjo', number)
  return number
}
const at = (number: string, rest = '') => `/shinjo/cases/${number}${rest}`
const duties = async (number: string) => {
  const { rows } = await app.owner.query(
    `SELECT d.kind, d.section, d.due_on FROM duty d JOIN collaboration c ON c.id = d.case_id
     WHERE c.number = $1 AND d.closed_at IS NULL ORDER BY d.kind`,
    [number],
  )
  return rows
}
const told = async (kind: string) =>
  (await app.owner.query('SELECT person_id FROM outbox WHERE kind = $1', [kind])).rows.map(
    (row) => row.person_id,
  )
const follows = async (who: Browser, number: string) =>
  (await who.get(at(number, '/interest'))).text.includes('フォローしています')
const why = '同じ雪おろしのことなので'
const versionIn = (text: string): string => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const consult = async (number: string, act: string, fields: Record<string, string>) => {
  const { text } = await officer.get(at(number, '/consultation'))
  const form = text.slice(text.indexOf(`/consultation/${act}"`))
  return officer.post(at(number, `/consultation/${act}`), { ...fields, version: versionIn(form) })
}

describe('two ideas about one thing', () => {
  test('are merged by the section in charge: both are told, both threads stay and point at each other', async () => {
    const [first, second] = [await send(one, '雪おろしの輪'), await send(two, '雪おろし応援')]
    const before = await duties(second)
    await neighbour.post(at(second, '/following'), { follow: 'yes' })
    expect((await officer.get(at(second))).text).toContain(at(second, '/merge'))
    expect((await officer.get(at(second, '/merge'))).text).toContain(first)
    const done = await officer.post(at(second, '/merge'), { into: first, reason: why })
    expect(done.location).toBe(at(second))
    expect([await duties(second), (await duties(first)).length]).toEqual([[], 1])
    expect([await told('idea.merged'), await told('idea.absorbed')]).toEqual([[two.id], [one.id]])
    expect(await follows(neighbour, first)).toBe(true)
    const stranger = app.anonymous()
    expect((await stranger.get(at(second))).text).toContain(`href="${at(first)}"`)
    expect((await stranger.get(at(first))).text).toContain(`href="${at(second)}"`)
    expect((await two.get(at(second))).text).toContain('同じことのアイデアにまとめました')
    // Neither sender reads the other's name, nor what the other wrote to the city alone.
    const hidden = [
      [one, second, '二人目の人'],
      [two, first, '一人目の人'],
    ] as const
    for (const [who, number, name] of hidden)
      expect((await who.get(at(number))).text).not.toMatch(new RegExp(`私の近所のこと|${name}`))
    // Undone: it goes on from where it was, owing by the same day.
    expect((await officer.post(at(second, '/merge/undo'), { reason: '別のことでした' })).status).toBe(303)
    expect(await duties(second)).toEqual(before)
    expect([await follows(neighbour, first), await follows(neighbour, second)]).toEqual([false, true])
    expect((await officer.get(at(second, '/merge/undo'))).status).toBe(404)
    expect((await told('idea.released')).sort()).toEqual([one.id, two.id].sort())
  })

  test('are answered together, and then the merge stays', async () => {
    const [first, second] = [await send(one, '水路の掃除'), await send(two, '水路をきれいに')]
    await officer.post(at(second, '/merge'), { into: first, reason: why })
    await consult(first, 'acceptance', {})
    expect((await consult(first, 'reply', { text: 'いっしょに見に行きましょう' })).status).toBe(303)
    expect((await two.get(at(second))).text).toContain('いっしょに見に行きましょう')
    expect((await app.anonymous().get(at(second))).text).not.toContain('いっしょに見に行きましょう')
    expect(await told('consultation.replied')).toContain(two.id)
    expect((await officer.get(at(second, '/merge/undo'))).status).toBe(404)
    expect((await officer.post(at(second, '/merge/undo'), { reason: why })).status).toBe(409)
    const outcome = { outcome: 'notPossible', reason: '今年は人手がありません' }
    expect((await consult(first, 'conclusion', outcome)).status).toBe(303)
    expect((await two.get(at(second))).text).toContain('今年は人手がありません')
  })

  test('are not merged into nothing, into itself, by another section, or into what is over', async () => {
    const [first, second] = [await send(one, '花だん'), await send(two, '花だんづくり')]
    const try_ = async (into: string) =>
      (await officer.post(at(second, '/merge'), { into, reason: why })).text
    expect(await try_('2026-99999-X')).toContain('見つかりません')
    expect(await try_(second)).toContain('同じ案件です')
    await one.post(at(first, '/withdrawal'), { reason: 'やめます' })
    expect(await try_(first)).toContain('相談が終わっています')
    expect((await other.get(at(second, '/merge'))).status).toBe(403)
    expect((await two.post(at(second, '/merge'), { into: first, reason: why })).status).toBe(403)
  })

  test('of which one is for the desk alone: its number is for the city hall, its sender still gets the answer', async () => {
    const [first, second] = [await send(one, '静かな相談', 'desk'), await send(two, '公開の相談')]
    await officer.post(at(second, '/merge'), { into: first, reason: why })
    for (const who of [app.anonymous(), two]) expect((await who.get(at(second))).text).not.toContain(first)
    expect((await officer.get(at(second))).text).toContain(first)
    expect((await two.get(at(first))).status).toBe(404)
    // Withdrawn by its sender, the other goes on by itself.
    await one.post(at(first, '/withdrawal'), { reason: 'やめます' })
    expect((await duties(second)).map(({ kind }) => kind)).toEqual(['consultation.reply'])
  })
})

describe('one idea with two matters', () => {
  test('is split: the second goes to its own section with its own day, each says where it came from', async () => {
    const first = await send(one, '公園の掃除と健康教室')
    const page = await officer.get(at(first, '/split'))
    for (const there of ['雪が多い', 'いっしょに雪をおろす', '公園の掃除と健康教室'])
      expect(page.text).toContain(there)
    const part = {
      title: '公園の掃除',
      issue: '落ち葉',
      wish: '掃除',
      field: 'environment',
      reason: '2つのことなので',
    }
    const done = await officer.post(at(first, '/split'), { ...part, version: versionIn(page.text) })
    expect(done.location).toBe(at(first))
    const { rows } = await app.owner.query(
      `SELECT number, section, (SELECT title FROM collaboration p WHERE p.id = c.parent_id) AS parent, source
       FROM collaboration c WHERE title = '公園の掃除'`,
    )
    expect(rows).toEqual([
      {
        number: expect.any(String),
        section: 'environment',
        parent: '公園の掃除と健康教室',
        source: 'resident',
      },
    ])
    const second = rows[0].number
    const owed = (await duties(second)).map(({ kind, section: owes }) => `${kind} ${owes}`)
    expect(owed).toEqual(['consultation.reply environment', 'idea.check general-policy'])
    expect((await app.anonymous().get(at(second))).status).toBe(404)
    expect((await one.get(at(second))).text).toContain(`href="${at(first)}"`)
    expect((await one.get(at(first))).text).toContain(`href="${at(second)}"`)
    expect((await one.get(at(first))).text).toContain('いっしょに雪をおろす')
    expect(await told('idea.split')).toEqual([one.id])
    const again = await officer.post(at(first, '/split'), { ...part, version: versionIn(page.text) })
    expect(again.status).toBe(409)
  })
})

describe('withdrawn by its sender', () => {
  test('without an account, by number and key: nothing is owed, and what was public may be closed', async () => {
    const guest = app.anonymous()
    const form = (await guest.get('/shinjo/ideas/new')).text
    const key = /name="accessKey" value="([^"]+)"/.exec(form)?.[1] ?? ''
    const contact = {
      'contact.name': '名のる人',
      'contact.channel': 'mail',
      'contact.email': 'guest@example.jp',
    }
    const sent = { ...idea, title: '取り下げる話', visibility: 'public', accessKey: key, ...contact }
    const number = numberIn((await guest.post('/shinjo/ideas', sent)).location)
    await publish(app, 'shinjo', number)
    const back = app.anonymous()
    expect((await back.post('/shinjo/follow', { number, key })).location).toBe(at(number))
    expect((await back.get(at(number, '/withdrawal'))).text).toContain('公開をやめる')
    expect((await back.post(at(number, '/withdrawal'), { reason: '' })).status).toBe(422)
    const done = await back.post(at(number, '/withdrawal'), { reason: '都合が変わりました', text: 'close' })
    expect(done.status).toBe(303)
    expect(await duties(number)).toEqual([])
    expect((await app.anonymous().get(at(number))).status).toBe(404)
    for (const who of [back, officer])
      expect((await who.get(at(number))).text).toContain('都合が変わりました')
    const names = 'SELECT name FROM person WHERE id = ANY ($1)'
    const { rows } = await app.owner.query(names, [await told('idea.withdrawn')])
    expect(rows.map(({ name }) => name)).toContain('名のる人')
    expect((await back.post(at(number, '/withdrawal'), { reason: 'もう一度' })).status).toBe(409)
  })
})
