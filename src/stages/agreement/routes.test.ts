import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Answer } from '../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../testing/case.ts'
import type { TestPerson } from '../../testing/people.ts'

const city = 'shinjo'
const section = 'urban-development'

let app: TestApp
let leader: TestPerson
let member: TestPerson
let officer: TestPerson
let chief: TestPerson
let otherOfficer: TestPerson
let administrator: TestPerson
let opened: TestCase
let path = ''

beforeAll(async () => {
  app = await startTestApp()
  const organization = { kind: 'community', name: '見本町内会' }
  leader = await app.person(city, { hat: 'representative', name: '代表の人', organization })
  member = await app.person(city, { hat: 'member', name: '会員', organization: leader.organizationId ?? '' })
  officer = await app.person(city, { hat: 'officer', name: '担当の人', section })
  chief = await app.person(city, { hat: 'chief', name: '課長', section })
  otherOfficer = await app.person(city, { hat: 'officer', name: '別の課', section: 'school-education' })
  administrator = await app.person(city, { hat: 'administrator' })
})
afterAll(() => app.stop())
beforeEach(async () => {
  opened = await openTestCase(app, city, {
    section,
    parties: [{ ...leader, name: '見本町内会' }, { section }],
  })
  path = `${opened.path}/agreement`
})

const filled = (version: number, more: Record<string, string> = {}) => ({
  version: String(version),
  purpose: 'みんなで使える公園にする',
  issue: '落ち葉で困っている',
  goal: '3月までに清掃を6回',
  ...Object.fromEntries(
    opened.partyIds.flatMap((id, i) => [
      [`roles.${i}.party`, id],
      [`roles.${i}.role`, `役割その${i}`],
    ]),
  ),
  startsOn: '2026-07-01',
  endsOn: '令和9年3月31日',
  ...more,
})

const queryAll = async (sql: string, values: unknown[] = [opened.id]) =>
  (await app.owner.query(sql, values)).rows as Record<string, unknown>[]
const hashOf = async (version = 1) =>
  String(
    (
      await queryAll('SELECT content_hash FROM joint_version WHERE case_id = $1 AND version = $2', [
        opened.id,
        version,
      ])
    )[0]?.content_hash,
  )
const openDuties = async () =>
  (
    await queryAll('SELECT kind FROM duty WHERE case_id = $1 AND closed_at IS NULL ORDER BY kind, party_id')
  ).map(({ kind }) => kind)
const fieldValue = ({ text }: Answer, name: string) => {
  const input = text.match(/<input [^>]*>/g)?.find((tag) => tag.includes(` name="${name}"`))
  return /value="([^"]*)"/.exec(input ?? '')?.[1]
}
const written = async (more: Record<string, string> = {}) => {
  expect((await leader.post(`${path}/versions`, filled(0, more))).status).toBe(303)
  return { version: '1', hash: await hashOf() }
}
const scan = (content = '%PDF-1.7 signed', name = '署名.pdf') => new File([content], name)
const paper = (given: { version: string; hash: string }, more: Record<string, string | File> = {}) => ({
  ...given,
  partyId: opened.partyIds[0] ?? '',
  signer: '紙の人',
  scan: scan(),
  ...more,
})

