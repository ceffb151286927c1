import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { openTestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let office: TestPerson
let officer: TestPerson
let chair: TestPerson
let member: TestPerson
let own: { number: string }
const council = '/echizen/bodies/promotion-council'
let meeting = ''

const seat = (name: string, who: TestPerson, more: Record<string, string> = {}) => ({
  ...{
    name,
    affiliation: '見本の会',
    role: 'member',
    member: who.id,
    since: '2026-04-01',
    until: '2028-03-31',
  },
  ...more,
})
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

beforeAll(async () => {
  app = await startTestApp()
  office = await app.person('echizen', { hat: 'coordination', section: 'civic-self-government' })
  officer = await app.person('echizen', { hat: 'officer', section: 'civic-self-government' })
  chair = await app.person('echizen', { hat: 'council', name: '見本 会長' })
  member = await app.person('echizen', { hat: 'council', name: '見本 委員' })
  own = await openTestCase(app, 'echizen', { parties: [member, { section: 'civic-self-government' }] })
})
afterAll(() => app?.stop())

describe('the members', () => {
  test('are entered by the office alone; a name is shown where its owner agreed', async () => {
    expect((await officer.post(`${council}/seats`, seat('見本 会長', chair))).status).toBe(403)
    const added = seat('見本 会長', chair, { role: 'chair', shown: 'yes' })
    expect((await office.post(`${council}/seats`, added)).status).toBe(303)
    expect(
      (await office.post(`${council}/seats`, seat('見本 委員', member, { openCall: 'yes' }))).status,
    ).toBe(303)
    const page = (await app.anonymous().get(council)).text
    expect([
      page.includes('見本 会長'),
      page.includes('見本 委員'),
      page.includes('名前は公開していません'),
    ]).toEqual([true, false, true])
    expect((await chair.get(council)).text).toContain('見本 委員')
  })

  test('keep what was typed when a term ends before it begins, or the account is nobody of the city', async () => {
    const wrong = await office.post(`${council}/seats`, seat('見本 三人目', member, { until: '2025-03-31' }))
    expect([wrong.status, wrong.text.includes('見本 三人目'), wrong.text.includes('始めより後')]).toEqual([
      422,
      true,
      true,
    ])
    const resident = await app.person('echizen', { hat: 'resident' })
    expect((await office.post(`${council}/seats`, seat('見本', resident))).status).toBe(422)
  })

  test('a quorum is what the city sets; nobody overwrites unseen', async () => {
    expect((await app.anonymous().get(council)).text).toContain('決められていません')
    const about = {
      version: '0',
      seats: '10',
      openSeats: '2',
      quorum: '2',
      applyUntil: '2026-12-01',
      applyHow: '',
    }
    expect((await office.post(`${council}/about`, about)).status).toBe(303)
    expect((await office.post(`${council}/about`, about)).status).toBe(409)
    expect((await app.anonymous().get(council)).text).toContain('2席のうち 1席が空いています')
  })

  test('of another city and of what is no meeting body are not there', async () => {
    expect((await office.get('/echizen/bodies/promoters')).status).toBe(404)
    const elsewhere = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    expect((await elsewhere.get('/shinjo/bodies/promotion-council')).status).toBe(404)
  })
})

describe('a meeting', () => {
  test('is set by the office, and the members are told', async () => {
    const set = {
      heldOn: '2026-06-10',
      begins: '14:00',
      place: '市役所',
      observers: 'welcome',
      observersHow: '',
    }
    expect((await office.post(`${council}/meetings`, { ...set, place: '' })).status).toBe(422)
    await app.owner.query(`UPDATE person SET email = 'chair@example.jp' WHERE id = $1`, [chair.id])
    const sent = await office.post(`${council}/meetings`, set)
    meeting = (sent.location ?? '').split('?')[0] ?? ''
    expect((await app.anonymous().get(meeting)).text).toContain('傍聴できます')
    const { rows } = await app.owner.query(`SELECT count(*)::int AS n FROM outbox WHERE kind = 'bodies.set'`)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('has papers: those not for everybody are for members and staff', async () => {
    expect((await office.post(`${meeting}/papers`, { shown: '' })).status).toBe(422)
    await app.owner.query(
      `INSERT INTO body_paper (city_id, id, meeting_id, name, media_type, content, shown, person_id, hat_id, at)
       SELECT city_id, gen_random_uuid(), id, '内部資料.pdf', 'application/pdf', '%PDF', false, person_id, hat_id, now() FROM body_meeting`,
    )
    const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM body_paper')
    const path = `${meeting}/papers/${rows[0]?.id}`
    expect((await app.anonymous().get(meeting)).text).not.toContain('内部資料')
    expect([(await app.anonymous().get(path)).status, (await member.get(path)).status]).toEqual([404, 200])
  })

  test('whoever belongs to a party of the case is out of it, by itself', async () => {
    const items = `${meeting}/items`
    expect((await office.post(items, { kind: 'verify', title: '', note: '', number: '' })).text).toContain(
      '番号を書いてください',
    )
    const unknown = await office.post(items, { kind: 'verify', title: '', note: '', number: '99-99999-A' })
    expect(unknown.status).toBe(422)
    expect(
      (await office.post(items, { kind: 'verify', title: '', note: '', number: own.number })).status,
    ).toBe(303)
    expect((await chair.get(meeting)).text).toContain('見本 委員（案件の当事者）')
    const { rows } = await app.owner.query(`SELECT cause FROM body_recusal`)
    expect(rows).toEqual([{ cause: 'party' }])
  })

  test('what is on the agenda leads to where a member, and everybody, may read it', async () => {
    const links = (await chair.get(meeting)).text.match(/\/echizen\/cases\/[^"#]+/g) ?? []
    expect(links).toHaveLength(1)
    for (const who of [chair, app.anonymous()])
      expect((await who.get(links[0] ?? '')).text).toContain(own.number)
  })

  test('a member steps out of an item themselves, until it is settled; others cannot for them', async () => {
    await office.post(`${meeting}/items`, { kind: 'other', title: '見本の議題', note: '', number: '' })
    const { rows } = await app.owner.query<{ id: string }>(`SELECT id FROM body_item WHERE kind = 'other'`)
    const item = `${meeting}/items/${rows[0]?.id}`
    expect((await officer.post(`${item}/recusal`, {})).status).toBe(404)
    expect((await member.post(`${item}/recusal`, {})).status).toBe(303)
    expect(
      (await office.post(item, { version: '1', outcome: '続けて話します。', issue: '役割が見えにくい。' }))
        .status,
    ).toBe(303)
    expect((await office.post(item, { version: '1', outcome: '別の結論', issue: '' })).status).toBe(409)
    expect((await chair.post(`${item}/recusal`, {})).status).toBe(409)
    expect((await chair.get(`${council}/work`)).text).toContain('役割が見えにくい。')
  })

  test('is led by the chair: agenda, papers, outcomes; what they stepped out of they leave to the others', async () => {
    const item = { kind: 'other', title: '会長の議題', note: '', number: '' }
    for (const who of [member, officer]) expect((await who.post(`${meeting}/items`, item)).status).toBe(404)
    expect((await chair.post(`${meeting}/items`, item)).status).toBe(303)
    const { rows } = await app.owner.query<{ id: string }>(
      `SELECT id FROM body_item WHERE title = '会長の議題'`,
    )
    const path = `${meeting}/items/${rows[0]?.id}`
    const [led, sat] = [(await chair.get(meeting)).text, (await member.get(meeting)).text]
    expect([led.includes(`${path}"`), sat.includes(`${path}"`)]).toEqual([true, false])
    expect(sat).toContain('案件の当事者、またはその団体の人だからです')
    expect((await member.get(`${council}/work`)).text).not.toContain('の議題に加える')
    for (const [page, mine] of [
      [`${path}`, 200],
      [`${meeting}/papers/new`, 200],
      [`${meeting}/minutes`, 403],
    ] as const)
      expect([(await chair.get(page)).status, (await member.get(page)).status]).toEqual([
        mine,
        mine === 200 ? 404 : 403,
      ])
    expect((await chair.post(`${path}/recusal`, {})).status).toBe(303)
    const said = { version: '1', outcome: '見本の結論', issue: '' }
    expect([(await chair.get(path)).status, (await chair.post(path, said)).status]).toEqual([403, 403])
    expect((await chair.get(meeting)).text).toContain('ご自分で席を外すと申し出たためです')
    expect((await office.post(path, said)).status).toBe(303)
  })

  test('whether the quorum was met is told, for an item without those who stepped out', async () => {
    const { rows } = await app.owner.query<{ id: string }>('SELECT id FROM body_seat')
    const present = rows.map(({ id }) => id)
    expect((await office.post(`${meeting}/attendance`, { present })).status).toBe(303)
    const { text } = await app.anonymous().get(meeting)
    expect([text.includes('定足数に足りています'), text.includes('定足数（2人）に足りていません')]).toEqual([
      true,
      true,
    ])
  })
})

describe('minutes', () => {
  const write = async (minutes: string) =>
    office.post(`${meeting}/minutes`, {
      version: versionIn((await office.get(`${meeting}/minutes`)).text),
      minutes,
    })
  const publish = async () =>
    office.post(`${meeting}/publication`, {
      version: versionIn((await office.get(`${meeting}/change`)).text),
    })

  test('are read by members and staff first', async () => {
    expect((await write('一つめの議事録')).status).toBe(303)
    expect((await app.anonymous().get(meeting)).text).not.toContain('一つめの議事録')
    expect((await member.get(meeting)).text).toContain('一つめの議事録')
    expect((await member.get('/echizen/desk')).text).toContain('議事録を確かめてください')
    expect((await officer.get('/echizen/desk')).text).not.toContain('議事録を確かめてください')
  })

  test('wait for whoever wants a change, which says what', async () => {
    const word = { edition: '1', said: 'change', words: '' }
    expect((await member.post(`${meeting}/minutes/word`, word)).status).toBe(422)
    expect(
      (await member.post(`${meeting}/minutes/word`, { ...word, words: '日付が違います。' })).status,
    ).toBe(303)
    expect((await member.post(`${meeting}/minutes/word`, { ...word, words: 'もう一度' })).status).toBe(409)
    const desk = (await member.get('/echizen/desk')).text
    expect(desk).not.toContain('議事録を確かめてください')
    expect(desk).toContain('次は 2026年6月10日')
    expect((await publish()).status).toBe(409)
  })

  test('of members without an account are heard by the office, of others only by themselves', async () => {
    const { rows } = await app.owner.query<{ id: string }>(
      'SELECT id FROM body_seat ORDER BY member_id = $1 DESC',
      [chair.id],
    )
    const heard = { edition: '1', said: 'fine', seat: rows[0]?.id ?? '' }
    expect((await officer.post(`${meeting}/minutes/heard`, heard)).status).toBe(403)
    expect((await office.post(`${meeting}/minutes/heard`, heard)).status).toBe(404)
    await app.owner.query('UPDATE body_seat SET member_id = NULL WHERE id = $1', [rows[0]?.id])
    expect((await office.get(meeting)).text).toContain('紙や電話で聞いた')
    expect((await office.post(`${meeting}/minutes/heard`, heard)).status).toBe(303)
    await app.owner.query('UPDATE body_seat SET member_id = $2 WHERE id = $1', [rows[0]?.id, chair.id])
  })

  test('go out when the chair says yes to the edition that stands', async () => {
    await write('二つめの議事録')
    expect((await chair.post(`${meeting}/minutes/word`, { edition: '1', said: 'fine' })).status).toBe(409)
    expect((await chair.post(`${meeting}/minutes/word`, { edition: '2', said: 'fine' })).status).toBe(303)
    const version = versionIn((await chair.get(meeting)).text)
    expect((await member.post(`${meeting}/publication`, { version })).status).toBe(404)
    expect((await chair.post(`${meeting}/publication`, { version })).status).toBe(303)
    expect((await app.anonymous().get(meeting)).text).toContain('二つめの議事録')
  })

  test('a meeting to come is called off, and one that is off is not changed', async () => {
    const set = {
      heldOn: '2026-07-10',
      begins: '14:00',
      place: '市役所',
      observers: 'none',
      observersHow: '',
    }
    const next = ((await office.post(`${council}/meetings`, set)).location ?? '').split('?')[0] ?? ''
    expect((await office.post(`${next}/calling-off`, { version: '1' })).status).toBe(303)
    expect((await office.post(`${next}/change`, { ...set, version: '2' })).status).toBe(409)
    expect((await app.anonymous().get(next)).text).toContain('中止')
  })
})
