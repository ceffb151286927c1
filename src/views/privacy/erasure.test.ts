import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEraser } from '../../core/privacy/erase.ts'
import { verifyCity } from '../../core/trail/verify.ts'
import { openLog } from '../../platform/log.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import type { Browser } from '../../testing/browser.ts'
import { type Canaries, plantCanaries } from '../../testing/canaries.ts'
import { openTestCase } from '../../testing/case.ts'

let app: TestApp
let here: Canaries
let cityId: string
let resident: Browser
let personId: string

beforeAll(async () => {
  app = await startTestApp()
  cityId = await app.cityId('shinjo')
  here = await plantCanaries(app, 'shinjo', [
    { visibility: 'public', reach: 'closed' },
    { visibility: 'desk', reach: 'drafted' },
  ])
  resident = await here.as('resident')
  personId = here.ids.persons.resident?.personId ?? ''
  await app.owner.query(
    "UPDATE person SET phone = 'SECRET-person.phone', address = 'SECRET-person.address', email = 'resident@example.jp' WHERE id = $1",
    [personId],
  )
})
afterAll(() => app?.stop())

const erase = () => openEraser({ ownerPool: app.owner, clock: app.runtime.clock, log: openLog('silent') })()
const later = (days: number) => app.setNow(new Date(Date.UTC(2026, 5, 1 + days, 1)).toISOString())
const person = async () => (await app.owner.query('SELECT * FROM person WHERE id = $1', [personId])).rows[0]
const verified = async () => {
  const client = await app.owner.connect()
  try {
    return await verifyCity(client, cityId)
  } finally {
    client.release()
  }
}

/** What an archive holds, by name; the bytes come as latin1 through a test browser only when read as they are. */
async function download(
  who: Browser,
): Promise<{ data: string; html: string; headers: Headers; bytes: Buffer }> {
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await app.app.request('http://yui.test/shinjo/account/data', {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const bytes = Buffer.from(await answer.arrayBuffer())
  const read: Record<string, string> = {}
  // What is streamed behind these says its size at its end.
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50 && (bytes.readUInt16LE(at + 6) & 8) === 0; ) {
    const [packed, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)]
    const start = at + 30 + name
    read[bytes.subarray(at + 30, start).toString()] = inflateRawSync(
      bytes.subarray(start, start + packed),
    ).toString()
    at = start + packed
  }
  return { data: read['data.json'] ?? '', html: read['index.html'] ?? '', headers: answer.headers, bytes }
}

