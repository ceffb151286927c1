import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobTasks } from '../../../job-tasks.ts'
import { openKeyFolder } from '../../../platform/keys/index.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import type { TestPerson } from '../../../testing/people.ts'
import { publish } from '../../../testing/publication.ts'

let app: TestApp
let sender: TestPerson
let neighbour: TestPerson
let group: TestPerson
let officer: TestPerson
let path: string
const idea = {
  title: '通学路の見守り',
  issue: '車が多い',
  wish: '立ちたい',
  proposer: 'わたし',
  field: 'snow',
  visibility: 'public',
}
beforeAll(async () => {
  app = await startTestApp()
  sender = await app.person('shinjo', { hat: 'resident', name: '送る人' })
  neighbour = await app.person('shinjo', { hat: 'resident', name: '隣の人' })
  const organization = { kind: 'community', name: '見本の会' }
  group = await app.person('shinjo', { hat: 'representative', organization })
  officer = await app.person('shinjo', { hat: 'officer', section: 'urban-development' })
  await app.owner.query(`UPDATE person SET email = id || '@example.jp'`)
  const sent = await sender.post('/shinjo/ideas', idea)
  path = await publish(app, 'shinjo', sent.location?.split('/').at(-2) ?? '')
})
afterAll(() => app?.stop())

const offer = { kinds: ['people', 'places'], offer: 'カナリアの申し出' }
const mails = async (kind: string) =>
  (await app.owner.query('SELECT person_id, body FROM outbox WHERE kind = $1', [kind])).rows

async function morning(now: string): Promise<void> {
  app.setNow(now)
  const parts = { ownerPool: app.owner, appPool: app.pool, unsealPool: undefined, mailer: undefined }
  const rest = {
    keys: openKeyFolder(app.keysDir),
    origin: app.runtime.origin,
    log: pino({ level: 'silent' }),
  }
  const tasks = jobTasks({ ...parts, ...rest, clock: app.runtime.clock })
  await tasks['idea.follow']!({})
  await tasks['idea.forget']!({})
}

test('somebody says what they would bring; the sender and the desk read it, nobody else', async () => {
  expect((await app.anonymous().post(`${path}/joining`, offer)).location).toContain('/sign-in')
  expect((await officer.post(`${path}/joining`, offer)).status).toBe(403)
  expect((await group.post(`${path}/joining`, { ...offer, offer: '' })).status).toBe(422)
  expect((await group.post(`${path}/joining`, offer)).status).toBe(303)
  expect((await group.post(`${path}/joining`, offer)).status).toBe(422)
  expect((await sender.post(`${path}/joining`, offer)).status).toBe(409)
  for (const [who, reads] of [
    [sender, true],
    [officer, true],
    [group, true],
    [neighbour, false],
    [app.anonymous(), false],
  ] as const) {
    const { status, text } = await who.get(`${path}/interest`)
    expect([status, text.includes('カナリアの申し出')]).toEqual([200, reads])
  }
  expect((await mails('idea.joining')).map(({ person_id }) => person_id)).toEqual([sender.id])
})

test('whoever offered takes it back: the words go, the sender is told, and it can be offered anew', async () => {
  const versionOf = async () =>
    /withdrawal"[\s\S]*?name="version" value="(\d+)"/.exec((await group.get(`${path}/interest`)).text)?.[1] ??
    ''
  const version = await versionOf()
  expect((await neighbour.post(`${path}/joining/withdrawal`, { version })).status).toBe(409)
  expect((await officer.post(`${path}/joining/withdrawal`, { version })).status).toBe(403)
  expect((await group.post(`${path}/joining/withdrawal`, { version: '9' })).status).toBe(409)
  expect((await group.post(`${path}/joining/withdrawal`, { version })).status).toBe(303)
  expect((await sender.get(`${path}/interest`)).text).not.toContain('カナリアの申し出')
  const { rows } = await app.owner.query('SELECT state, name, offer FROM joining')
  expect(rows).toEqual([{ state: 'withdrawn', name: '', offer: '' }])
  expect((await mails('idea.joiningTakenBack')).map(({ person_id }) => person_id)).toEqual([sender.id])
  expect((await group.post(`${path}/joining`, offer)).status).toBe(303)
})

