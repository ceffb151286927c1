import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSession, sessionCookie } from '../../../core/people/session.ts'
import { inCity } from '../../../platform/db/transaction.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let leader: TestPerson
let count = 0
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())
beforeEach(async () => {
  app.setNow('2027-03-20T01:00:00Z')
  count += 1
  leader = await app.person('shinjo', {
    hat: 'representative',
    name: '前の代表',
    organization: { kind: 'community', name: `会${count}` },
  })
  await app.owner.query(`UPDATE hat SET since = '2024-04-01' WHERE id = $1`, [leader.hatId])
})

/** A session lasts half a day: on another day one signs in anew, if one still may. */
async function signIn(who: TestPerson): Promise<Browser> {
  const { rows } = await app.owner.query('SELECT city_id FROM person WHERE id = $1', [who.id])
  const token = await inCity(app.pool, rows[0].city_id, 'write', (tx) =>
    openSession(tx, who.id, who.hatId, app.runtime.clock()),
  )
  const browser = app.anonymous()
  browser.cookies.set(sessionCookie('shinjo'), token)
  return browser
}

const path = (rest: string, of = leader) => `/shinjo/groups/${of.organizationId}${rest}`
const linkIn = async () => {
  const { rows } = await app.owner.query(
    `SELECT to_address, subject, body FROM outbox WHERE kind = 'groups.invitation' ORDER BY queued_at DESC, id DESC LIMIT 1`,
  )
  return { ...rows[0], path: /http:\/\/yui\.test(\/\S+)/.exec(rows[0]?.body ?? '')?.[1] ?? '' }
}
const handOver = (more: object = {}) => ({
  hat: leader.hatId,
  way: 'mail',
  email: 'next@example.jp',
  startsOn: '2027-04-01',
  ...more,
})
const invite = (email: string, role = 'member') => leader.post(path('/invitations'), { email, role })
const events = async (who: TestPerson) => (await who.get(path('/desk'))).text
const members = async () =>
  (
    await app.owner.query(
      `SELECT p.name, h.kind, h.since::text, h.until::text FROM hat h JOIN person p ON p.id = h.person_id
       WHERE h.organization_id = $1 ORDER BY h.id`,
      [leader.organizationId],
    )
  ).rows.map(({ name, kind, since, until }) => [name, kind, since, until])

