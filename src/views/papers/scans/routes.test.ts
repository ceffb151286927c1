import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scanTasks } from '../../../core/scan/index.ts'
import { blindId } from '../../../lib/ids.ts'
import { referenceNumber } from '../../../lib/reference-number.ts'
import { type SheetOf, sheetPath } from '../../../lib/sheet-code.ts'
import { pageWithCodes } from '../../../platform/paper/paper.testing.ts'
import { startTestApp, type TestApp } from '../../../testing/app.ts'
import { openTestCase } from '../../../testing/case.ts'
import type { TestPerson } from '../../../testing/people.ts'

const city = 'shinjo'
const path = `/${city}/counter/scans`
let app: TestApp
let officer: TestPerson
let office: TestPerson
let folder: string
let run: Readonly<Record<string, (payload: unknown) => Promise<void>>>

beforeAll(async () => {
  app = await startTestApp()
  officer = await app.person(city, { hat: 'officer', section: 'health', name: '見本 みなと' })
  office = await app.person(city, { hat: 'coordination', section: 'general-policy' })
  folder = await mkdtemp(join(tmpdir(), 'yui-scans-'))
  await mkdir(join(folder, city))
  const { storage, checks, filesDir, directory, log, clock } = app.runtime
  const files = { dir: filesDir, storage, checks }
  run = scanTasks(files, {
    appPool: app.pool,
    ownerPool: app.owner,
    directory,
    log,
    clock,
    scanFolder: folder,
  })
})
afterAll(async () => {
  await app?.stop()
  await rm(folder, { recursive: true, force: true })
})

const paperOf = async (of?: SheetOf, slug = city) => {
  const text = of && `http://yui.test${sheetPath(slug, { ...of, hash: '0123456789ab', page: 1 })}`
  return pageWithCodes(text ? [{ text, x: 1180, y: 120 }] : [])
}
const slipOf = (number: string): SheetOf => ({ of: 'case', number, paper: 'slip' })
const fileOf = (bytes: Buffer, name = 'scan.png') =>
  new File([new Uint8Array(bytes)], name, { type: 'image/png' })
const lastScan = async () => {
  const { rows } = await app.owner.query(
    'SELECT id, city_id AS "cityId", state, why, case_id, draft_id, version FROM scan ORDER BY id DESC LIMIT 1',
  )
  return rows[0]
}
async function readAll() {
  const { rows } = await app.owner.query(
    `SELECT id AS "scanId", city_id AS "cityId" FROM scan WHERE state = 'reading'`,
  )
  for (const row of rows) await run['scans.read']?.(row)
}
async function bring(bytes: Buffer, who = officer) {
  const sent = await who.post(path, { scans: [fileOf(bytes)] })
  await readAll()
  return sent
}

describe('a paper of a case', () => {
  test('is attached by its code, once, with an entry by whoever brought it; strangers see neither', async () => {
    const resident = await app.person(city, { hat: 'resident' })
    const { id, number } = await openTestCase(app, city, {
      section: 'health',
      visibility: 'desk',
      parties: [resident],
    })
    const paper = await paperOf(slipOf(number))
    expect((await bring(paper)).location).toBe(`${path}?taken=1&same=0`)
    expect(await lastScan()).toMatchObject({ state: 'attached', case_id: id })
    expect((await bring(paper)).location).toBe(`${path}?taken=0&same=1`)
    const { rows } = await app.owner.query(
      `SELECT e.visibility, e.person_id, f.visibility AS file FROM entry e JOIN file f ON f.case_id = e.case_id
       WHERE e.case_id = $1 AND e.stage = 'paper'`,
      [id],
    )
    expect(rows).toEqual([{ visibility: 'city', person_id: officer.id, file: 'city' }])
    const page = await officer.get(`/${city}/cases/${number}`)
    expect(page.text).toContain('紙の写しが付けられました')
    const file = /href="([^"]+\/files\/[^"]+)"/.exec(page.text)?.[1] ?? ''
    expect((await officer.get(file)).status).toBe(200)
    expect((await resident.get(file)).status).toBe(404)
    expect((await resident.get(`/${city}/cases/${number}`)).text).not.toContain('紙の写し')
  })
})