describe('one’s own data as a file (classes 17 and 18)', () => {
  test('holds the account, the cases, what one wrote, and who looked', async () => {
    await (await here.as('officer')).get(`/shinjo/cases/${here.cases[0]?.number}`)
    const { data, html, headers } = await download(resident)
    for (const word of [
      'SECRET-resident',
      'SECRET-person.phone',
      String(here.cases[0]?.number),
      '"personal_read"',
    ])
      expect(data).toContain(word)
    expect(html).toContain('SECRET-person.address')
    expect([headers.get('cache-control'), headers.get('referrer-policy')]).toEqual([
      'private, no-store',
      'no-referrer',
    ])
    expect(headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('holds the bytes of the files they gave, and of nobody else’s', async () => {
    const give = async (who: Browser, name: string, text: string) => {
      const file = new File([`%PDF-1.7 ${text}`.padEnd(200_000, ' ')], name, { type: 'application/pdf' })
      const idea = {
        title: '題',
        issue: '課',
        wish: '望',
        proposer: '私',
        field: 'environment',
        visibility: 'desk',
      }
      expect((await who.post('/shinjo/ideas', { ...idea, attachments: file })).status).toBe(303)
    }
    const other = await app.person('shinjo', { hat: 'resident', name: 'ほかの人' })
    await give(resident, '../地図.pdf', 'MINE')
    await give(other, 'other.pdf', 'THEIRS')
    const folder = mkdtempSync(join(tmpdir(), 'yui-own-'))
    writeFileSync(join(folder, 'a.zip'), (await download(resident)).bytes)
    const script =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; n=[x for x in z.namelist() if x.startswith("files/")]; print("|".join(n)); print("|".join(z.read(x)[:13].decode() for x in n)); print(sum(len(z.read(x)) for x in n))'
    const told = execFileSync('python3', ['-c', script, join(folder, 'a.zip')], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    }).split('\n')
    const names = (told[0] ?? '').split('|')
    const mine = names.findIndex((name) => name.endsWith('地図.pdf'))
    expect([names[mine]?.split('/').length, (told[1] ?? '').split('|')[mine]]).toEqual([3, '%PDF-1.7 MINE'])
    expect(told.join('')).not.toContain('THEI')
  })

  test('holds no key, no draft of the city hall, no officer’s name and nothing of anybody else', async () => {
    const { data, html } = await download(resident)
    for (const word of [
      'password_hash',
      'key_hash',
      'secret',
      'SECRET-approval',
      'SECRET-officer',
      'by_person_id',
      'SECRET-civic',
    ])
      expect([word, (data + html).includes(word)]).toEqual([word, false])
    const other = await download(await app.person('shinjo', { hat: 'resident', name: 'よその人' }))
    expect(other.data).not.toContain('SECRET')
    expect(other.data).toContain('よその人')
  })

  test('has no address to fetch it again, and is for nobody who is not signed in', async () => {
    expect((await app.anonymous().post('/shinjo/account/data')).status).toBe(303)
    expect((await resident.get('/shinjo/account/data')).text).not.toContain('.zip')
  })
})

describe('deletion', () => {
  test('says beforehand what goes and what stays until when', async () => {
    const { text } = await resident.get('/shinjo/account/erasure')
    expect(text).toContain('消えるもの')
    expect(text).toMatch(/案件 .*：20\d\d年3月31日/)
    expect((await resident.post('/shinjo/account/erasure', {})).status).toBe(422)
  })

  test('waits fourteen days, and can be taken back until then', async () => {
    expect((await resident.post('/shinjo/account/erasure', { confirm: 'yes' })).status).toBe(303)
    await erase()
    expect((await person()).name).toContain('SECRET')
    await resident.submit('/shinjo/account/erasure/withdrawal')
    later(20)
    await erase()
    expect((await person()).name).toContain('SECRET')
  })

  test('does not happen while a record of the person must be kept', async () => {
    later(0)
    await resident.post('/shinjo/account/erasure', { confirm: 'yes' })
    const { rows } = await app.owner.query(
      `INSERT INTO legal_hold (city_id, id, record, record_id, reason, by_person_id, by_hat_id, at)
       SELECT $1, gen_random_uuid(), 'case', $2, '調査', $3, gen_random_uuid(), $4 RETURNING id`,
      [cityId, here.cases[0]?.id, personId, app.runtime.clock()],
    )
    later(15)
    await erase()
    expect((await person()).name).toContain('SECRET')
    await app.owner.query('UPDATE legal_hold SET lifted_at = $2 WHERE id = $1', [
      rows[0].id,
      app.runtime.clock(),
    ])
  })

  test('then empties the account and the names, and the trail is whole', async () => {
    await erase()
    expect(await person()).toMatchObject({
      name: '（削除済み）',
      email: null,
      phone: null,
      address: null,
      password_hash: null,
      account: false,
    })
    const names = await app.owner.query('SELECT name FROM party WHERE person_id = $1', [personId])
    expect(new Set(names.rows.map(({ name }) => name))).toEqual(new Set(['（削除済み）']))
    const entries = await app.owner.query('SELECT actor_name, facts FROM entry WHERE person_id = $1', [
      personId,
    ])
    expect(entries.rowCount).toBeGreaterThan(3)
    expect(new Set(entries.rows.map(({ actor_name }) => actor_name))).toEqual(new Set(['（削除済み）']))
    const found = await verified()
    expect([found.problems, found.removedParts]).toEqual([[], entries.rowCount])
  })

  test('ends the sessions, and leaves no contact and no way in of that person anywhere', async () => {
    expect((await resident.get('/shinjo/desk')).status).toBe(303)
    for (const table of ['session', 'outbox', 'draft']) {
      const there = await app.owner.query('SELECT to_regclass($1) AS t', [table])
      if (there.rows[0].t === null) continue
      const { rowCount } = await app.owner.query(`SELECT 1 FROM ${table} WHERE person_id = $1`, [personId])
      expect([table, rowCount]).toEqual([table, 0])
    }
    later(0)
    const office = await here.as('office')
    for (const { number } of here.cases)
      expect((await office.get(`/shinjo/cases/${number}`)).status).toBe(200)
  })

  test('twice changes nothing more', async () => {
    const before = await person()
    await erase()
    expect(await person()).toEqual(before)
  })

  test('is not for whoever still works for the city', async () => {
    const officer = await app.person('shinjo', { hat: 'officer', section: 'environment' })
    expect((await officer.post('/shinjo/account/erasure', { confirm: 'yes' })).status).toBe(409)
  })
})

test('a request for correction arrives, and only its own person sees it', async () => {
  const asking = await app.person('shinjo', { hat: 'resident', name: '訂正 一郎' })
  const { text } = await asking.submit('/shinjo/account/corrections', { wanted: '番地がちがっています' })
  expect(text).toContain('番地がちがっています')
  const other = await app.person('shinjo', { hat: 'resident' })
  expect((await other.get('/shinjo/account/data')).text).not.toContain('番地がちがって')
  await openTestCase(app, 'shinjo', { parties: [asking] })
})
