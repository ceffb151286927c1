import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import type { Browser } from '../../../testing/browser.ts'
import { openTestCase, type TestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

const city = 'echizen'
const section = 'self-government'
let app: TestApp
let leader: TestPerson
let member: TestPerson
let officer: TestPerson
let stranger: TestPerson
let office: TestPerson
let administrator: TestPerson
let opened: TestCase
let sheet: string

beforeAll(async () => {
  app = await startTestApp()
  leader = await app.person(city, {
    hat: 'representative',
    name: '代表の人',
    organization: { kind: 'civic', name: '見本の会' },
  })
  member = await app.person(city, {
    hat: 'member',
    name: '会員の人',
    organization: leader.organizationId ?? '',
  })
  officer = await app.person(city, { hat: 'officer', name: '担当の人', section })
  stranger = await app.person(city, { hat: 'resident' })
  office = await app.person(city, { hat: 'coordination' })
  administrator = await app.person(city, { hat: 'administrator' })
})
afterAll(() => app?.stop())
beforeEach(async () => {
  opened = await openTestCase(app, city, {
    stage: 'table',
    section,
    visibility: 'desk',
    parties: [{ ...leader, name: '見本の会' }, { section }],
  })
  sheet = `${opened.path}/table/sheet`
})

const lineIds = (text: string) => [...text.matchAll(/id="line-([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '')

async function propose(who: Browser, part: string, fields: Record<string, string>): Promise<string> {
  const { status, location } = await who.post(`${sheet}/parts/${part}/lines`, { version: '0', ...fields })
  expect(status).toBe(303)
  return location?.split('#line-')[1] ?? ''
}

/** What stands on the form that answers a line, as the page shows it. */
async function seenOf(who: Browser, line: string) {
  const { text } = await who.get(`${sheet}/lines/${line}`)
  return {
    version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '',
    hash: /name="hash" value="([0-9a-f]{64})"/.exec(text)?.[1] ?? '',
  }
}
const agree = async (who: Browser, line: string) =>
  who.post(`${sheet}/lines/${line}/answers`, { ...(await seenOf(who, line)), answer: 'agree' })
const rows = async (sql: string) => (await app.owner.query(sql, [opened.id])).rows

describe('a line of the sheet', () => {
  test('is proposed by one party, agreed to by the other, and then settled; both histories tell it', async () => {
    const line = await propose(leader, 'issue', { text: '高齢の家の雪かきが追いつかない' })
    const before = (await officer.get(sheet)).text
    expect(before).toContain('あなたの返事を待っている行が 1行 あります')
    expect(before).toContain('話し合い中')
    expect((await agree(officer, line)).status).toBe(303)
    const after = (await leader.get(sheet)).text
    expect(after).toContain('yui-line--agreed')
    for (const who of [leader, officer]) {
      const { text } = await who.get(`${sheet}/history`)
      expect(text).toContain('高齢の家の雪かきが追いつかない')
      expect(text).toContain('甲 見本の会が同意（代表の人')
      expect(text).toContain('が同意（担当の人')
    }
    const entries = await rows(
      "SELECT kind, visibility, facts FROM entry WHERE case_id = $1 AND stage = 'table' ORDER BY seq",
    )
    expect(entries.map(({ kind, visibility }) => [kind, visibility])).toEqual([
      ['sheetWritten', 'parties'],
      ['sheetAgreed', 'parties'],
    ])
    const [answer] = await rows(
      'SELECT content_hash FROM sheet_answer WHERE case_id = $1 ORDER BY id DESC LIMIT 1',
    )
    expect(entries[1].facts.hash).toBe(answer.content_hash)
    expect((await leader.get(opened.path)).text).not.toContain('動きが')
  })

  test('asks everyone again when it is changed, shows the change by words, and no answer counts for an older text', async () => {
    const line = await propose(leader, 'purpose', { text: '毎週土曜に除雪する' })
    const seen = await seenOf(officer, line)
    await agree(officer, line)
    await member.post(`${sheet}/lines/${line}/versions`, { version: '1', text: '毎週日曜に除雪する' })
    expect((await leader.get(sheet)).text).not.toContain('yui-line--agreed')
    // Many small steps are one line of the case's thread, which opens to all of them.
    const thread = (await leader.get(opened.path)).text
    expect(thread).toMatch(
      /<summary[^>]*>みんなの用紙で、書く・同意するなどの動きが\d+件ありました<\/summary>/,
    )
    expect(thread).toContain('毎週日曜に除雪する')
    expect((await app.anonymous().get(opened.path)).text).not.toContain('動きが')
    const late = await officer.post(`${sheet}/lines/${line}/answers`, { ...seen, answer: 'agree' })
    expect([late.status, late.text.includes('今の文を読んで')]).toEqual([409, true])
    const { text } = await officer.get(`${sheet}/lines/${line}`)
    expect(text).toMatch(/<del[^>]*>.*削除.*土曜/)
    expect(text).toMatch(/<ins[^>]*>.*追加.*日曜/)
    await agree(officer, line)
    const answers = await rows(
      `SELECT a.version, v.content->>'text' AS text FROM sheet_answer a JOIN sheet_line_version v
       ON v.line_id = a.line_id AND v.version = a.version AND v.content_hash = a.content_hash
       WHERE a.case_id = $1 ORDER BY a.id`,
    )
    expect(answers.map(({ version, text: of }) => [version, of])).toEqual([
      [1, '毎週土曜に除雪する'],
      [1, '毎週土曜に除雪する'],
      [2, '毎週日曜に除雪する'],
      [2, '毎週日曜に除雪する'],
    ])
  })

  test('is shown both side by side to whoever comes later, who decides; nothing typed is lost', async () => {
    const line = await propose(leader, 'resources', {
      party: opened.partyIds[0] ?? '',
      kind: 'goods',
      text: '竹ぼうき',
      amount: '10本',
    })
    const base = { version: '1', party: opened.partyIds[0] ?? '', kind: 'goods' }
    await leader.post(`${sheet}/lines/${line}/versions`, { ...base, text: '竹ぼうき', amount: '20本' })
    const later = await officer.post(`${sheet}/lines/${line}/versions`, {
      ...base,
      text: '竹ぼうきと軍手',
      amount: '10本',
    })
    expect(later.status).toBe(422)
    for (const words of ['先に直した人がいます', 'いま用紙にある文', 'あなたの文', '竹ぼうきと軍手', '20本'])
      expect(later.text).toContain(words)
    expect(later.text).toMatch(/name="amount"[^>]*value="20本"|value="20本"[^>]*name="amount"/)
    expect(later.text).toContain('name="version" value="2"')
    const sent = await officer.post(`${sheet}/lines/${line}/versions`, {
      ...base,
      version: '2',
      text: '竹ぼうきと軍手',
      amount: '20本',
    })
    expect(sent.status).toBe(303)
    const [now] = await rows(
      'SELECT content FROM sheet_line_version WHERE case_id = $1 ORDER BY version DESC LIMIT 1',
    )
    expect(now.content).toMatchObject({ text: '竹ぼうきと軍手', amount: '20本' })
  })

  test('leaves the sheet when all agree to that, and its history stays', async () => {
    const line = await propose(leader, 'ways', { text: '回覧板で呼びかけた' })
    await officer.post(`${sheet}/lines/${line}/versions`, {
      version: '1',
      text: '回覧板で呼びかけた',
      struck: 'yes',
    })
    expect((await leader.get(sheet)).text).toContain('取り下げの提案')
    await agree(leader, line)
    expect((await leader.get(sheet)).text).toContain('取り下げた行（1）')
    expect((await leader.get(`${sheet}/history`)).text).toContain('回覧板で呼びかけた')
  })

  test('from paper names whose proposal it is, and agrees for nobody', async () => {
    const line = await propose(leader, 'issue', {
      text: '紙に書いた課題',
      onPaperOf: opened.partyIds[1] ?? '',
    })
    expect(await rows('SELECT 1 FROM sheet_answer WHERE case_id = $1')).toEqual([])
    expect((await officer.get(sheet)).text).toContain('代表の人が紙から入力')
    expect((await agree(officer, line)).status).toBe(303)
  })

  test('is told all its mistakes at once, with everything kept', async () => {
    const wrong = await leader.post(`${sheet}/parts/budget/lines`, {
      version: '0',
      text: '弁当代',
      yen: 'たくさん',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('弁当代')
    expect(wrong.text).toContain('たくさん')
    const missing = await leader.post(`${sheet}/parts/budget/lines`, { version: '0', text: '弁当代' })
    for (const field of ['side', 'yen']) expect(missing.text).toContain(`href="#${field}"`)
    const foreign = await leader.post(`${sheet}/parts/roles/lines`, {
      version: '0',
      text: '会場',
      party: '019e8100-0000-7000-8000-000000000001',
    })
    expect([foreign.status, foreign.text.includes('href="#party"')]).toEqual([422, true])
  })
})

describe('who may', () => {
  test('a party writes; the office, the administrator, a stranger and another city do not', async () => {
    const line = await propose(leader, 'issue', { text: '当事者だけの言葉' })
    for (const who of [office, administrator, stranger, app.anonymous()]) {
      const answers = [
        await who.post(`${sheet}/parts/issue/lines`, { version: '0', text: 'よその人の行' }),
        await who.post(`${sheet}/lines/${line}/versions`, { version: '1', text: 'よその人の行' }),
        await who.post(`${sheet}/lines/${line}/answers`, { version: '1', hash: 'x', answer: 'agree' }),
      ]
      expect(answers.every(({ status }) => [303, 403, 404].includes(status))).toBe(true)
    }
    expect(await rows('SELECT 1 FROM sheet_line WHERE case_id = $1')).toHaveLength(1)
    for (const who of [stranger, administrator, app.anonymous()])
      expect((await who.get(sheet)).text).not.toContain('当事者だけの言葉')
    expect((await leader.get(sheet.replace(city, 'shinjo'))).status).toBe(404)
  })

  test('nobody answers for two parties, whichever hat they wear', async () => {
    const both = await app.person(city, {
      hat: 'member',
      name: '二つの会の人',
      organization: leader.organizationId ?? '',
    })
    const other = await app.person(city, {
      hat: 'representative',
      organization: { kind: 'civic', name: '別の会' },
    })
    const third = await openTestCase(app, city, {
      stage: 'table',
      section,
      parties: [
        { ...leader, name: '見本の会' },
        { ...other, name: '別の会' },
      ],
    })
    sheet = `${third.path}/table/sheet`
    const line = await propose(both, 'issue', { text: '両方に入っている人の行' })
    // The same person, now as a member of the other group.
    await app.owner.query(`UPDATE hat SET organization_id = $2 WHERE person_id = $1`, [
      both.id,
      other.organizationId,
    ])
    const again = await both.post(`${sheet}/lines/${line}/answers`, {
      ...(await seenOf(other, line)),
      answer: 'agree',
    })
    expect([again.status, again.text.includes('2つの当事者の代わりに')]).toEqual([409, true])
  })

  test('nothing is written when the table no longer sits; it can still be read', async () => {
    const line = await propose(leader, 'issue', { text: '終わる前の行' })
    await app.owner.query("UPDATE collaboration SET stage = 'agreement' WHERE id = $1", [opened.id])
    expect((await leader.post(`${sheet}/parts/issue/lines`, { version: '0', text: 'あとから' })).status).toBe(
      409,
    )
    expect(
      (await officer.post(`${sheet}/lines/${line}/answers`, { version: '1', hash: 'x', answer: 'agree' }))
        .status,
    ).toBe(409)
    const { text } = await leader.get(sheet)
    expect([text.includes('終わる前の行'), text.includes('この項目に行を加える')]).toEqual([true, false])
  })
})

describe('kept up to date', () => {
  test('the piece for the script is empty until something changes', async () => {
    await propose(leader, 'issue', { text: '最初の行' })
    const state = /data-state="([0-9a-f]+)"/.exec((await officer.get(sheet)).text)?.[1] ?? ''
    expect((await officer.get(`${sheet}/live?state=${state}`)).status).toBe(204)
    await propose(leader, 'issue', { text: '次の行' })
    const fresh = await officer.get(`${sheet}/live?state=${state}`)
    expect([fresh.status, fresh.text.includes('次の行'), fresh.text.includes('<html')]).toEqual([
      200,
      true,
      false,
    ])
    const [line = ''] = lineIds(fresh.text)
    expect((await officer.get(`${sheet}/lines/${line}/live?state=1`)).status).toBe(204)
    await leader.post(`${sheet}/lines/${line}/versions`, { version: '1', text: '直した行' })
    expect((await officer.get(`${sheet}/lines/${line}/live?state=1`)).text).toContain('直した行')
  })
})

describe('the history of the whole sheet', () => {
  test('is read page by page, each line once', async () => {
    const texts = Array.from({ length: 23 }, (_, n) => `行その${String(n).padStart(2, '0')}`)
    for (const text of texts) await propose(leader, 'ways', { text })
    const seen: string[] = []
    let next: string | undefined = `${sheet}/history`
    while (next !== undefined) {
      const { text } = await officer.get(next)
      seen.push(...(text.match(/行その\d\d/g) ?? []))
      next = /href="([^"]*\/sheet\/history\?after=[0-9a-f-]+)"[^>]*rel="next"/.exec(text)?.[1]
    }
    expect(seen).toEqual(texts)
  })
})

describe('on paper', () => {
  test('the sheet carries its code; the empty one has a place for every part', async () => {
    await propose(leader, 'budget', { side: 'income', text: '会費', yen: '3000' })
    await propose(leader, 'budget', { side: 'expense', text: '軍手', yen: '５,０００円' })
    const printed = (await officer.get(`${sheet}/print`)).text
    for (const words of [`${opened.number}.table.`, '収入が 2,000円 足りません', '会費', '話し合い中'])
      expect(printed).toContain(words)
    const blank = (await officer.get(`${sheet}/blank`)).text
    for (const words of [
      '現状',
      '共有する課題',
      '収支予算書（案）',
      'yui-sheet__lines',
      `${opened.number}.table.`,
    ])
      expect(blank).toContain(words)
    expect(blank).not.toContain('軍手')
  })

  const name = (text: string, list: string, member: string, value: string) =>
    new RegExp(`name="(${list}\\.\\d+\\.)${member}"[^>]*value="${value}"`).exec(text)?.[1] ?? '?'

  test('is typed in as a whole: under the numbers of the print, only what was changed or added is kept', async () => {
    const [group = '', hall = ''] = opened.partyIds
    const kept = await propose(leader, 'issue', { text: '見守りが足りない' })
    const gone = await propose(leader, 'issue', { text: '取り下げる行' })
    const seen = await propose(leader, 'issue', { text: '冬は暗い' })
    await officer.post(`${sheet}/lines/${gone}/versions`, {
      version: '1',
      text: '取り下げる行',
      struck: 'yes',
    })
    await agree(leader, gone)
    const printed = (await leader.get(`${sheet}/paper/print`)).text
    const form = (await officer.get(`${sheet}/paper`)).text
    // The same numbers on both; a line that left takes none from those behind it.
    for (const no of ['2-1', '2-3', '2-新1', '7-新2'])
      expect([printed.includes(no), form.includes(`>${no}</legend>`)]).toEqual([true, true])
    expect([printed, form].map((text) => text.includes('取り下げる行'))).toEqual([false, false])
    expect(printed).toContain('/table/sheet/paper')

    const [at1, at3] = [name(form, 'lines', 'id', kept), name(form, 'lines', 'id', seen)]
    expect([at1, at3, name(form, 'added', 'part', 'roles')]).toEqual(['lines.0.', 'lines.1.', 'added.12.'])
    const [role, issue] = ['added.0.', 'added.1.']
    const stands = { [`${at1}id`]: kept, [`${at1}version`]: '1', [`${at3}id`]: seen, [`${at3}version`]: '1' }
    const missing = await officer.post(`${sheet}/paper`, {
      ...stands,
      [`${at1}text`]: '朝の見守りが足りない',
      [`${at3}text`]: '冬は暗い',
      [`${role}part`]: 'roles',
      [`${role}text`]: '毎朝立つ',
    })
    expect([missing.status, missing.text.includes('7-新1 の どの当事者のことか')]).toEqual([422, true])
    expect(missing.text).toContain('朝の見守りが足りない')
    const sent = await officer.post(`${sheet}/paper`, {
      ...stands,
      [`${at1}text`]: '朝の見守りが足りない',
      [`${at3}text`]: '冬は暗い',
      [`${at3}agree`]: 'yes',
      [`${role}part`]: 'roles',
      [`${role}text`]: '毎朝立つ',
      [`${role}party`]: group,
      [`${role}onPaperOf`]: group,
      [`${issue}part`]: 'issue',
      [`${issue}text`]: '　',
    })
    expect([sent.status, sent.location]).toEqual([303, sheet])
    const versions = await rows(
      `SELECT v.version, v.content->>'text' AS text, v.on_paper_of = $2 AS theirs,
        (SELECT string_agg(a.party_id::text, ' ' ORDER BY a.id) FROM sheet_answer a WHERE a.line_id = v.line_id
          AND a.version = v.version) AS agreed FROM sheet_line_version v
       WHERE v.case_id = $1 AND v.line_id <> '${gone}' ORDER BY v.line_id, v.version`.replace(
        '$2',
        `'${group}'`,
      ),
    )
    expect(versions).toEqual([
      { version: 1, text: '見守りが足りない', theirs: null, agreed: group },
      { version: 2, text: '朝の見守りが足りない', theirs: null, agreed: hall },
      { version: 1, text: '冬は暗い', theirs: null, agreed: `${group} ${hall}` },
      { version: 1, text: '毎朝立つ', theirs: true, agreed: null },
    ])
    for (const who of [stranger, administrator])
      expect((await who.post(`${sheet}/paper`, stands)).status).toBe(await statusOf(who))
    expect((await office.post(`${sheet}/paper`, stands)).status).toBe(403)
  })
  const statusOf = async (who: Browser) => (await who.get(`${sheet}/paper`)).status

  test('shows a line that somebody else changed meanwhile side by side, and keeps nothing until that is settled', async () => {
    const [group = ''] = opened.partyIds
    const line = await propose(leader, 'resources', {
      party: group,
      kind: 'goods',
      text: '旗',
      amount: '3本',
    })
    const paper = {
      'lines.0.id': line,
      'lines.0.version': '1',
      'lines.0.party': group,
      'lines.0.kind': 'goods',
    }
    await leader.post(`${sheet}/lines/${line}/versions`, { ...base(group), text: '黄色い旗', amount: '3本' })
    const typed = {
      ...paper,
      'lines.0.text': '旗',
      'lines.0.amount': '10本',
      'added.0.part': 'present',
      'added.0.text': '20人が通う',
    }
    const clash = await officer.post(`${sheet}/paper`, typed)
    expect(clash.status).toBe(409)
    for (const words of [
      '8-1 の行は、ほかの人が先に直しています',
      '黄色い旗',
      '10本',
      '20人が通う',
      'まだ何も残していません',
    ])
      expect(clash.text).toContain(words)
    const stored = () => rows('SELECT 1 FROM sheet_line_version WHERE case_id = $1')
    expect(await stored()).toHaveLength(2)
    // Each changed another field: the form holds both changes, on top of what stands now.
    expect(clash.text).toMatch(/<textarea[^>]*name="lines.0.text"[^>]*>\n?黄色い旗</)
    expect(clash.text).toMatch(/name="lines.0.version"[^>]*value="2"/)
    const settled = { ...typed, 'lines.0.version': '2', 'lines.0.text': '黄色い旗' }
    expect((await officer.post(`${sheet}/paper`, settled)).status).toBe(303)
    expect(await stored()).toHaveLength(4)
    // What only others changed is no clash, unless it was agreed to as it stood before.
    await leader.post(`${sheet}/lines/${line}/versions`, { ...base(group), version: '3', text: '赤い旗' })
    const untouched = { ...settled, 'lines.0.version': '3' }
    expect((await officer.post(`${sheet}/paper`, untouched)).status).toBe(303)
    const unread = { ...untouched, 'lines.0.agree': 'yes' }
    expect((await officer.post(`${sheet}/paper`, { ...unread, 'added.0.text': '' })).status).toBe(409)
  })
  const base = (party: string) => ({ version: '1', party, kind: 'goods' })
})