describe('what belongs to no case yet', () => {
  test.each([
    ['a blank form', { of: 'blank', form: 'idea', edition: 1 } as const, city, '手書きの用紙です'],
    ['an unknown number', slipOf(referenceNumber(2026, 77_777)), city, 'その受付番号の案件がありません'],
    ['another city’s paper', slipOf(referenceNumber(2026, 1)), 'tomakomai', 'ほかの市の紙です'],
  ])('%s waits, and why is told plainly', async (_, of, slug, words) => {
    await bring(await paperOf(of, slug))
    const scan = await lastScan()
    expect(scan.state).toBe('waiting')
    expect((await officer.get(`${path}/${scan.id}`)).text).toContain(words)
    expect((await officer.get(path)).text).toContain(`${path}/${scan.id}`)
  })

  test('is typed in with the paper beside the form, and goes along as a file of the new case', async () => {
    await bring(await paperOf())
    const { id } = await lastScan()
    const form = await officer.get(`/${city}/counter/ideas/new?scan=${id}`)
    expect(form.text).toContain(`src="${path}/${id}/pages/1"`)
    const picture = await officer.get(`${path}/${id}/pages/1`)
    expect([
      picture.status,
      picture.headers.get('content-type'),
      picture.headers.get('cache-control'),
    ]).toEqual([200, 'image/jpeg', 'private, no-store'])
    const told = {
      via: 'paper',
      title: '紙で',
      issue: 'x',
      wish: 'y',
      proposer: 'z',
      field: 'snow',
      visibility: 'desk',
    }
    const who = { 'contact.name': '見本 よもぎ', 'contact.channel': 'none' }
    const sent = await officer.post(`/${city}/counter/ideas`, { ...told, ...who, scan: id })
    expect(sent.status).toBe(303)
    expect(await lastScan()).toMatchObject({ state: 'entered' })
    const again = await officer.post(`/${city}/counter/ideas`, {
      ...told,
      'contact.name': '見本 せり',
      'contact.channel': 'none',
      scan: id,
    })
    expect(again.status).toBe(409)
  })

  test('is attached by number, only to a case one is in charge of; or thrown away with a reason', async () => {
    const mine = await openTestCase(app, city, { section: 'health', parties: [] })
    const theirs = await openTestCase(app, city, { section: 'environment', parties: [] })
    await bring(await pageWithCodes([{ text: 'https://example.jp/1', x: 300, y: 300 }]))
    const { id, version } = await lastScan()
    const put = (number: string, v = version) =>
      officer.post(`${path}/${id}/case`, { number, visibility: 'city', version: String(v) })
    expect((await put(theirs.number)).status).toBe(422)
    expect((await put(mine.number, version + 1)).status).toBe(409)
    expect((await put(mine.number)).status).toBe(303)
    expect((await put(mine.number)).status).toBe(409)
    await bring(await pageWithCodes([{ text: 'https://example.jp/2', x: 300, y: 300 }]))
    const next = await lastScan()
    const away = (reason: string) =>
      officer.post(`${path}/${next.id}/disposal`, { reason, version: String(next.version) })
    expect([(await away('')).status, (await away('まちがい')).status]).toEqual([422, 303])
    const { rows } = await app.owner.query(
      `SELECT kind, reason, by_person_id FROM scan_event WHERE scan_id = $1 AND kind = 'discarded'`,
      [next.id],
    )
    expect(rows).toEqual([{ kind: 'discarded', reason: 'まちがい', by_person_id: officer.id }])
  })
})

describe('who sees a scan', () => {
  test('the section that brought it and the coordination office; each opening is kept', async () => {
    await bring(await pageWithCodes([{ text: 'https://example.jp/3', x: 300, y: 300 }]))
    const { id } = await lastScan()
    const other = await app.person(city, { hat: 'officer', section: 'environment' })
    const there = await app.person('tomakomai', { hat: 'coordination', section: 'self-government' })
    for (const part of ['', '/file', '/pages/1']) {
      expect((await other.get(`${path}/${id}${part}`)).status).toBe(404)
      expect((await there.get(`/tomakomai/counter/scans/${id}${part}`)).status).toBe(404)
      expect((await app.anonymous().get(`${path}/${id}${part}`)).location).toContain('/sign-in')
      expect((await office.get(`${path}/${id}${part}`)).status).toBe(200)
    }
    expect((await other.get(path)).text).not.toContain(id)
    expect((await other.post(`${path}/${id}/disposal`, { reason: 'x', version: '2' })).status).toBe(404)
    const { rows } = await app.owner.query(
      `SELECT DISTINCT by_person_id FROM scan_event WHERE scan_id = $1 AND kind = 'opened'`,
      [id],
    )
    expect(rows).toEqual([{ by_person_id: office.id }])
    for (const hat of ['resident', 'administrator'] as const) {
      const who = await app.person(city, { hat })
      expect([(await who.get(path)).status, (await who.post(path)).status]).toEqual([403, 403])
    }
    expect((await office.get(`${path}/${blindId()}`)).status).toBe(404)
  })

  test('a text file is not a paper, and no file is none', async () => {
    const text = new File(['こんにちは'], 'a.txt', { type: 'text/plain' })
    expect((await officer.post(path, { scans: [text] })).status).toBe(422)
    expect((await officer.post(path, {})).status).toBe(422)
  })
})

