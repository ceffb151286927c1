import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { TestPerson } from '../../testing/people.ts'

let app: TestApp
let officer: TestPerson
let group: TestPerson
let resident: TestPerson
let path = ''

beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person('shinjo', { hat: 'officer', section: 'general-policy' })
  group = await app.person('shinjo', {
    hat: 'secretary',
    organization: { kind: 'community', name: '見本ゆきの会' },
  })
  resident = await app.person('shinjo', { hat: 'resident' })
})
afterAll(() => app?.stop())

const meetings = {
  title: '見本まちづくりの会議',
  kind: 'meetings',
  about: '地区ごとに、市長と話します。',
  asked: '困っていることを話してください。',
  form: 'information-exchange',
  field: 'other',
  firstDate: '2026-06-20',
  place: '公民館',
}

const numberIn = ({ location }: { location: string | null }): string => location?.split('/').at(-2) ?? ''

describe('what is a case without money or a proposal', () => {
  test('is registered by a section, in the forms that the city has for it', async () => {
    const page = await officer.get('/shinjo/occasions/new')
    const form = /<option value="([^"]+)"[^>]*>情報交換・情報提供/.exec(page.text)?.[1]
    const field = /name="field"[\s\S]*?<option value="([a-z-]+)"/.exec(page.text)?.[1]
    expect([form, field]).not.toContain(undefined)
    expect(
      (await officer.post('/shinjo/occasions', { ...meetings, field: field ?? '', form: 'subsidy' })).status,
    ).toBe(422)
    const sent = await officer.post('/shinjo/occasions', {
      ...meetings,
      field: field ?? '',
      form: form ?? '',
    })
    expect(sent.status).toBe(303)
    path = (sent.location ?? '').split('?')[0] ?? ''
    expect((await app.anonymous().get('/shinjo/occasions')).text).toContain('見本まちづくりの会議')
    expect((await app.anonymous().get(path)).text).toContain('情報交換・情報提供')
    expect((await app.anonymous().get(path.replace('/occasion', ''))).text).toContain('日程と募集を見る')
    const { rows } = await app.owner.query(
      `SELECT c.stage, c.kind, (SELECT count(*)::int FROM duty d WHERE d.case_id = c.id) AS owed FROM collaboration c`,
    )
    expect(rows).toEqual([{ stage: 'running', kind: 'occasion', owed: 0 }])
    expect((await resident.post('/shinjo/occasions', meetings)).status).toBe(403)
  })

  test('seats are asked for where citizens can have one, and only there', async () => {
    const seats = { ...meetings, kind: 'seats', form: '' }
    const refused = await officer.post('/shinjo/occasions', seats)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('公募の席のない会')
    expect(
      (await officer.post('/shinjo/occasions', { ...seats, web: 'javascript:alert(1)', seats: '2' })).status,
    ).toBe(422)
  })

  test('a seat of a section is applied for without an account, by its day; nobody but the section reads who applies', async () => {
    const seats = { ...meetings, title: '見本まちづくり委員会', kind: 'seats', form: '', seats: '2' }
    const field = /name="field"[\s\S]*?<option value="([a-z-]+)"/.exec(
      (await officer.get('/shinjo/occasions/new')).text,
    )?.[1]
    const open = async (applyUntil: string) =>
      (
        (await officer.post('/shinjo/occasions', { ...seats, field: field ?? '', applyUntil })).location ?? ''
      ).split('?')[0] ?? ''
    const page = await open('2026-12-01')
    const number = page.split('/').at(-2) ?? ''
    const stranger = app.anonymous()
    const form = `/shinjo/ideas/new?seat=${number}`
    expect((await stranger.get(page)).text).toContain(form)
    const asked = (await stranger.get(form)).text
    expect([
      asked.includes('申し込む理由'),
      asked.includes('name="visibility" value="desk"'),
      asked.includes('みんなに公開する'),
    ]).toEqual([true, true, false])
    const sent = {
      ...{
        title: 'カナリア応募者の申し込み',
        issue: '理由',
        wish: '話したい',
        proposer: '近所の者',
        check: '',
      },
      ...{ field: 'snow', visibility: 'public', seat: number },
    }
    const number2 = numberIn(await resident.post('/shinjo/ideas', sent))
    expect((await resident.get(`/shinjo/cases/${number2}`)).status).toBe(200)
    expect((await officer.get(page)).text).toContain(number2)
    const other = await app.person('shinjo', { hat: 'officer', section: 'health' })
    for (const who of [stranger, group, other]) {
      expect((await who.get(`/shinjo/cases/${number2}`)).status).toBe(404)
      for (const address of [page, page.replace('/occasion', '')])
        expect((await who.get(address)).text).not.toContain(number2)
    }
    const { rows } = await app.owner.query(
      `SELECT c.section, d.kind FROM collaboration c JOIN duty d ON d.case_id = c.id WHERE c.number = $1`,
      [number2],
    )
    expect(rows).toEqual([{ section: 'general-policy', kind: 'consultation.reply' }])
    expect((await resident.post('/shinjo/ideas', { ...sent, seat: number2 })).status).toBe(404)
    await app.owner.query(
      `UPDATE occasion SET apply_until = '2026-05-01' WHERE case_id = (SELECT id FROM collaboration WHERE number = $1)`,
      [number],
    )
    const late = await resident.post('/shinjo/ideas', sent)
    expect([late.status, late.text.includes('この席の申し込みは終わりました')]).toEqual([422, true])
    expect((await resident.get(page)).text).not.toContain(form)
  })

  test('gets more dates, and loses them, by whoever holds it', async () => {
    expect((await group.post(`${path}/dates`, { heldOn: '2026-07-01' })).status).toBe(403)
    expect((await officer.post(`${path}/dates`, { heldOn: '2026-13-01' })).status).toBe(422)
    expect((await officer.post(`${path}/dates`, { heldOn: '令和8年7月18日', place: '集会所' })).status).toBe(
      303,
    )
    const id = /name="id" value="([^"]+)"/.exec((await officer.get(path)).text)?.[1] ?? ''
    expect((await officer.post(`${path}/calling-off`, { id })).status).toBe(303)
    expect((await officer.post(`${path}/calling-off`, { id })).status).toBe(409)
    expect((await app.anonymous().get(path)).text).toContain('中止')
  })

  test('of a group alone it is among citizens: no section is in charge', async () => {
    const field = (await app.owner.query<{ field: string }>('SELECT field FROM collaboration')).rows[0]?.field
    const sent = await group.post('/shinjo/occasions', {
      ...{ ...meetings, title: '見本だより', kind: 'bulletin', form: '', field: field ?? '' },
    })
    expect(sent.status).toBe(303)
    const own = (sent.location ?? '').split('?')[0] ?? ''
    expect((await officer.get(own)).status).toBe(200)
    expect((await officer.post(`${own}/dates`, { heldOn: '2026-07-01' })).status).toBe(403)
    const ended = await group.post(own.replace('/occasion', '/completion'), { result: '終えます。' })
    expect(ended.status).toBe(403)
    const head = await app.person('shinjo', {
      hat: 'representative',
      organization: group.organizationId ?? '',
    })
    expect((await head.post(own.replace('/occasion', '/completion'), { result: '終えます。' })).status).toBe(
      303,
    )
    expect((await app.anonymous().get('/shinjo/occasions')).text).not.toContain('見本だより')
  })

  test('is asked by whoever holds it who holds it with them, one at a time', async () => {
    const page = `${path}/partners`
    const organization = group.organizationId ?? ''
    for (const one of [resident, group]) expect((await one.get(page)).status).toBe(403)
    expect((await officer.get(path)).text).toContain('いっしょに開く団体を加える')
    const wrong: [Record<string, string>, string][] = [
      [{}, '1つ選ぶか書いてください'],
      [{ organization, name: '見本の会', kind: 'x' }, '1つだけに'],
      [{ name: '見本の会', kind: '' }, '登録のない団体の種類'],
      [{ organization: officer.id }, '登録のある団体'],
    ]
    for (const [sent, said] of wrong) {
      const { status, text } = await officer.post(page, sent)
      expect([status, text.includes(said)]).toEqual([422, true])
    }
    expect((await group.post(page, { organization })).status).toBe(403)
    expect((await officer.post(page, { organization })).status).toBe(303)
    expect((await officer.post(page, { organization })).status).toBe(422)
    const kind = /<option value="([^"]+)"[^>]*>市民/.exec((await group.get(page)).text)?.[1] ?? ''
    expect((await group.post(page, { name: '見本 ひとり', kind })).status).toBe(303)
    // From now on the group holds it like everybody else.
    expect((await group.post(`${path}/dates`, { heldOn: '2026-08-01' })).status).toBe(303)
  })

  test('tells everywhere who holds it, and names no person', async () => {
    const number = path.split('/').at(-2)
    const pages = [
      path,
      `/shinjo/cases/${number}`,
      '/shinjo/occasions',
      '/shinjo/register',
      `/shinjo/library/${number}`,
    ]
    for (const at of pages) {
      const { text } = await app.anonymous().get(at)
      expect([at, text.includes('見本ゆきの会'), text.includes('見本 ひとり')]).toEqual([at, true, false])
    }
    const { rows } = await app.owner.query(
      `SELECT e.partner_kinds, c.partner_kinds AS found FROM register_entry e JOIN collaboration c ON c.id = e.case_id
       WHERE c.number = $1`,
      [number],
    )
    expect([rows[0].partner_kinds.length, rows[0].found.length]).toEqual([2, 3])
  })

  test('is looked back on from both sides once it is over, where somebody wishes to', async () => {
    const home = path.replace('/occasion', '')
    expect((await officer.get(`${home}/evaluation/opening`)).status).toBe(404)
    expect((await officer.post(`${home}/completion`, { result: '3回開いた。' })).status).toBe(303)
    expect((await officer.post(`${path}/partners`, { name: '見本の会', kind: 'community' })).status).toBe(403)
    const shown = (await officer.get(home)).text
    expect(shown).toContain('ふりかえりを始める')
    const html = (await officer.get(`${home}/evaluation/opening`)).text
    const version = /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
    expect((await officer.post(`${home}/evaluation/opening`, { version })).status).toBe(303)
    expect((await group.get(`${home}/evaluation/sheet`)).status).toBe(200)
  })
})