describe('handing over by mail', () => {
  test('from a day on the next one is it, and the predecessor’s sessions with that hat end', async () => {
    expect((await leader.post(path('/handover'), handOver({ email: 'ＮＥＸＴ@example.jp' }))).status).toBe(
      303,
    )
    const mail = await linkIn()
    expect(mail.to_address).toBe('next@example.jp')
    expect(mail.subject).not.toContain('会')
    const next = await app.person('shinjo', { hat: 'resident', name: '次の代表' })
    expect((await next.get(mail.path)).text).toContain('「会1」の「代表者」')
    const done = await next.post(mail.path)
    expect(done.location).toBe('/shinjo/invitations/done?from=2027-04-01')
    expect(await members()).toEqual([
      ['前の代表', 'representative', '2024-04-01', '2027-03-31'],
      ['次の代表', 'representative', '2027-04-01', null],
    ])
    expect((await leader.get(path('/desk'))).status).toBe(200)
    app.setNow('2027-03-31T14:59:00Z')
    expect((await (await signIn(leader)).get(path('/desk'))).status).toBe(200)
    app.setNow('2027-03-31T15:00:00Z')
    expect((await (await signIn(leader)).get(path('/desk'))).status).toBe(303)
    const fresh = await app.person('shinjo', { hat: 'member', organization: leader.organizationId ?? '' })
    expect(await events(fresh)).toContain('引き継ぎを受けました')
  })

  test('a link is used once, also by two at the same moment (classes 21 and 22)', async () => {
    await leader.post(path('/handover'), handOver())
    const { path: link } = await linkIn()
    const [one, two] = [
      await app.person('shinjo', { hat: 'resident', name: '一' }),
      await app.person('shinjo', { hat: 'resident', name: '二' }),
    ]
    const answers = await Promise.all([one.post(link), two.post(link)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 404])
    expect(
      (await members()).filter(([, kind, , until]) => kind === 'representative' && until === null),
    ).toHaveLength(1)
    expect((await one.get(link)).status).toBe(404)
  })

  test('after fourteen days, when withdrawn, or when who invited is gone, it is dead', async () => {
    await leader.post(path('/handover'), handOver())
    const { path: link } = await linkIn()
    const next = await app.person('shinjo', { hat: 'resident' })
    app.setNow('2027-04-03T01:00:01Z')
    const late = await app.person('shinjo', { hat: 'resident' })
    expect((await late.post(link)).status).toBe(404)
    app.setNow('2027-03-20T01:30:00Z')
    const open = /invitations\/([0-9a-f-]{36})\/withdrawal/.exec(
      (await leader.get(path('/handover'))).text,
    )?.[1]
    expect((await leader.post(path(`/invitations/${open}/withdrawal`))).status).toBe(303)
    expect((await next.post(link)).status).toBe(404)
    await invite('x@example.jp')
    await app.owner.query(`UPDATE hat SET until = '2027-03-19' WHERE id = $1`, [leader.hatId])
    expect((await next.post((await linkIn()).path)).status).toBe(404)
    expect((await members()).map(([name]) => name)).toEqual(['前の代表'])
  })

  test('whoever is not signed in is asked to, and comes back; nothing is taken by opening the link', async () => {
    await leader.post(path('/handover'), handOver())
    const { path: link } = await linkIn()
    const nobody: Browser = app.anonymous()
    const shown = await nobody.get(link)
    expect(shown.text).toContain(`/shinjo/sign-in?next=${encodeURIComponent(link)}`)
    expect((await nobody.post(link)).status).toBe(303)
    const next = await app.person('shinjo', { hat: 'resident' })
    expect((await next.get(link)).status).toBe(200)
    expect((await next.get(link.replace('shinjo', 'echizen'))).status).toBe(404)
  })

  test('the name of a group is no subject and no link (classes 1 and 25)', async () => {
    const name = '<b>お得</b> https://evil.example/ を見て'
    await leader.post(path('/profile'), { version: '0', name, kind: 'community', open: 'listing' })
    await invite('x@example.jp')
    const mail = await linkIn()
    expect(mail.subject).not.toMatch(/evil|お得/)
    expect(mail.body).not.toContain('https://evil')
    expect((await app.anonymous().get(mail.path)).text).not.toContain('<b>お得')
  })

  test('ten a day and no more (class 25), also when sent together', async () => {
    const answers = await Promise.all(Array.from({ length: 13 }, (_, n) => invite(`m${n}@example.jp`)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(3)
  })
})

describe('handing over otherwise', () => {
  test('a present member finds it on the desk and accepts there', async () => {
    const member = await app.person('shinjo', {
      hat: 'member',
      name: 'メンバー',
      organization: leader.organizationId ?? '',
    })
    await leader.post(path('/handover'), handOver({ way: 'member', email: '', member: member.id }))
    expect((await member.get('/shinjo/desk')).text).toContain('返事を待っている引き継ぎ')
    const id = /invitations\/([0-9a-f-]{36})\/acceptance/.exec((await member.get(path('/desk'))).text)?.[1]
    expect((await leader.post(path(`/invitations/${id}/acceptance`))).status).toBe(404)
    expect((await member.post(path(`/invitations/${id}/acceptance`))).status).toBe(303)
    expect(await members()).toEqual([
      ['前の代表', 'representative', '2024-04-01', '2027-03-31'],
      ['メンバー', 'member', '2026-04-01', '2027-03-31'],
      ['メンバー', 'representative', '2027-04-01', null],
    ])
  })

  test('on paper: the number is shown once, and the counter takes it', async () => {
    const sheet = await leader.post(
      path('/handover'),
      handOver({ way: 'sheet', email: '', startsOn: '2027-03-20' }),
    )
    const code = /<strong>([a-z0-9-]{11})<\/strong>/.exec(sheet.text)?.[1] ?? ''
    expect((await leader.get(path('/handover'))).text).not.toContain(code)
    expect((await leader.get(`/shinjo/invitations/${code}`)).status).toBe(404)
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    const given = { code: code.toUpperCase(), name: '紙の 次郎', seen: 'seenCard' }
    expect((await leader.post('/shinjo/groups/counter', given)).status).toBe(403)
    expect((await office.post('/shinjo/groups/counter', { ...given, code: 'aaaaa-aaaaa' })).status).toBe(422)
    expect((await office.post('/shinjo/groups/counter', given)).status).toBe(303)
    expect((await office.post('/shinjo/groups/counter', given)).status).toBe(422)
    expect(await members()).toEqual([
      ['前の代表', 'representative', '2024-04-01', '2027-03-19'],
      ['紙の 次郎', 'representative', '2027-03-20', null],
    ])
    expect((await leader.get(path('/desk'))).status).toBe(303)
  })

  test('what is wrong is told: no address, a day long past, the same role twice', async () => {
    for (const more of [{ email: '' }, { startsOn: '2026-04-01' }, { way: 'member' }, { hat: 'x' }])
      expect((await leader.post(path('/handover'), handOver(more))).status).toBe(422)
    await leader.post(path('/handover'), handOver())
    expect((await leader.post(path('/handover'), handOver())).status).toBe(422)
  })

  test('what is taken over stands on one page: open cases and whose turn it is', async () => {
    await openTestCase(app, 'shinjo', { parties: [leader], section: 'health' })
    const { text } = await leader.get(path('/takeover'))
    expect(text).toContain('公園をきれいにする')
    expect(text).toContain('期限なし')
  })
})

describe('the members', () => {
  test('nobody is left with a group of nobody', async () => {
    const last = await leader.post(path('/members/endings'), { hat: leader.hatId })
    expect([last.status, last.text.includes('先に「引き継ぎ」で')]).toEqual([422, true])
    const secretary = await app.person('shinjo', {
      hat: 'secretary',
      organization: leader.organizationId ?? '',
    })
    const both = await Promise.all([
      leader.post(path('/members/endings'), { hat: leader.hatId }),
      secretary.post(path('/members/endings'), { hat: secretary.hatId }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
  })

  test('a secretary ends no representative and gives no roles; a member does neither', async () => {
    const organization = leader.organizationId ?? ''
    const secretary = await app.person('shinjo', { hat: 'secretary', organization })
    const member = await app.person('shinjo', { hat: 'member', organization })
    const ended = (who: TestPerson, hat: string) => who.post(path('/members/endings'), { hat })
    expect((await ended(secretary, leader.hatId)).status).toBe(403)
    expect((await ended(member, secretary.hatId)).status).toBe(403)
    const change = { hat: member.hatId, role: 'representative' }
    expect((await secretary.post(path('/members/roles'), change)).status).toBe(403)
    expect((await leader.post(path('/members/roles'), change)).status).toBe(303)
  })

  test('another group’s people see and change nothing (class 14)', async () => {
    const other = await app.person('shinjo', {
      hat: 'representative',
      organization: { kind: 'community', name: 'よそ' },
    })
    for (const page of ['/members', '/handover', '/takeover', '/desk', '/papers'])
      expect([page, (await other.get(path(page))).status]).toEqual([page, 404])
    for (const [form, fields] of [
      ['/members/endings', { hat: leader.hatId }],
      ['/invitations', { email: 'x@example.jp', role: 'member' }],
      ['/handover', handOver()],
      ['/confirmation', {}],
      ['/carry', {}],
    ] as const)
      expect([form, (await other.post(path(form), fields)).status]).toEqual([form, 404])
    const office = await app.person('shinjo', { hat: 'coordination', section: 'general-policy' })
    expect((await office.get(path('/members'))).status).toBe(403)
  })
})

describe('each spring', () => {
  test('the desk asks, one press answers, and everybody sees the month', async () => {
    await app.owner.query(`UPDATE organization SET created_at = '2024-04-01' WHERE id = $1`, [
      leader.organizationId,
    ])
    app.setNow('2027-04-05T01:00:00Z')
    const spring = await signIn(leader)
    expect((await spring.get('/shinjo/desk')).text).toContain('今も正しいですか')
    expect((await spring.post(path('/confirmation'))).status).toBe(303)
    expect((await spring.get('/shinjo/desk')).text).not.toContain('今も正しいですか')
    expect((await app.anonymous().get(path(''))).text).toContain('2027年4月 確認')
    app.setNow('2029-04-30T01:00:00Z')
    expect((await app.anonymous().get(path(''))).text).toContain('2年以上、確認されていません')
  })
})