describe('writing', () => {
  test('begins with what the idea said, and asks every party once it is written', async () => {
    const form = await leader.get(`${path}/edit`)
    expect(form.text).toContain('みんなで集まる公園にしたい')
    expect(form.text).toContain('見本町内会の役割')
    await written()
    expect(await openDuties()).toEqual(['agreement.confirm', 'agreement.confirm'])
    const page = await leader.get(path)
    expect(page.text).toContain('みんなで使える公園にする')
    expect(page.text).toContain('対等な関係')
    expect(page.text).toContain('第1版')
  })

  test('a mistake keeps everything typed, also in rows, and leads to its field', async () => {
    const row = { 'resources.3.what': '軽トラック"<b>', 'resources.3.yen': '三万' }
    const again = await leader.post(`${path}/versions`, filled(0, { ...row, endsOn: '2026-06-30', goal: '' }))
    expect(again.status).toBe(422)
    expect(again.text).toContain('軽トラック&quot;&lt;b&gt;')
    expect(fieldValue(again, 'resources.3.yen')).toBe('三万')
    expect(fieldValue(again, 'endsOn')).toBe('2026-06-30')
    expect(again.text).toContain('役割その1')
    for (const field of ['goal', 'resources.3.yen', 'resources.3.party'])
      expect(again.text).toContain(`href="#${field}"`)
    expect(await queryAll('SELECT 1 FROM joint_version WHERE case_id = $1')).toEqual([])
  })

  test('more rows come without a script, with what was typed, and nothing is written', async () => {
    const more = await leader.post(
      `${path}/versions`,
      filled(0, { addRow: '1', 'resources.0.what': '軍手', purpose: '書きかけ' }),
    )
    expect(more.text).toContain('name="resources.2.what"')
    expect(fieldValue(more, 'resources.0.what')).toBe('軍手')
    expect(more.text).toContain('書きかけ')
    expect(more.text).not.toContain('role="alert"')
    const rows = (answer: Answer) => answer.text.match(/name="resources\.\d+\.what"/g)?.length
    const again = await leader.post(
      `${path}/versions`,
      filled(0, { goal: '', 'resources.0.what': '軍手', 'resources.1.what': '' }),
    )
    expect(rows(again)).toBe(2)
    expect(await queryAll('SELECT 1 FROM joint_version WHERE case_id = $1')).toEqual([])
  })

  test('a change clears the confirmations, tells the others and shows what changed', async () => {
    const given = await written()
    await leader.post(`${path}/confirmation`, given)
    expect((await officer.post(`${path}/versions`, filled(1, { goal: '清掃を8回' }))).status).toBe(303)
    expect(await openDuties()).toEqual(['agreement.confirm', 'agreement.confirm'])
    const page = await leader.get(path)
    expect(page.text).toContain('前の版から変わったところ')
    expect(page.text).toContain('3月までに清掃を6回')
    expect(page.text).toContain('清掃を8回')
    expect(page.text).toContain('第2版を確認する')
    const thread = await leader.get(opened.path)
    expect(thread.text).toContain('前の版への確認（1件）は数えません')
  })

  test('tells by mail who has an address: what happened and where, nothing of the text', async () => {
    await app.owner.query(`UPDATE person SET email = id || '@example.jp', lang = 'en' WHERE id = ANY ($1)`, [
      [leader.id, chief.id, member.id],
    ])
    const given = await written()
    await officer.post(`${path}/versions`, filled(1, { goal: '秘密の目標' }))
    await officer.post(`${path}/paper`, paper({ version: '2', hash: await hashOf(2) }))
    const mails = await queryAll('SELECT person_id, subject, body FROM outbox WHERE case_id = $1 ORDER BY id')
    expect(mails.map(({ person_id }) => person_id)).toEqual([chief.id, leader.id, leader.id, chief.id])
    expect(mails[3]?.subject).toBe(`${opened.number}: confirmed by a party`)
    for (const { subject, body } of mails) {
      expect(subject).toContain(opened.number)
      expect(body).toContain(`http://yui.test${opened.path}`)
      expect(body).not.toContain('秘密の目標')
    }
    expect(mails[2]?.body).toContain('you can object')
    await app.owner.query('UPDATE person SET email = NULL')
    expect(given.version).toBe('1')
  })

  test('somebody who was slower keeps their text and is told of the other version', async () => {
    await written()
    const slow = await officer.post(`${path}/versions`, filled(0, { goal: 'こちらの案' }))
    expect(slow.status).toBe(422)
    expect(slow.text).toContain('先にほかの方が新しい版を書きました')
    expect(slow.text).toContain('こちらの案')
    expect(fieldValue(slow, 'version')).toBe('1')
  })

  test('is for the parties: not another section, an administrator, a stranger or another city', async () => {
    const outsider = await app.person('kurashiki', { hat: 'resident' })
    const resident = await app.person(city, { hat: 'resident' })
    for (const person of [otherOfficer, administrator, resident])
      expect((await person.post(`${path}/versions`, filled(0))).status).toBe(403)
    expect((await outsider.post(`${path}/versions`, filled(0))).status).toBe(303)
    expect((await outsider.post(`${path}/versions`.replace(city, 'kurashiki'), filled(0))).status).toBe(404)
    expect(await queryAll('SELECT 1 FROM joint_version WHERE case_id = $1')).toEqual([])
  })
})

