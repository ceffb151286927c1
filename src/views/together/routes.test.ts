import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HatKind } from '../../core/people/viewer.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

/* Citizens with citizens, as in Tomakomai: two groups and no city. What they do not publish nobody of the city hall reads. */
let app: TestApp
let first: TestPerson
let clerk: TestPerson
let second: TestPerson
let third: TestPerson
let number = ''
const path = (below = '') => `/tomakomai/cases/${number}${below}`

beforeAll(async () => {
  app = await startTestApp()
  const group = (name: string) => ({ kind: 'civic-group', name })
  first = await app.person('tomakomai', { hat: 'representative', organization: group('見本ベンチの会') })
  clerk = await app.person('tomakomai', { hat: 'secretary', organization: first.organizationId ?? '' })
  second = await app.person('tomakomai', { hat: 'representative', organization: group('見本商店会') })
  third = await app.person('tomakomai', { hat: 'representative', organization: group('見本こども会') })
})
afterAll(() => app?.stop())

const fields = {
  title: '町内と店のベンチ',
  issue: '座る場所がありません。',
  wish: '店の前にベンチを置きます。',
  offer: '月に一度の点検',
  field: 'welfare',
  visibility: 'desk',
}
const staffHats = [
  { hat: 'officer', section: 'self-government' },
  { hat: 'chief', section: 'self-government' },
  { hat: 'coordination', section: 'self-government' },
  { hat: 'administrator' },
  { hat: 'council' },
  { hat: 'supportCenter' },
] as const satisfies readonly { hat: HatKind; section?: string }[]
const idOf = (html: string) => /name="id" value="([0-9a-f-]{36})"/.exec(html)?.[1] ?? ''

