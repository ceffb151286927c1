import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDisposer } from '../../core/records/dispose.ts'
import { retentionTerm } from '../../core/records/schedule.ts'
import { verifyCity } from '../../core/trail/verify.ts'
import { openLog } from '../../platform/log.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Answer, Browser } from '../../testing/browser.ts'
import { type Canaries, plantCanaries } from '../../testing/canaries.ts'

let app: TestApp
let here: Canaries
let cityId: string
let maker: Browser
let second: Browser
const forgotten: string[] = []
const later = '2034-05-01T01:00:00Z'

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'closed' },
    { visibility: 'desk', reach: 'closed' },
    { visibility: 'public', reach: 'accepted' },
  ])
  // What the catalogue planted beside the stories is held or closed nowhere.
  await app.owner.query('UPDATE legal_hold SET lifted_at = at WHERE lifted_at IS NULL')
})
afterAll(() => app?.stop())

const dispose = () =>
  openDisposer({
    ownerPool: app.owner,
    appPool: app.pool,
    clock: app.runtime.clock,
    log: openLog('silent'),
    forgetFile: async (_, sha256) => void forgotten.push(sha256),
  })()
const version = ({ text }: Answer) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''
const itemId = async (number: string | undefined) =>
  String(
    (
      await app.owner.query(
        'SELECT id FROM disposal_item WHERE label = $1 AND disposed_at IS NULL ORDER BY id DESC',
        [number],
      )
    ).rows[0]?.id,
  )
const entriesOf = async (id: string | undefined) =>
  Number(
    (await app.owner.query('SELECT count(*)::integer AS n FROM entry WHERE case_id = $1', [id])).rows[0].n,
  )
const ask = (item: string, day: string) =>
  app.owner.query('SELECT dispose_case($1, $2, $3, $4)', [cityId, item, later, day])

test('retention ends on a 31 March, in the program and in the database alike', async () => {
  for (const [closed, years, until] of [
    ['2026-03-31', 5, '2031-03-31'],
    ['2026-04-01', 5, '2032-03-31'],
    ['2027-01-15', 1, '2028-03-31'],
  ] as const) {
    const { rows } = await app.owner.query('SELECT retention_ends($1, $2)::text AS until', [closed, years])
    expect([retentionTerm(closed, years).until, rows[0].until]).toEqual([until, until])
  }
  expect(retentionTerm('2026-03-31', undefined)).toEqual({ from: '2026-04-01', until: undefined })
})