describe('confirming', () => {
  test('by each party brings it into effect, publishes it and begins the work', async () => {
    const given = await written()
    expect((await app.anonymous().get(path)).text).not.toContain('みんなで使える公園にする')
    await leader.post(`${path}/confirmation`, given)
    expect((await leader.get(path)).text).toContain('見本町内会の確認は済んでいます')
    const last = await chief.submit(`${path}/confirmation`, given)
    expect(last.text).toContain('協定が効力をもちました')
    const [row] = await queryAll('SELECT stage, starts_on, ends_on FROM collaboration WHERE id = $1')
    expect(row).toEqual({ stage: 'running', starts_on: '2026-07-01', ends_on: '2027-03-31' })
    expect(await openDuties()).toEqual(['running.finish'])
    const anybody = await app.anonymous().get(path)
    expect(anybody.text).toContain('みんなで使える公園にする')
    for (const name of ['代表の人', '担当の人', '課長さん']) expect(anybody.text).not.toContain(name)
  })

  test('sent twice counts once', async () => {
    const given = { ...(await written()), submissionId: blindId() }
    const [first, second] = [
      await leader.post(`${path}/confirmation`, given),
      await leader.post(`${path}/confirmation`, given),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(second.location).toBe(first.location)
    expect((await queryAll('SELECT 1 FROM joint_confirmation WHERE case_id = $1')).length).toBe(1)
  })

  test('of an older version is refused, and the newest is shown', async () => {
    const old = await written()
    await officer.post(`${path}/versions`, filled(1, { goal: '清掃を8回' }))
    const stale = await leader.post(`${path}/confirmation`, old)
    expect(stale.status).toBe(422)
    expect(stale.text).toContain('別の版になりました')
    expect(stale.text).toContain('清掃を8回')
    const crossed = await leader.post(`${path}/confirmation`, { version: '2', hash: old.hash })
    expect(crossed.text).toContain('別の版になりました')
    expect(await queryAll('SELECT 1 FROM joint_confirmation WHERE case_id = $1')).toEqual([])
  })

  test('is only for whoever may bind a party of the case', async () => {
    const given = await written()
    const rival = await app.person(city, {
      hat: 'representative',
      organization: { kind: 'community', name: '別の団体' },
    })
    for (const person of [member, officer, otherOfficer, administrator, rival])
      expect((await person.post(`${path}/confirmation`, given)).status).toBe(403)
    expect((await member.get(path)).text).toContain('見本町内会として確認できるのは')
    expect((await app.anonymous().post(`${path}/confirmation`, given)).location).toContain('/sign-in')
    expect(await queryAll('SELECT 1 FROM joint_confirmation WHERE case_id = $1')).toEqual([])
  })
})

test('a page costs three statements, whatever has been confirmed, and one more where a form may have been begun', async () => {
  const counted: number[] = []
  const { log } = app.runtime
  app.runtime.log = pino({}, { write: (line) => counted.push(JSON.parse(line).statements) })
  await leader.get(path)
  const given = await written()
  await leader.post(`${path}/confirmation`, given)
  await officer.post(`${path}/paper`, paper(given))
  for (const page of [path, `${path}/print`, `${path}/edit`]) await leader.get(page)
  app.runtime.log = log
  expect([counted[0], ...counted.slice(-3)]).toEqual([4, 4, 3, 4])
})

describe('on paper', () => {
  test('the print carries number, version and hash, and a line to sign for each party', async () => {
    await written()
    const print = await officer.get(`${path}/print`)
    expect(print.text).toContain(opened.number)
    expect(print.text).toContain((await hashOf()).replace(/(.{4})(?=.)/g, '$1 '))
    expect(print.text).toContain('signature-lines')
    expect((await app.anonymous().get(`${path}/print`)).status).toBe(404)
  })

  test('staff in charge record it, the party is told, and can object: it then never takes effect', async () => {
    const { version, hash } = await written()
    const typed = `${hash.slice(0, 4)} ${hash.slice(4, 8).toUpperCase()} ${hash.slice(8, 12)}`
    expect((await officer.post(`${path}/paper`, paper({ version, hash: typed }))).status).toBe(303)
    expect((await leader.get(opened.path)).text).toContain('紙の人さんの署名があったと')
    expect((await chief.get(opened.path)).text).not.toContain('紙の人さんの署名があったと')
    const objected = await leader.submit(`${path}/objection`, { version, reason: '署名していません' })
    expect(objected.text).toContain('異議あり')
    await chief.post(`${path}/confirmation`, { version, hash })
    expect(await queryAll('SELECT 1 FROM joint_effect WHERE case_id = $1')).toEqual([])
    expect(await openDuties()).toContain('agreement.draft')
  })

  test('a wrong hash, a strange file or no file keep what was typed', async () => {
    const given = await written()
    const mistakes: [Record<string, string | File>, string][] = [
      [{ hash: 'abcd abcd abcd' }, '別の版になりました'],
      [{ hash: given.hash.slice(0, 11) }, '別の版になりました'],
      [{ scan: scan('<html><script>alert(1)</script>', 'a.pdf') }, 'PDF、JPEG、PNG'],
      [{ scan: '' }, 'を入力してください'],
      [{ partyId: blindId() }, 'この文書に書かれていない当事者'],
    ]
    for (const [wrong, said] of mistakes) {
      const again = await officer.post(`${path}/paper`, paper(given, wrong))
      expect([again.status, again.text.includes(said)]).toEqual([422, true])
      expect(again.text).toContain('value="紙の人"')
    }
    expect(await queryAll('SELECT 1 FROM file WHERE case_id = $1')).toEqual([])
  })

  test('nobody records their own party, a party its own, or another section anything', async () => {
    const given = await written()
    const hall = { partyId: opened.partyIds[1] ?? '' }
    for (const person of [otherOfficer, administrator, leader])
      expect((await person.post(`${path}/paper`, paper(given))).status).toBe(403)
    expect((await officer.post(`${path}/paper`, paper(given, hall))).text).toContain('ご自分が属する当事者')
    const office = await app.person(city, { hat: 'coordination', section: 'general-policy' })
    expect((await office.post(`${path}/paper`, paper(given, hall))).text).toContain('画面で確認してください')
    const ofBoth = await app.person(city, { hat: 'officer', section })
    await app.owner.query(
      `INSERT INTO hat (city_id, id, person_id, kind, organization_id, since)
        SELECT city_id, $1, $2, 'member', organization_id, since FROM hat WHERE id = $3`,
      [blindId(), ofBoth.id, leader.hatId],
    )
    // Of the group, too: they decide nothing about its case for the section.
    expect((await ofBoth.post(`${path}/paper`, paper(given))).status).toBe(403)
    expect(await queryAll('SELECT 1 FROM joint_confirmation WHERE case_id = $1')).toEqual([])
  })

  test('the scan is a download for parties and the section in charge, and does not exist for others', async () => {
    await officer.post(`${path}/paper`, paper(await written()))
    const [file] = await queryAll('SELECT id FROM file WHERE case_id = $1')
    const address = `${opened.path}/files/${String(file?.id)}`
    const got = await leader.get(address)
    expect([got.status, got.text]).toEqual([200, '%PDF-1.7 signed'])
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('署名.pdf')}`,
    )
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('cache-control')).toBe('private, no-store')
    const elsewhere = await openTestCase(app, city, { section, parties: [leader] })
    for (const answer of [
      await app.anonymous().get(address),
      await otherOfficer.get(address),
      await leader.get(`${elsewhere.path}/files/${String(file?.id)}`),
      await leader.get(`${opened.path}/files/x`),
    ])
      expect(answer.status).toBe(404)
  })
})

describe('one more party', () => {
  test('can join until it is in effect; then everybody confirms a version that names it', async () => {
    const given = await written()
    await leader.post(`${path}/confirmation`, given)
    const joined = await leader.submit(`${path}/parties`, { name: '隣の会社', kind: 'business' })
    expect(joined.text).toContain('当事者が変わりました')
    await chief.post(`${path}/confirmation`, given)
    expect(await queryAll('SELECT 1 FROM joint_effect WHERE case_id = $1')).toEqual([])
    expect(await openDuties()).toContain('agreement.draft')
    expect((await leader.get(`${path}/edit`)).text).toContain('隣の会社の役割')
  })

  test('is refused when it is there already, or not one', async () => {
    const twice = await leader.post(`${path}/parties`, { organization: leader.organizationId ?? '' })
    expect([twice.status, twice.text.includes('もう当事者に入っています')]).toEqual([422, true])
    expect((await leader.post(`${path}/parties`, { organization: blindId() })).status).toBe(422)
    expect((await leader.post(`${path}/parties`, { name: '会社', kind: 'x' })).status).toBe(422)
    expect((await officer.post(`${path}/parties`, { section: 'no-such' })).status).toBe(422)
    expect((await administrator.post(`${path}/parties`, { name: '会社', kind: 'business' })).status).toBe(403)
  })

  test('without the city hall it is a case too', async () => {
    const other = await app.person(city, {
      hat: 'representative',
      organization: { kind: 'community', name: 'もう一つの会' },
    })
    opened = await openTestCase(app, city, { section, parties: [leader, other] })
    path = `${opened.path}/agreement`
    const given = await written()
    expect((await leader.get(path)).text).toContain('市民どうしの協働')
    await leader.post(`${path}/confirmation`, given)
    await other.post(`${path}/confirmation`, given)
    const [row] = await queryAll('SELECT stage FROM collaboration WHERE id = $1')
    expect(row).toEqual({ stage: 'running' })
  })
})