test('the sender answers, and one step makes a party of whoever offered', async () => {
  const page = (await sender.get(`${path}/interest`)).text
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  const fields = { joining: hidden('joining'), version: hidden('version'), answer: 'ぜひいっしょに' }
  expect((await neighbour.post(`${path}/joining/answer`, fields)).status).toBe(403)
  expect((await group.post(`${path}/joining/answer`, fields)).status).toBe(403)
  expect((await sender.post(`${path}/joining/answer`, { ...fields, step: 'add' })).status).toBe(303)
  expect((await sender.post(`${path}/joining/answer`, { ...fields, step: 'add' })).status).toBe(409)
  const { text } = await group.get(`${path}/interest`)
  expect([text.includes('ぜひいっしょに'), text.includes('/joining/withdrawal')]).toEqual([true, false])
  expect((await group.post(`${path}/joining/withdrawal`, { version: '2' })).status).toBe(409)
  expect((await app.anonymous().get(path)).text).toContain('見本の会が当事者に加わりました')
  expect((await mails('idea.joiningAnswered')).map(({ person_id }) => person_id)).toEqual([group.id])
  const { rows } = await app.owner.query(`SELECT public_name FROM party ORDER BY position`)
  expect(rows.map(({ public_name }) => public_name)).toContain('見本の会')
})

test('what happens for everybody to see reaches a follower once, the next morning; until they stop', async () => {
  expect((await app.anonymous().post(`${path}/following`, { follow: 'yes' })).location).toContain('/sign-in')
  expect((await neighbour.post(`${path}/following`, { follow: 'yes' })).status).toBe(303)
  expect((await neighbour.get(`${path}/interest`)).text).toContain('フォローしています')
  const say = async (below: string, fields: Record<string, string>) => {
    const { text } = await officer.get(`${path}/consultation`)
    const form = text.split('<form').find((part) => part.includes(`/consultation${below}"`)) ?? ''
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? ''
    expect((await officer.post(`${path}/consultation${below}`, { version, ...fields })).status).toBe(303)
  }
  await say('/acceptance', {})
  await say('/reply', { text: 'お返事です' })
  expect(await mails('idea.followed')).toEqual([])
  await morning('2026-06-01T22:35:00Z')
  await morning('2026-06-02T22:35:00Z')
  app.setNow('2026-06-01T01:00:00Z')
  const told = await mails('idea.followed')
  expect(told.map(({ person_id }) => person_id)).toEqual([neighbour.id])
  expect(told[0].body).not.toContain('通学路')
  expect((await neighbour.post(`${path}/following`, { follow: 'no' })).status).toBe(303)
  expect((await neighbour.get(`${path}/interest`)).text).not.toContain('フォローしています')
})

