import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

let app: TestApp
let worker: TestPerson
let head: TestPerson
let secretary: TestPerson
let other: TestPerson
beforeAll(async () => {
  app = await startTestApp()
  worker = await app.person('nishitokyo', { hat: 'supportCenter', name: '中間 花子' })
  const organization = { kind: 'npo', name: '見本の会' }
  head = await app.person('nishitokyo', { hat: 'representative', name: '代表 一子', organization })
  const of = head.organizationId ?? ''
  secretary = await app.person('nishitokyo', { hat: 'secretary', organization: of })
  await app.owner.query("UPDATE person SET contact_email = id || '@example.jp' WHERE id = ANY ($1)", [
    [head.id, secretary.id],
  ])
  other = await app.person('nishitokyo', {
    hat: 'representative',
    organization: { kind: 'npo', name: 'よその会' },
  })
})
afterAll(() => app?.stop())

const asked = { purpose: '祭りのアイデアを送ること', untilOn: '2026-12-01' }
const newest = async () =>
  (
    await app.owner.query<{ id: string; version: number }>(
      'SELECT id, version FROM delegation ORDER BY id DESC',
    )
  ).rows[0] ?? { id: '', version: 0 }
async function given() {
  expect((await head.post('/nishitokyo/delegations', asked)).status).toBe(303)
  return newest()
}
const firstIn = (text: string | null | undefined, what: RegExp): string => what.exec(text ?? '')?.[1] ?? ''
const scan = () => new File(['%PDF-1.7 委任状'], '委任状.pdf')
const paper = (fields: Record<string, string | File> = {}) =>
  worker.post('/nishitokyo/centre/delegations', {
    ...asked,
    organization: head.organizationId ?? '',
    signedBy: '代表 一子',
    scan: scan(),
    ...fields,
  })
const idea = {
  title: '見本の祭り',
  issue: '手が足りない',
  wish: '祭りを続けたい',
  proposer: '見本の会の20人です',
  field: 'community',
  visibility: 'desk',
}
const send = (delegation: string, who = worker) => who.post('/nishitokyo/ideas', { ...idea, delegation })

describe('a group asks the centre', () => {
  test('on screen by its representative alone, for a purpose and until a day within a year', async () => {
    const { id } = await given()
    const { text } = await worker.get('/nishitokyo/centre/delegations')
    for (const shown of ['見本の会', '祭りのアイデアを送ること', `/nishitokyo/ideas/new?for=${id}`])
      expect(text).toContain(shown)
    expect((await secretary.post('/nishitokyo/delegations', asked)).status).toBe(403)
    expect((await worker.post('/nishitokyo/delegations', asked)).status).toBe(403)
    for (const untilOn of ['2026-05-31', '2028-01-01', ''])
      expect((await head.post('/nishitokyo/delegations', { ...asked, untilOn })).status).toBe(422)
  })

  test('on paper, entered by the centre: the group is told and has days to object before anything is done', async () => {
    expect((await paper()).status).toBe(303)
    const { id, version } = await newest()
    const told = await app.owner.query('SELECT count(*)::int AS n FROM outbox WHERE kind = $1', [
      'centre.delegated',
    ])
    expect(told.rows[0].n).toBe(2)
    expect((await send(id)).status).toBe(403)
    expect((await secretary.get('/nishitokyo/desk')).text).toContain('心当たりがなければ、2026年6月3日')
    const { text } = await secretary.get('/nishitokyo/delegations')
    expect(text).toContain('異議を出す')
    const objected = await secretary.submit(`/nishitokyo/delegations/${id}/ending`, {
      version: String(version),
    })
    expect(objected.text).toContain('団体が異議を出しました')
    app.setNow('2026-06-05T01:00:00Z')
    const later = await app.person('nishitokyo', { hat: 'supportCenter' })
    expect((await send(id, later)).status).toBe(403)
    app.setNow('2026-06-01T01:00:00Z')
  })

  test('on paper begins at once when the representative confirms it, and by itself after the days', async () => {
    await paper()
    const first = await newest()
    const confirmed = { version: String(first.version) }
    expect((await other.post(`/nishitokyo/delegations/${first.id}/confirmation`, confirmed)).status).toBe(404)
    expect((await secretary.post(`/nishitokyo/delegations/${first.id}/confirmation`, confirmed)).status).toBe(
      403,
    )
    expect((await head.post(`/nishitokyo/delegations/${first.id}/confirmation`, confirmed)).status).toBe(303)
    expect((await send(first.id)).status).toBe(303)
    await paper()
    const second = await newest()
    app.setNow('2026-06-04T01:00:00Z')
    const later = await app.person('nishitokyo', { hat: 'supportCenter' })
    expect((await send(second.id, later)).status).toBe(303)
    app.setNow('2026-06-01T01:00:00Z')
  })

  test('a paper needs its scan, a group of this city, and somebody of it who is reached and can object', async () => {
    expect((await paper({ scan: new File(['<html>'], 'x.pdf') })).status).toBe(422)
    const stranger = await app.person('echizen', {
      hat: 'representative',
      organization: { kind: 'npo', name: '越前の会' },
    })
    expect((await paper({ organization: stranger.organizationId ?? '' })).status).toBe(422)
    const alone = await app.person('nishitokyo', {
      hat: 'representative',
      organization: { kind: 'npo', name: 'だれにも届かない会' },
    })
    expect((await paper({ organization: alone.organizationId ?? '' })).text).toContain('知らせを受け取れる人')
  })
})