describe('disposal', () => {
  test('lists nothing before its time, and what is due after it', async () => {
    maker = await app.person('shinjo', { hat: 'coordination', name: '作る人' })
    expect((await maker.get('/shinjo/records/disposal')).text).toContain(
      '保存期間が満ちた案件や記録はありません',
    )
    app.setNow(later)
    maker = await app.person('shinjo', { hat: 'coordination', name: '作る人' })
    second = await app.person('shinjo', { hat: 'coordination', name: '認める人' })
    const { text } = await maker.get('/shinjo/records/disposal')
    expect([here.cases[0], here.cases[1]].every((one) => text.includes(String(one?.number)))).toBe(true)
    expect(text).not.toContain(String(here.cases[2]?.number))
  })

  test('whoever made the list cannot approve it, by no page and by no statement', async () => {
    const page = await maker.submit('/shinjo/records/disposal')
    expect(page.text).not.toContain('/records/disposal/approval')
    expect((await maker.post('/shinjo/records/disposal/approval', { version: version(page) })).status).toBe(
      409,
    )
    await expect(
      app.pool.query(
        `SET app.city_id = '${cityId}'; UPDATE disposal_list SET state = 'approved', approved_by = made_by WHERE city_id = '${cityId}'`,
      ),
    ).rejects.toMatchObject({ code: '23514' })
  })

  test('nothing is deleted before it is approved, and what stays is taken out', async () => {
    await dispose()
    expect(await entriesOf(here.cases[0]?.id)).toBeGreaterThan(5)
    await expect(ask(await itemId(here.cases[0]?.number), '2034-05-01')).rejects.toThrow('approved')
    const page = await second.get('/shinjo/records/disposal')
    const kept = { version: version(page), keep: await itemId(here.cases[1]?.number) }
    const after = await second.submit('/shinjo/records/disposal/exclusions', kept)
    expect(after.text).toContain('残す')
    // What was approved is what was seen: an older page approves nothing.
    expect((await second.post('/shinjo/records/disposal/approval', { version: version(page) })).status).toBe(
      409,
    )
    expect((await second.post('/shinjo/records/disposal/approval', { version: version(after) })).status).toBe(
      303,
    )
    // What is approved is offered for no second list while the job has not come to it yet.
    expect((await second.get('/shinjo/records/disposal')).text).not.toContain(String(here.cases[0]?.number))
  })

  test('the database refuses what is held, not due, excluded or not told of in the trail', async () => {
    const [first, kept] = [await itemId(here.cases[0]?.number), await itemId(here.cases[1]?.number)]
    await expect(ask(first, '2030-05-01')).rejects.toThrow('not yet due')
    await expect(ask(kept, '2034-05-01')).rejects.toThrow('approved')
    await expect(ask(first, '2034-05-01')).rejects.toThrow('trail')
    const office = maker
    await office.post(`/shinjo/cases/${here.cases[0]?.number}/records/hold`, { reason: '争いがある' })
    await expect(ask(first, '2034-05-01')).rejects.toThrow('held')
    await dispose()
    expect(await entriesOf(here.cases[0]?.id)).toBeGreaterThan(5)
    await office.post(`/shinjo/cases/${here.cases[0]?.number}/records/release`)
  })

  test('then nothing of the case is left but its number and its chain, and the trail is whole', async () => {
    await dispose()
    const { rows } = await app.owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND obj_description(c.oid) ~ 'retention=(case|mail|draft)'`,
    )
    expect(rows.length).toBeGreaterThan(8)
    for (const { name } of rows) {
      const { rowCount } = await app.owner.query(`SELECT 1 FROM ${name} WHERE case_id = $1`, [
        here.cases[0]?.id,
      ])
      expect([name, rowCount]).toEqual([name, 0])
    }
    const client = await app.owner.connect()
    const found = await verifyCity(client, cityId).finally(() => client.release())
    expect([found.problems, found.disposedCases]).toEqual([[], 1])
    expect(forgotten.length).toBeGreaterThan(0)
    expect(await entriesOf(here.cases[1]?.id)).toBeGreaterThan(5)
  })

  test('the number answers nobody outside, and breaks no page for the office', async () => {
    const path = `/shinjo/cases/${here.cases[0]?.number}`
    expect((await app.anonymous().get(path)).status).toBe(404)
    for (const page of [path, '/shinjo/cases', '/shinjo/desk'])
      expect([page, (await maker.get(page)).status]).toEqual([page, 200])
    expect((await maker.get(path)).text).not.toContain('SECRET')
  })

  test('the register tells what was disposed of, as a page and as CSV, without anything personal', async () => {
    expect((await maker.get('/shinjo/records')).text).toContain(String(here.cases[0]?.number))
    const csv = await maker.get('/shinjo/records/register/csv')
    expect(csv.text.replace('\uFEFF', '')).toMatch(/^受付番号,.*\r\n/)
    expect(csv.text).toContain(String(here.cases[0]?.number))
    expect(csv.text).not.toContain('SECRET')
    const officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    for (const path of ['/shinjo/records', '/shinjo/records/register/csv'])
      expect((await officer.get(path)).status).toBe(403)
  })

  test('the app’s own role may neither delete nor call the function', async () => {
    await expect(
      app.pool.query('SELECT dispose_case($1, $1, now(), current_date)', [cityId]),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(app.pool.query('UPDATE disposal_item SET disposed_at = now()')).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('the list holds not only cases', () => {
  const ids = { idle: '', used: '', held: '', group: '' }
  const nameOf = async (table: 'person' | 'organization', id: string) =>
    (await app.owner.query(`SELECT name FROM ${table} WHERE id = $1`, [id])).rows[0]?.name

  test('accounts nobody uses, groups that ended, notices and the log of reads are previewed by name and year', async () => {
    for (const name of ['idle', 'used', 'held'] as const)
      ids[name] = (await app.person('shinjo', { hat: 'resident', name: `名前 ${name}` })).id
    const member = await app.person('shinjo', {
      hat: 'representative',
      organization: { name: '終わった会', kind: 'community' },
      name: '終わった会の人',
    })
    ids.group = String(member.organizationId)
    const long = '2027-06-01T00:00:00Z'
    await app.owner.query(`UPDATE person SET created_at = $2, phone = '090' WHERE id = ANY ($1)`, [
      [ids.idle, ids.used, ids.held],
      long,
    ])
    await app.owner.query('UPDATE session SET seen_at = $2 WHERE person_id = ANY ($1)', [
      [ids.idle, ids.held],
      long,
    ])
    await app.owner.query('UPDATE hat SET until = $2 WHERE organization_id = $1', [ids.group, '2027-06-01'])
    await app.owner.query(
      `INSERT INTO letter (city_id, id, person_id, kind, lang, subject, body, path, written_at)
       SELECT $1, gen_random_uuid(), p, 'idea.sent', 'ja', '件名', '本文', '/cases', $3 FROM unnest($2::uuid[]) p`,
      [cityId, [ids.used, ids.held], long],
    )
    await app.owner.query(
      `INSERT INTO legal_hold (city_id, id, record, record_id, reason, by_person_id, by_hat_id, at)
       SELECT $1, gen_random_uuid(), 'person', $2, '争い', id, id, now() FROM person WHERE city_id = $1 LIMIT 1`,
      [cityId, ids.held],
    )
    const { text } = await maker.get('/shinjo/records/disposal')
    for (const word of ['名前 idle', '終わった会', 'メール・手紙・電話の控え（2027年度）'])
      expect([word, text.includes(word)]).toEqual([word, true])
    for (const word of ['名前 used', '名前 held']) expect([word, text.includes(word)]).toEqual([word, false])
    const { rowCount } = await app.owner.query(
      `SELECT 1 FROM personal_read WHERE person_id = $1 AND what = 'account'`,
      [ids.idle],
    )
    expect(rowCount).toBe(1)
  })

  test('once approved they go, but for whom a hold names and who came back; no name is left in list or register', async () => {
    const back = await app.person('shinjo', { hat: 'resident', name: '戻った人' })
    await app.owner.query(`UPDATE person SET created_at = '2027-06-01T00:00:00Z' WHERE id = $1`, [back.id])
    await app.owner.query(`UPDATE session SET seen_at = '2027-06-01T00:00:00Z' WHERE person_id = $1`, [
      back.id,
    ])
    await maker.submit('/shinjo/records/disposal')
    const page = await second.get('/shinjo/records/disposal')
    expect([page.text.includes('戻った人'), page.text.includes('名前 idle')]).toEqual([true, true])
    expect((await second.post('/shinjo/records/disposal/approval', { version: version(page) })).status).toBe(
      303,
    )
    await app.owner.query(
      `INSERT INTO account_event (city_id, id, person_id, kind, at) VALUES ($1, gen_random_uuid(), $2, 'signedIn', $3)`,
      [cityId, back.id, later],
    )
    await dispose()
    expect([await nameOf('person', ids.idle), await nameOf('organization', ids.group)]).toEqual([
      '（削除済み）',
      '（削除済み）',
    ])
    expect([await nameOf('person', back.id), await nameOf('person', ids.held)]).toEqual([
      '戻った人',
      '名前 held',
    ])
    const { rows } = await app.owner.query('SELECT person_id FROM letter WHERE person_id = ANY ($1)', [
      [ids.used, ids.held],
    ])
    expect(rows.map(({ person_id }) => person_id)).toEqual([ids.held])
    // Above the register stand those who are held, by name, since the office has to know.
    const { text } = await maker.get('/shinjo/records')
    const register = text.slice(text.indexOf('id="register"'))
    for (const word of ['名前', '終わった会', '戻った人'])
      expect([word, register.includes(word)]).toEqual([word, false])
    expect(register).toContain('利用者')
    const labels = await app.owner.query(`SELECT string_agg(label, ' ') AS all FROM disposal_item`)
    expect(labels.rows[0].all).not.toMatch(/名前|終わった/)
  })
})

describe('what ends entry by entry', () => {
  const year = '2027-06-01T00:00:00Z'
  const id = (n: number) => `019e8200-0000-7000-8000-00000000000${n}`
  const left = async () =>
    (
      await app.owner.query(
        `SELECT (SELECT count(*)::integer FROM correction WHERE wanted LIKE '直して%') AS corrections,
           (SELECT count(*)::integer FROM delegation WHERE purpose = '目的') AS delegations,
           (SELECT count(*)::integer FROM delegation_act WHERE delegation_id = $1) AS acts,
           (SELECT title FROM change_plan WHERE id = $2) AS plan,
           (SELECT count(*)::integer FROM change_line WHERE plan_id = $2) AS lines,
           (SELECT name || about FROM adviser WHERE id = $3) AS adviser`,
        [id(3), id(4), id(6)],
      )
    ).rows[0]

  async function plant() {
    const asks = await app.person('shinjo', { hat: 'resident', name: '訂正の人' })
    const keeps = await app.person('shinjo', { hat: 'resident', name: '保たれる人' })
    const member = await app.person('shinjo', {
      hat: 'representative',
      organization: { name: '委任した会', kind: 'community' },
    })
    const by = [cityId, member.id, member.hatId]
    for (const [n, person, state] of [
      [1, asks.id, 'done'],
      [2, asks.id, 'open'],
      [7, keeps.id, 'refused'],
    ] as const)
      await app.owner.query(
        `INSERT INTO correction (city_id, id, person_id, wanted, state, asked_at, due_on, answered_at)
         VALUES ($1, $2, $3, '直してほしい', $4, $5, '2027-07-01', $6)`,
        [cityId, id(n), person, state, year, state === 'open' ? null : year],
      )
    await maker.post(`/shinjo/records/people/${keeps.id}/hold`, { reason: '争いがある' })
    await app.owner.query(
      `INSERT INTO delegation (city_id, id, organization_id, purpose, starts_on, until_on, how, signed_by, person_id, hat_id, created_at)
       VALUES ($1, $4, $5, '目的', '2027-05-01', '2027-06-30', 'screen', '代表', $2, $3, $6)`,
      [...by, id(3), member.organizationId, year],
    )
    await app.owner.query(
      `INSERT INTO delegation_act (city_id, id, delegation_id, case_id, kind, person_id, hat_id, at)
       VALUES ($1, $4, $4, NULL, 'profile', $2, $3, $5)`,
      [...by, id(3), year],
    )
    await app.owner.query(
      `INSERT INTO change_plan (city_id, id, title, effective_on, state, note, created_by, created_at)
       VALUES ($1, $2, '四月の異動', '2028-04-01', 'dropped', '', $3, $4)`,
      [cityId, id(4), member.id, year],
    )
    await app.owner.query(
      `INSERT INTO change_line (city_id, id, plan_id, kind, name, reading, email)
       VALUES ($1, $2, $3, 'join', '来る人', '', 'a@example.jp')`,
      [cityId, id(5), id(4)],
    )
    await app.owner.query(
      `INSERT INTO adviser (city_id, id, person_id, hat_id, role, name, fields, districts, area, times, conditions, about, open,
         resting, since, ended_on)
       VALUES ($1, $4, $2, $3, 'adviser', '助言した人', '{}', '{}', '', '', '', '紹介', '{}', false, '2027-04-01', '2027-06-01')`,
      [...by, id(6)],
    )
    return asks
  }

  test('corrections, delegations, plans and register entries are listed, decided on and gone; what is held or open stays', async () => {
    const asks = await plant()
    const preview = (await maker.get('/shinjo/records/disposal')).text
    const names = ['訂正の人', '委任した会', '四月の異動', '助言した人']
    expect(names.filter((word) => preview.includes(word))).toEqual(names)
    expect(preview).not.toContain('保たれる人')
    await maker.submit('/shinjo/records/disposal')
    const page = await second.get('/shinjo/records/disposal')
    expect(names.filter((word) => page.text.includes(word))).toEqual(names)
    await dispose()
    expect(await left()).toMatchObject({ corrections: 3, delegations: 1, acts: 1, plan: '四月の異動' })
    expect((await second.post('/shinjo/records/disposal/approval', { version: version(page) })).status).toBe(
      303,
    )
    await dispose()
    expect(await left()).toEqual({
      corrections: 2,
      delegations: 0,
      acts: 0,
      plan: '（削除済み）',
      lines: 0,
      adviser: '（削除済み）',
    })
    const { text } = await maker.get('/shinjo/records')
    expect(text).toMatch(/訂正の申し出 [0-9a-f-]{8}/)
    expect(names.filter((word) => text.includes(word))).toEqual([])
    const read = await app.owner.query('SELECT 1 FROM personal_read WHERE person_id = $1', [asks.id])
    expect(read.rowCount).toBeGreaterThan(0)
  })
})

describe('people and groups are held from their screens', () => {
  test('by the office and the administrator, with a reason, until it is lifted', async () => {
    const member = await app.person('shinjo', {
      hat: 'representative',
      organization: { name: '見守られる会', kind: 'community' },
      name: '見守られる人',
    })
    const administrator = await app.person('shinjo', { hat: 'administrator' })
    const guest = await app.person('shinjo', { hat: 'resident', name: '窓口に来た人' })
    await app.owner.query('UPDATE person SET account = false WHERE id = $1', [guest.id])
    const ways = [
      ['people', member.id, `/shinjo/people/${member.id}`, administrator],
      ['people', guest.id, `/shinjo/counter/people/${guest.id}`, maker],
      ['groups', member.organizationId, `/shinjo/groups/${member.organizationId}`, maker],
    ] as const
    for (const [kind, id, screen, who] of ways) {
      const path = `/shinjo/records/${kind}/${id}`
      expect([screen, (await who.get(screen)).text.includes(`href="${path}"`)]).toEqual([screen, true])
      expect((await who.post(`${path}/hold`, { reason: '' })).status).toBe(422)
      expect((await who.submit(`${path}/hold`, { reason: '訴えの争いがある' })).text).toContain('訴えの争い')
      expect((await maker.get('/shinjo/records')).text).toContain(path)
      expect((await who.submit(`${path}/release`)).text).toContain('保存を解きました')
      expect((await maker.get('/shinjo/records')).text).not.toContain(path)
    }
    const officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    const away = await app.person('echizen', { hat: 'coordination', section: 'self-government' })
    for (const [kind, id, screen] of ways) {
      const path = `/records/${kind}/${id}`
      for (const who of [member, officer]) {
        expect((await who.get(screen)).text).not.toContain(path)
        expect((await who.post(`/shinjo${path}/hold`, { reason: '争い' })).status).toBe(403)
      }
      expect((await away.get(`/echizen${path}`)).status).toBe(404)
      expect((await away.post(`/echizen${path}/hold`, { reason: '争い' })).status).toBe(404)
    }
  })
})

describe('what goes to the archive', () => {
  test('is handed to the office as a file whose manifest holds for every byte of it; that it was fetched is kept', async () => {
    const kept = here.cases[2]
    await app.owner.query(
      `UPDATE collaboration SET state = 'closed', closed_on = '2026-06-01' WHERE id = $1`,
      [kept?.id],
    )
    await maker.submit('/shinjo/records/disposal')
    await app.owner.query(
      `UPDATE disposal_item SET measure = 'transfer' WHERE record_id = $1 AND disposed_at IS NULL`,
      [kept?.id],
    )
    const page = await second.get('/shinjo/records/disposal')
    expect((await second.post('/shinjo/records/disposal/approval', { version: version(page) })).status).toBe(
      303,
    )
    const path = /action="(\/shinjo\/records\/transfers\/[^"]+)"/.exec(
      (await maker.get('/shinjo/records/disposal')).text,
    )?.[1]
    const cookie = [...maker.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.app.request(`http://yui.test${path}`, {
      method: 'POST',
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: '',
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    const folder = mkdtempSync(join(tmpdir(), 'yui-transfer-'))
    writeFileSync(join(folder, 'a.zip'), Buffer.from(await answer.arrayBuffer()))
    const script = `import sys,zipfile,json,hashlib
z=zipfile.ZipFile(sys.argv[1]); m=json.loads(z.read("manifest.json")); h=lambda b: hashlib.sha256(b).hexdigest()
there={n for n in z.namelist() if n!="manifest.json"}
bad=[f["path"] for f in m["files"] if f["path"] in there and h(z.read(f["path"]))!=f["sha256"]]
print(json.dumps([z.testzip(), bad, m["cases"][0]["number"], h(z.read("manifest.json")), z.read(m["files"][0]["path"]).decode(), z.read(m["files"][1]["path"]).decode(), z.read("list.csv").decode(), sorted(there - {f["path"] for f in m["files"]})]))`
    const told = JSON.parse(
      execFileSync('python3', ['-c', script, join(folder, 'a.zip')], {
        encoding: 'utf8',
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      }),
    )
    expect(told.slice(0, 3)).toEqual([null, [], kept?.number])
    for (const table of ['collaboration', 'entry', 'party', 'trail'])
      expect([table, told[4].includes(`"table":"${table}"`)]).toEqual([table, true])
    for (const text of [told[4], told[5]]) expect(text).not.toContain('key_hash')
    // To be read without this program, and a list to sign for; nothing lies in it that the manifest does not name.
    for (const word of ['<h2>経過</h2>', 'アイデアが届きました', 'すべての記録', '当事者'])
      expect(told[5]).toContain(word)
    expect([told[6].includes(`"${kept?.number}"`) || told[6].includes(`${kept?.number},`), told[7]]).toEqual([
      true,
      [],
    ])
    const { rows } = await app.owner.query('SELECT cases, manifest_sha256 FROM disposal_handover')
    expect(rows).toEqual([{ cases: 1, manifest_sha256: told[3] }])
    expect((await maker.get('/shinjo/records/disposal')).text).toContain('作る人さんが受け取りました')
    const officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    expect((await officer.post(String(path))).status).toBe(403)
    // Held since: it is not handed over.
    await maker.post(`/shinjo/cases/${kept?.number}/records/hold`, { reason: '争いがある' })
    expect((await maker.post(String(path))).status).toBe(404)
  })
})