test('an address alone is told of a public case once its owner has pressed the button that was mailed; until they stop', async () => {
  const ask = (address: string, who: Browser = app.anonymous()) =>
    who.post(`${path}/mail-follow`, { address })
  const to = async (address: string) =>
    (await app.owner.query('SELECT kind, body FROM outbox WHERE to_address = $1 ORDER BY id', [address])).rows
  const linkIn = (body: string) => /\/shinjo\/mail-follow\/[\w-]+/.exec(body)?.[0] ?? ''
  expect((await app.anonymous().get(`${path}/interest`)).text).toContain('メールアドレスだけで')
  expect((await ask('いいえ')).status).toBe(422)
  const first = await ask('ＡＮＮＡ@example.jp')
  const again = await ask('anna@example.jp')
  expect([first.status, again.status, first.location]).toEqual([303, 303, again.location])
  expect((await app.anonymous().get(first.location ?? '')).text).toContain('確認のメールを送りました')
  const mailed = await to('anna@example.jp')
  expect(mailed.map(({ kind }) => kind)).toEqual(['idea.mailFollow'])
  const link = linkIn(mailed[0].body)
  const other = link.replace('/shinjo/', '/tomakomai/')
  for (const wrong of ['/shinjo/mail-follow/unknown', other]) {
    expect((await app.anonymous().get(wrong)).status).toBe(404)
    expect((await app.anonymous().post(wrong, { want: 'yes' })).status).toBe(404)
  }
  const state = async () =>
    (
      await app.owner.query(
        'SELECT address, confirmed_at IS NOT NULL AS on FROM mail_follow ORDER BY asked_at',
      )
    ).rows
  expect((await app.anonymous().get(link)).text).toContain('お知らせを受け取る')
  expect(await state()).toEqual([{ address: 'anna@example.jp', on: false }])
  expect((await app.anonymous().post(link, { want: '' })).status).toBe(422)
  expect((await app.anonymous().post(link, { want: 'yes' })).status).toBe(303)
  expect((await app.anonymous().get(link)).text).toContain('お知らせをやめる')
  await ask('never@example.jp')
  await app.owner.query('UPDATE mail_follow SET told_seq = 0')
  await morning('2026-06-01T22:35:00Z')
  await morning('2026-06-02T22:35:00Z')
  const news = await to('anna@example.jp')
  expect(news.map(({ kind }) => kind)).toEqual(['idea.mailFollow', 'idea.mailFollowed'])
  expect([linkIn(news[1].body), news[1].body.includes('通学路')]).toEqual([link, false])
  expect((await to('never@example.jp')).map(({ kind }) => kind)).toEqual(['idea.mailFollow'])
  await morning('2026-06-04T22:35:00Z')
  expect(await state()).toEqual([{ address: 'anna@example.jp', on: true }])
  expect((await app.anonymous().post(link, { want: 'no' })).status).toBe(303)
  expect((await app.anonymous().get(link)).text).toContain('お知らせをやめました')
  expect(await state()).toEqual([{ address: '', on: true }])
  await ask('ends@example.jp')
  await app.anonymous().post(linkIn((await to('ends@example.jp'))[0].body), { want: 'yes' })
  await app.owner.query(
    `UPDATE collaboration SET closed_on = '2026-06-05', state = 'closed' WHERE visibility = 'public'`,
  )
  await morning('2026-06-20T22:35:00Z')
  expect(await state()).toEqual([{ address: 'ends@example.jp', on: true }])
  await morning('2026-07-08T22:35:00Z')
  expect(await state()).toEqual([])
  expect((await app.anonymous().get(link)).status).toBe(404)
  app.setNow('2026-06-01T01:00:00Z')
})

test('nobody has mails sent to others: a few a day to one address, and none of what is not public', async () => {
  const desk = await sender.post('/shinjo/ideas', { ...idea, visibility: 'desk' })
  const hidden = (desk.location ?? '').replace('/receipt', '')
  expect((await app.anonymous().post(`${hidden}/mail-follow`, { address: 'x@example.jp' })).status).toBe(404)
  await app.owner.query(`UPDATE collaboration SET state = 'open', closed_on = NULL`)
  for (let at = 0; at < 4; at += 1) await sender.post('/shinjo/ideas', { ...idea, visibility: 'desk' })
  await app.owner.query(
    `INSERT INTO mail_follow (city_id, id, case_id, address, key, lang, asked_at, told_seq)
     SELECT city_id, id, id, 'many@example.jp', id::text, 'ja', $1, 0 FROM collaboration WHERE visibility = 'desk'`,
    [app.runtime.clock()],
  )
  const mailed = async () =>
    (await app.owner.query(`SELECT 1 FROM outbox WHERE to_address = 'many@example.jp'`)).rowCount
  const answer = async () =>
    (await app.anonymous().post(`${path}/mail-follow`, { address: 'many@example.jp' })).status
  expect([await answer(), await mailed()]).toEqual([303, 0])
  await app.owner.query(`DELETE FROM mail_follow WHERE key = (SELECT max(key) FROM mail_follow)`)
  expect([await answer(), await mailed()]).toEqual([303, 1])
})