describe('while it holds', () => {
  test('the worker sends for the group: the group is the party, the act is the worker’s by name and hat', async () => {
    const { id } = await given()
    const form = (await worker.get(`/nishitokyo/ideas/new?for=${id}`)).text
    expect(form).toContain('見本の会 の委任を受けて')
    const asked = await worker.post('/nishitokyo/ideas', { ...idea, delegation: id, step: 'confirm' })
    expect(asked.text).toContain(`name="delegation" value="${id}"`)
    const sent = await send(id)
    const number = /sent=(\d{4}-\d{5}-[A-Z])/.exec(sent.location ?? '')?.[1] ?? ''
    expect((await worker.get(sent.location ?? '')).text).toContain(number)
    const { text } = await head.get(`/nishitokyo/cases/${number}`)
    for (const shown of ['見本の祭り', '見本の会の委任を受けて', '中間 花子（支援センター）'])
      expect(text).toContain(shown)
    expect((await head.get('/nishitokyo/delegations')).text).toContain(number)
    const { rows } = await app.owner.query(
      `SELECT e.person_id, e.hat_id, e.facts ->> 'onBehalfOf' AS behalf, p.organization_id FROM entry e
       JOIN collaboration c ON c.id = e.case_id JOIN party p ON p.case_id = c.id WHERE c.number = $1 AND e.kind = 'sent'`,
      [number],
    )
    expect(rows).toEqual([
      {
        person_id: worker.id,
        hat_id: worker.hatId,
        behalf: '見本の会',
        organization_id: head.organizationId,
      },
    ])
    // The worker is no party of it: neither reads a desk-only matter nor confirms anything.
    for (const path of ['', '/agreement', '/receipt', '/withdrawal'])
      expect([path, (await worker.get(`/nishitokyo/cases/${number}${path}`)).status]).toEqual([path, 404])
  })

  test('the worker writes in its consultation and keeps its profile; who typed and for whom is kept, what is public stays', async () => {
    const { id } = await given()
    const number = firstIn((await send(id)).location, /sent=(\d{4}-\d{5}-[A-Z])/)
    const place = `/nishitokyo/centre/delegations/${id}`
    expect((await worker.get(place)).text).toContain(`${place}/messages/${number}`)
    expect((await worker.get(`${place}/messages/${number}`)).text).toContain('まだ返事はありません')
    const said = await worker.post(`${place}/messages/${number}`, { message: '日程が決まりました' })
    expect(said.location).toBe(`${place}?done=message`)
    const { text } = await head.get(`/nishitokyo/cases/${number}/consultation`)
    for (const shown of ['日程が決まりました', '見本の会の委任を受けて入力', '中間 花子（支援センター）'])
      expect(text).toContain(shown)
    const form = (await worker.get(`${place}/profile`)).text
    expect(form).not.toContain('name="openPersons"')
    const version = firstIn(form, /name="version" value="(\d+)"/)
    const typed = { name: '見本の会', kind: 'nonprofit', phone: '042-111-2222', open: ['phone'], version }
    const saved = await worker.post(`${place}/profile`, typed)
    expect(saved.location).toBe(`${place}?done=profile`)
    const { rows } = await app.owner.query(
      'SELECT phone, open, person_id FROM group_profile ORDER BY version DESC LIMIT 1',
    )
    expect(rows[0]).toMatchObject({ phone: '042-111-2222', person_id: worker.id })
    expect(rows[0].open).not.toContain('phone')
    const acts = (await head.get('/nishitokyo/delegations')).text
    for (const shown of ['相談への書き込み', '団体情報', '中間 花子']) expect(acts).toContain(shown)
    const told = await app.owner.query("SELECT kind FROM outbox WHERE kind LIKE 'delegation.%'")
    expect(new Set(told.rows.map(({ kind }) => kind))).toEqual(
      new Set(['delegation.message', 'delegation.profile']),
    )
    // Another group's matter is not there, nor is anything for others or after it has ended.
    const theirs = await other.post('/nishitokyo/ideas', { ...idea, visibility: 'public' })
    const foreign = firstIn(theirs.location, /cases\/([^/]+)/)
    expect((await worker.get(`${place}/messages/${foreign}`)).status).toBe(404)
    expect((await head.get(place)).status).toBe(403)
    const now = await newest()
    await head.post(`/nishitokyo/delegations/${id}/ending`, { version: String(now.version) })
    for (const path of ['', '/profile', `/messages/${number}`])
      expect((await worker.get(`${place}${path}`)).status).toBe(404)
  })

  test('what is known of the group is typed no more: not in an idea for it, not on the paper it would sign', async () => {
    const { id } = await given()
    const form = (await worker.get(`/nishitokyo/ideas/new?for=${id}`)).text
    expect(form).toMatch(/<textarea[^>]*id="proposer"[^>]*>\s*見本の会/)
    expect((await head.get('/nishitokyo/delegations/sheet')).text).toContain('<dd>見本の会</dd>')
    expect((await worker.get('/nishitokyo/centre/delegations/sheet')).text).toContain('代表者の署名')
    expect((await head.get('/nishitokyo/centre/delegations/sheet')).status).toBe(403)
  })

  test('the worker writes in the log of work under way, and in nothing that binds', async () => {
    const { id } = await given()
    const section = 'community-collaboration'
    const parties = [{ ...head, name: '見本の会' }, { section }]
    const { number, path } = await openTestCase(app, 'nishitokyo', { section, parties, stage: 'running' })
    const bound = await openTestCase(app, 'nishitokyo', { section, parties, stage: 'agreement' })
    const place = `/nishitokyo/centre/delegations/${id}`
    expect((await worker.get(place)).text).toContain(`${place}/log/${number}`)
    const entry = { on: '2026-05-31', text: '提灯を並べた', visibility: 'parties' }
    expect((await worker.post(`${place}/log/${number}`, { ...entry, on: '2026-07-01' })).status).toBe(422)
    expect((await worker.post(`${place}/log/${number}`, entry)).location).toBe(`${place}?done=log`)
    const { text } = await head.get(`${path}/log`)
    for (const shown of ['提灯を並べた', '見本の会の委任を受けて入力', '中間 花子'])
      expect(text).toContain(shown)
    expect((await worker.get(`${place}/log/${bound.number}`)).status).toBe(404)
    expect((await worker.post(`${bound.path}/agreement/versions`, {})).status).toBe(403)
  })

  test('the worker sends files with a message, and what the city sent back; each is kept with the group’s name', async () => {
    const { id } = await given()
    const number = firstIn((await send(id)).location, /sent=(\d{4}-\d{5}-[A-Z])/)
    const { rows } = await app.owner.query('SELECT section FROM collaboration WHERE number = $1', [number])
    const officer = await app.person('nishitokyo', { hat: 'officer', section: rows[0].section })
    const place = `/nishitokyo/centre/delegations/${id}`
    const message = { message: '会場の図です', messageFiles: new File(['%PDF-1.7 図'], '会場.pdf') }
    expect((await worker.post(`${place}/messages/${number}`, message)).location).toBe(`${place}?done=message`)
    expect((await head.get(`/nishitokyo/cases/${number}/consultation`)).text).toContain('会場.pdf')

    const back = `${place}/correction/${number}`
    expect((await worker.get(place)).text).not.toContain(back)
    expect((await worker.get(back)).status).toBe(404)
    const asking = `/nishitokyo/cases/${number}/correction/request`
    const version = firstIn((await officer.get(asking)).text, /name="version" value="([^"]*)"/)
    const comments = { title: '場所を入れてください', attachments: '会場の図をください' }
    expect((await officer.post(asking, { ...comments, dueOn: '2026-06-10', version })).status).toBe(303)
    expect((await worker.get(place)).text).toContain(back)
    const page = (await worker.get(back)).text
    expect([page.includes('場所を入れてください'), page.includes('name="via"')]).toEqual([true, false])
    const round = firstIn(page, /name="round" value="(\d+)"/)
    const fixed = { round, title: '見本の祭り（駅前）', attachments: scan() }
    expect((await worker.post(back, { ...fixed, title: '' })).status).toBe(422)
    expect((await worker.post(back, fixed)).location).toBe(`${place}?done=correction`)
    expect((await worker.post(back, fixed)).status).toBe(409)
    const { text } = await head.get(`/nishitokyo/cases/${number}`)
    for (const shown of ['見本の祭り（駅前）', '見本の会の委任を受けて入力しました'])
      expect(text).toContain(shown)
    expect((await head.get('/nishitokyo/delegations')).text).toContain('頼まれた直し')
    const files = await app.owner.query(
      'SELECT name, visibility FROM file WHERE case_id = (SELECT id FROM collaboration WHERE number = $1) ORDER BY id',
      [number],
    )
    expect(files.rows.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['会場.pdf', 'parties'],
      ['委任状.pdf', 'parties'],
    ])
    expect((await head.get(back)).status).toBe(403)
  })

  test('nobody else sends by it, and without one the centre sends nothing', async () => {
    const { id } = await given()
    expect((await worker.get('/nishitokyo/ideas/new')).text).toContain('委任されている団体の代わりにだけ')
    for (const none of ['', 'x', '019e8100-0000-7000-8000-000000000003'])
      expect((await send(none)).status).toBe(403)
    const resident = await app.person('nishitokyo', { hat: 'resident' })
    const sent = await send(id, resident)
    expect(sent.status).toBe(303)
    const number = /cases\/([^/]+)/.exec(sent.location ?? '')?.[1] ?? ''
    expect((await head.get(`/nishitokyo/cases/${number}`)).status).toBe(404)
    const echizen = await app.person('echizen', { hat: 'supportCenter' })
    expect((await echizen.post('/echizen/ideas', { ...idea, delegation: id })).status).toBe(403)
  })

  test('the group stops it at any time, and another group cannot', async () => {
    const { id, version } = await given()
    const path = `/nishitokyo/delegations/${id}/ending`
    expect((await other.post(path, { version: String(version) })).status).toBe(404)
    expect((await worker.post(path, { version: String(version) })).status).toBe(403)
    expect((await secretary.submit(path, { version: String(version) })).text).toContain('団体がやめました')
    expect((await send(id)).status).toBe(403)
    expect((await secretary.post(path, { version: String(version) })).status).toBe(409)
    expect((await other.get('/nishitokyo/delegations')).text).not.toContain('祭りのアイデア')
  })

  test('the centre gives it back, and on the day after its last it is over', async () => {
    const first = await given()
    const back = `/nishitokyo/centre/delegations/${first.id}/return`
    expect((await worker.submit(back, { version: String(first.version) })).text).toContain(
      'センターが返しました',
    )
    expect((await send(first.id)).status).toBe(403)
    const second = await given()
    expect((await worker.get('/nishitokyo/centre/work')).text).toContain('30日以内に終わる委任はありません')
    app.setNow('2026-12-01T01:00:00Z')
    const last = await app.person('nishitokyo', { hat: 'supportCenter' })
    expect((await last.get('/nishitokyo/centre/work')).text).toContain('見本の会')
    expect((await send(second.id, last)).status).toBe(303)
    app.setNow('2026-12-02T01:00:00Z')
    const late = await app.person('nishitokyo', { hat: 'supportCenter' })
    expect((await send(second.id, late)).status).toBe(403)
    app.setNow('2026-06-01T01:00:00Z')
  })
})