describe('two groups without the city', () => {
  test('one begins, and asks the other; a group that was not asked knows of nothing', async () => {
    expect((await first.post('/tomakomai/together', { ...fields, title: '' })).status).toBe(422)
    const begun = await clerk.post('/tomakomai/together', {
      ...{ ...fields, partner: second.organizationId ?? '', message: '店先をお借りできませんか。' },
    })
    expect(begun.status).toBe(303)
    number = /cases\/([^/]+)/.exec(begun.location ?? '')?.[1] ?? ''
    expect((await first.get('/tomakomai/desk')).text).toContain('相手の団体を決める')
    expect((await second.get('/tomakomai/desk')).text).toContain('声をかけられている')
    expect((await second.get('/tomakomai/together')).text).toContain('店先をお借りできませんか')
    expect((await third.get('/tomakomai/together')).text).not.toContain('ベンチ')
    expect((await third.get(path())).status).toBe(404)
    const again = { partner: second.organizationId ?? '', message: '' }
    expect((await first.post(path('/together/invitations'), again)).status).toBe(422)
    const resident = await app.person('tomakomai', { hat: 'resident' })
    expect((await resident.post('/tomakomai/together', fields)).status).toBe(403)
  })

  test('nobody of the city hall, in whichever role, knows of it, owes anything or can act in it', async () => {
    for (const { hat, ...rest } of staffHats) {
      const who = await app.person('tomakomai', { hat, ...rest })
      expect([hat, (await who.get(path())).status]).toEqual([hat, 404])
      expect([hat, (await who.get('/tomakomai/cases?q=ベンチ')).text.includes('町内と店のベンチ')]).toEqual([
        hat,
        false,
      ])
      expect([hat, (await who.get('/tomakomai/desk?show=all')).text.includes('町内と店のベンチ')]).toEqual([
        hat,
        false,
      ])
      for (const below of [
        '/together/start',
        '/together/publication',
        '/together/invitations',
        '/withdrawal',
      ])
        expect([hat, below, (await who.post(path(below), { reason: 'x' })).status]).toEqual([hat, below, 404])
    }
    const { rows } = await app.owner.query(
      'SELECT count(*)::int AS n FROM duty d JOIN collaboration c ON c.id = d.case_id WHERE c.number = $1 AND d.section IS NOT NULL',
      [number],
    )
    expect(rows[0]?.n).toBe(0)
  })

  test('only the representative of the group that was asked accepts, and once', async () => {
    const id = idOf((await second.get('/tomakomai/together')).text)
    expect(id).not.toBe('')
    expect((await third.post('/tomakomai/together/answers', { id, answer: 'accept' })).status).toBe(404)
    expect((await first.post('/tomakomai/together/answers', { id, answer: 'accept' })).status).toBe(404)
    expect((await first.post(path('/together/start'), {})).status).toBe(409)
    expect((await second.post('/tomakomai/together/answers', { id, answer: 'accept' })).status).toBe(303)
    expect((await second.post('/tomakomai/together/answers', { id, answer: 'accept' })).status).toBe(404)
    expect((await second.get(path())).text).toContain('見本商店会')
    // What the city hall has to do is no step on their way.
    const way = /<ol class="yui-step-map"[\s\S]*?<\/ol>/.exec((await second.get(path())).text)?.[0] ?? ''
    expect([way.includes('協定'), way.includes('相談')]).toEqual([true, false])
  })

  test('it is public only when each of them has agreed', async () => {
    expect((await clerk.post(path('/together/publication'), {})).status).toBe(403)
    expect((await first.post(path('/together/publication'), {})).status).toBe(303)
    expect((await app.anonymous().get(path())).status).toBe(404)
    expect((await second.post(path('/together/publication'), {})).status).toBe(303)
    expect((await app.anonymous().get(path())).status).toBe(200)
    expect((await second.post(path('/together/publication'), {})).status).toBe(409)
  })

  test('published, the city reads what everybody reads: no word that is for the parties, and nothing to do', async () => {
    for (const { hat, ...rest } of staffHats.slice(0, 3)) {
      const who = await app.person('tomakomai', { hat, ...rest })
      const page = await who.get(path())
      expect([hat, page.status]).toEqual([hat, 200])
      expect([hat, page.text.includes('店先をお借りできませんか')]).toEqual([hat, false])
      for (const below of ['/together/start', '/together/invitations', '/completion'])
        expect([hat, below, (await who.post(path(below), { result: 'x' })).status]).toEqual([hat, below, 403])
    }
  })

  test('a name in it is told of by anybody, and the office takes it out; it writes nothing, and the groups can object', async () => {
    const stranger = app.anonymous()
    const report = path('/publication/report')
    expect((await stranger.get(path())).text).toContain(report)
    expect((await stranger.post(report, { rule: 'made-up', text: '' })).status).toBe(422)
    const office = await app.person('tomakomai', { hat: 'coordination', section: 'self-government' })
    const page = path('/publication')
    expect((await office.get(page)).status).toBe(403)
    expect((await stranger.post(report, { rule: 'personal', text: '店の前' })).status).toBe(303)
    expect((await stranger.get(`${report}?done=told`)).text).toContain('知らせました')
    expect((await stranger.post(report, { rule: 'personal', text: '' })).status).toBe(303)
    const { rows } = await app.owner.query(
      `SELECT d.section FROM duty d JOIN collaboration c ON c.id = d.case_id WHERE c.number = $1 AND d.kind = 'idea.check'`,
      [number],
    )
    expect(rows).toEqual([{ section: 'self-government' }])
    expect((await stranger.get(path())).status).toBe(200)
    expect((await first.get(path())).text).toContain('知らせがありました')
    const owed = await office.get(page)
    expect([owed.text.includes('店の前'), owed.text.includes('店先をお借り')]).toEqual([true, false])
    const version = /name="version" value="(\d+)"/.exec(owed.text)?.[1] ?? ''
    const short = { decision: 'shorten', rules: ['personal'], passages: '店の前', version }
    expect((await third.post(page, short)).status).toBe(403)
    expect((await office.post(page, short)).location).toBe('/tomakomai/desk')
    const shown = (await stranger.get(path())).text
    expect([shown.includes('〔伏せました〕にベンチ'), shown.includes('店の前')]).toEqual([true, false])
    expect((await office.get(page)).status).toBe(403)
    expect((await first.get(page)).text).toContain('見直しを求める')
    // Held back it is the groups' again, whoever of the city hall decided that.
    await stranger.post(report, { rule: 'respect', text: '' })
    const again = /name="version" value="(\d+)"/.exec((await office.get(page)).text)?.[1] ?? ''
    const held = { decision: 'hold', rules: ['respect'], version: again }
    expect((await office.post(page, held)).status).toBe(303)
    expect([(await stranger.get(path())).status, (await office.get(path())).status]).toEqual([404, 404])
    await first.post(`${page}/objection`, {
      text: '店の名前です',
      version: /name="version" value="(\d+)"/.exec((await first.get(page)).text)?.[1] ?? '',
    })
    const other = await app.person('tomakomai', { hat: 'chief', section: 'self-government' })
    const decide = async (who: TestPerson) =>
      who.post(`${page}/decision`, {
        outcome: 'show',
        reason: '人の名前ではありません',
        version: /name="version" value="(\d+)"/.exec((await other.get(page)).text)?.[1] ?? '',
      })
    expect((await decide(office)).status).toBe(403)
    expect((await decide(other)).status).toBe(303)
    expect((await stranger.get(path())).status).toBe(200)
  })

  test('a third group that reads of it asks to join, and a party decides', async () => {
    expect((await third.get(path())).text).toContain('加わりたいと伝える')
    expect((await third.post(path('/together/ask'), { message: '絵を描きます。' })).status).toBe(303)
    expect((await third.post(path('/together/ask'), { message: '' })).status).toBe(409)
    const room = await first.get(path('/together'))
    expect(room.text).toContain('絵を描きます。')
    const id = /\/joining"[\s\S]*?name="id" value="([^"]+)"/.exec(room.text)?.[1] ?? ''
    expect((await clerk.post(path('/together/joining'), { id, answer: 'accept' })).status).toBe(403)
    expect((await first.post(path('/together/joining'), { id, answer: 'decline' })).status).toBe(303)
    expect((await third.get(path('/together'))).status).toBe(403)
  })

  test('they go on to form and agreement, past every desk of the city', async () => {
    expect((await second.post(path('/together/start'), {})).status).toBe(303)
    const page = (await first.get(path())).text
    expect(page).toContain('進め方を決めることにしました')
    const officer = await app.person('tomakomai', { hat: 'officer', section: 'self-government' })
    expect((await officer.get(path('/form'))).status).not.toBe(500)
    expect((await officer.post(path('/form/coHosting'), { version: '1' })).status).toBe(403)
    const { rows } = await app.owner.query('SELECT stage, section FROM collaboration WHERE number = $1', [
      number,
    ])
    expect(rows[0]).toEqual({ stage: 'form', section: null })
    await expect(
      app.owner.query(`UPDATE collaboration SET section = 'self-government' WHERE number = $1`, [number]),
    ).rejects.toThrow()
  })
})