describe('the watched folder', () => {
  const inside = (name: string) => join(folder, city, name)
  const look = () => run['scans.folder']?.({})

  test('gives a file once it stands still, moves it, and loses nothing when killed in between', async () => {
    const paper = await pageWithCodes([{ text: 'https://example.jp/folder', x: 300, y: 300 }])
    await writeFile(inside('a.png'), paper.subarray(0, 500))
    await look()
    await writeFile(inside('a.png'), paper)
    await look()
    expect((await readdir(join(folder, city))).sort()).toEqual(['a.png'])
    await look()
    expect(await readdir(inside('done'))).toEqual(['a.png'])
    await readAll()
    const scan = await lastScan()
    expect(scan.state).toBe('waiting')
    // Killed before it was moved: it lies there again, and is the same one.
    await writeFile(inside('a.png'), paper)
    await look()
    await look()
    expect((await readdir(inside('done'))).length).toBe(2)
    expect((await lastScan()).id).toBe(scan.id)
    expect((await officer.get(`${path}/${scan.id}`)).status).toBe(404)
    expect((await office.get(`${path}/${scan.id}`)).status).toBe(200)
  })

  test('a signed sheet waits for the section that typed it, and goes to what it has become since', async () => {
    const draftId = blindId()
    const told = {
      draftId,
      draftKey: 'k'.repeat(32),
      draftBase: '0',
      via: 'counter',
      title: '花壇の水やり',
      issue: '枯れる',
      wish: '当番で',
      proposer: '見本の会',
      field: 'snow',
      visibility: 'public',
      'contact.name': '見本 あおい',
      'contact.channel': 'none',
    }
    expect((await officer.post(`/${city}/counter/ideas`, { ...told, step: 'print' })).status).toBe(303)
    const drop = async (name: string, more: number) => {
      const { text, x, y } = {
        text: `http://yui.test${sheetPath(city, { of: 'draft', id: draftId, hash: '0123456789ab', page: 1 })}`,
        x: 1180,
        y: 120 + more,
      }
      await writeFile(inside(name), await pageWithCodes([{ text, x, y }]))
      await look()
      await look()
      await readAll()
    }
    await drop('signed.png', 0)
    const waiting = await lastScan()
    expect(waiting).toMatchObject({ state: 'waiting', why: 'draft', draft_id: draftId })
    expect((await officer.get(`${path}/${waiting.id}`)).text).toContain(`draft=${draftId}`)
    const asked = await officer.get(`/${city}/counter/ideas/new?draft=${draftId}&step=confirm`)
    expect(asked.text).toContain('この内容で受け付ける')
    const sent = await officer.post(`/${city}/counter/ideas`, { ...told, draftBase: '1', step: 'send' })
    expect(sent.location).toContain('/slip')
    const number = sent.location?.split('/').at(-2) ?? ''
    expect((await officer.get(`${path}/${waiting.id}`)).text).toContain(`${number} として受け付けてあります`)
    await drop('signed-again.png', 8)
    expect(await lastScan()).toMatchObject({ state: 'attached' })
    const { rows } = await app.owner.query(
      `SELECT e.visibility FROM entry e JOIN collaboration c ON c.id = e.case_id WHERE c.number = $1 AND e.kind = 'scanned'`,
      [number],
    )
    expect(rows).toEqual([{ visibility: 'city' }])
    // What was chosen stands on the slip, also while the city still looks at it.
    expect((await officer.get(sent.location ?? '')).text).toContain('みんなに公開する（')
  })

  test('lays aside what cannot be read, with the reason beside it', async () => {
    await writeFile(inside('b.txt'), 'no paper')
    await look()
    await look()
    expect((await readdir(inside('failed'))).sort()).toEqual(['b.txt', 'b.txt.why.txt'])
  })

  test('keeps what was taken in for its days, and what failed until somebody looks', async () => {
    const before = app.runtime.clock().toISOString()
    const clean = () => run['scans.done']?.({})
    const lying = async () => [
      (await readdir(inside('done'))).length,
      (await readdir(inside('failed'))).length,
    ]
    const daysLater = (days: number) =>
      app.setNow(new Date(Date.parse(before) + days * 86_400_000).toISOString())
    daysLater(29)
    await clean()
    expect(await lying()).toEqual([4, 2])
    daysLater(31)
    await clean()
    expect(await lying()).toEqual([0, 2])
    app.setNow(before)
  })
})
