import { createHash } from 'node:crypto'
import { appendFile, cp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDefinition } from '../../core/edition/read.ts'
import { filePath, writeDurably } from '../../core/files/disk.ts'
import { verifyCity } from '../../core/trail/verify.ts'
import { blindId } from '../../lib/ids.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newEmptyDatabase, newTrialFolder, removeTrialFolders } from '../operator.testing.ts'
import { exportCity } from './export.ts'
import { importCity } from './import.ts'
import type { ExportManifest } from './manifest.ts'

let app: TestApp
let exported: string
let empty: { owner: pg.Pool; drop: () => Promise<void> }
let filesDir: string
const now = new Date('2026-06-01T01:00:00Z')
const sha = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex')

beforeAll(async () => {
  app = await startTestApp()
  await fillShinjo()
  empty = await newEmptyDatabase(app)
  filesDir = await newTrialFolder()
  exported = join(await newTrialFolder(), 'shinjo')
  await exportCity({
    owner: app.owner,
    filesDir: app.runtime.filesDir,
    slug: 'shinjo',
    lang: 'en',
    to: exported,
    now,
  })
})
afterAll(async () => {
  await empty.drop()
  await app.stop()
  await removeTrialFolders()
})

/** Real cases with a trail, and in them what is hardest to bring across. */
async function fillShinjo() {
  const resident = await app.person('shinjo', { hat: 'resident', name: '髙﨑 葛󠄀𠮷' })
  await app.person('echizen', { hat: 'resident' })
  const idea = {
    issue: '雪',
    wish: '"引用"\n改行\tタブ \\ $1',
    proposer: '保護者',
    field: 'snow',
    visibility: 'public',
  }
  for (const title of ['雪かき', "O'Brien 髙﨑葛󠄀𠮷", '🏔️ emoji'])
    expect((await resident.post('/shinjo/ideas', { ...idea, title })).status).toBe(303)
  const city = await app.cityId('shinjo')
  const { rows } = await app.owner.query<{ id: string }>(
    'SELECT id FROM collaboration WHERE city_id = $1 ORDER BY id',
    [city],
  )
  const [first, second, third] = rows.map(({ id }) => id)
  const set = (sql: string, ...values: unknown[]) => app.owner.query(sql, [city, ...values])
  // the earlier case has the later one as its parent: in the order of ids the row would point at nothing
  await set('UPDATE collaboration SET parent_id = $3 WHERE city_id = $1 AND id = $2', first, third)
  await set(`UPDATE collaboration SET self_check = 'null', tags = $3 WHERE city_id = $1 AND id = $2`, first, [
    'a,b',
    '"',
    '{}',
    '',
  ])
  await set(
    `UPDATE collaboration SET self_check = '{"n": 12345678901234567890.10, "t": [null, "😀"]}' WHERE city_id = $1 AND id = $2`,
    second,
  )
  await set(
    `UPDATE collaboration SET created_at = '2026-06-01 10:00:00.123456+09' WHERE city_id = $1 AND id = $2`,
    second,
  )
  const { rows: parties } = await app.owner.query<{ case_id: string; id: string }>(
    'SELECT case_id, id FROM party WHERE city_id = $1 LIMIT 1',
    [city],
  )
  await set(
    `INSERT INTO evaluation_sheet (city_id, case_id, party_id, sealed, person_id, handed_in_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    parties[0]?.case_id,
    parties[0]?.id,
    Buffer.from([0, 1, 10, 13, 92, 127, 128, 255]),
    resident.id,
    now,
  )
  const content = Buffer.from('%PDF-1.7 \u0000 scan')
  await writeDurably(app.runtime.filesDir, city, sha(content), content)
  await set(
    `INSERT INTO file (city_id, id, case_id, name, media_type, size, sha256, visibility, added_at) VALUES ($1, $2, $3, '協定書.pdf', 'application/pdf', $4, $5, 'public', $6)`,
    blindId(),
    first,
    content.length,
    sha(content),
    now,
  )
}

const importInto = (from: string) => importCity({ owner: empty.owner, filesDir, from, lang: 'en' })

/** Every row of a city in PostgreSQL's own text, by table: nothing of the export is used to compare it. */
async function rowsOf(db: pg.Pool, cityId: string): Promise<Map<string, string[]>> {
  const { rows: tables } = await db.query<{ table: string }>(
    `SELECT table_name AS table FROM information_schema.columns WHERE column_name = 'city_id' AND table_schema = 'public'`,
  )
  const found = new Map<string, string[]>()
  for (const { table } of tables) {
    const { rows } = await db.query<{ row: string }>(
      `SELECT t::text AS row FROM "${table}" t WHERE city_id = $1`,
      [cityId],
    )
    found.set(table, rows.map(({ row }) => row).sort())
  }
  return new Map([...found].sort())
}

const isUntouched = async () => {
  const { rows } = await empty.owner.query(
    'SELECT (SELECT count(*) FROM city)::int + (SELECT count(*) FROM collaboration)::int AS n',
  )
  return rows[0].n === 0
}

describe('an export that was altered', () => {
  let copy: string
  const manifestOf = async (): Promise<ExportManifest> =>
    JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'))
  const write = (manifest: unknown) => writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest))
  const refusedWith = async (words: string) => {
    await expect(importInto(copy)).rejects.toThrow(words)
    expect(await isUntouched()).toBe(true)
  }
  beforeEach(async () => {
    copy = join(await newTrialFolder(), 'copy')
    await cp(exported, copy, { recursive: true })
  })

  test('in a table is refused', async () => {
    await appendFile(join(copy, 'tables/person.jsonl'), ' ')
    await refusedWith('tables/person.jsonl')
  })

  test('by a missing file is refused', async () => {
    await rm(join(copy, (await manifestOf()).files[0]!.path))
    await refusedWith('The file is missing')
  })

  test.each([
    '../../etc/passwd',
    '/etc/passwd',
    'files/../../x',
    'tables/..',
    'tables\\x.jsonl',
    'files/%2e%2e',
  ])('to name %s is refused', async (path) => {
    const manifest = await manifestOf()
    await write({ ...manifest, files: [{ path, size: 1, sha256: sha('x') }] })
    await refusedWith('not a whole export')
  })

  test('to lead out of its folder by a link is refused', async () => {
    const manifest = await manifestOf()
    const outside = join(await newTrialFolder(), 'outside')
    await writeFile(outside, 'secret')
    const path = `files/${sha('secret')}`
    await symlink(outside, join(copy, path))
    await write({ ...manifest, files: [{ path, size: 6, sha256: sha('secret') }] })
    await refusedWith('It leads out of the folder')
  })

  test('by another version is refused', async () => {
    const manifest = await manifestOf()
    await write({ ...manifest, migrations: manifest.migrations.slice(1) })
    await refusedWith('exported by another version')
  })

  test('and left unfinished is refused', async () => {
    await rm(join(copy, 'manifest.json'))
    await refusedWith('not a whole export')
  })

  test('to write into another city is refused, with its hash made right', async () => {
    const manifest = await manifestOf()
    await importOther()
    const echizen = await app.cityId('echizen')
    const file = join(copy, 'tables/organization.jsonl')
    const row = {
      city_id: echizen,
      id: blindId(),
      kind: 'npo',
      name: 'x',
      demo: false,
      created_at: now,
      version: 1,
    }
    const text = `${await readFile(file, 'utf8')}${JSON.stringify(row)}\n`
    await writeFile(file, text)
    const tables = manifest.tables.map((one) =>
      one.table === 'organization'
        ? { ...one, size: Buffer.byteLength(text), sha256: sha(text), rows: one.rows + 1 }
        : one,
    )
    await write({ ...manifest, tables })
    await expect(importInto(copy)).rejects.toThrow('organization does not come out')
    const { rows } = await empty.owner.query(`SELECT count(*)::int AS n FROM organization`)
    expect(rows[0].n).toBe(0)
  })

  async function importOther() {
    const to = join(await newTrialFolder(), 'echizen')
    await exportCity({
      owner: app.owner,
      filesDir: app.runtime.filesDir,
      slug: 'echizen',
      lang: 'en',
      to,
      now,
    })
    await importInto(to)
  }
})

describe('an export and its import', () => {
  let manifest: ExportManifest
  beforeAll(async () => {
    manifest = await importInto(exported)
  })

  test('give back every row and every file, and the trail verifies', async () => {
    const cityId = await app.cityId('shinjo')
    const [theirs, ours] = [await rowsOf(app.owner, cityId), await rowsOf(empty.owner, cityId)]
    expect(ours).toEqual(theirs)
    for (const table of [
      'collaboration',
      'entry',
      'trail',
      'person',
      'evaluation_sheet',
      'file',
      'page_counter',
    ])
      expect(ours.get(table)?.length, table).toBeGreaterThan(0)
    expect(manifest.tables.reduce((sum, { rows }) => sum + rows, 0)).toBe([...theirs.values()].flat().length)
    const [name = ''] = await readdir(join(filesDir, cityId))
    expect(await readFile(filePath(filesDir, cityId, name))).toEqual(
      await readFile(filePath(app.runtime.filesDir, cityId, name)),
    )
    const client = await empty.owner.connect()
    expect(await verifyCity(client, cityId)).toMatchObject({ ok: true, cases: 3 })
    client.release()
  })

  test('take no row of another city along', async () => {
    const echizen = await app.cityId('echizen')
    for (const name of await readdir(join(exported, 'tables')))
      expect(await readFile(join(exported, 'tables', name), 'utf8')).not.toContain(echizen)
  })

  test('have the edition as a city file that can be checked and added', async () => {
    const read = readDefinition(await readFile(join(exported, 'editions/1.yaml'), 'utf8'), '1.yaml')
    const { rows } = await app.owner.query('SELECT content_hash FROM edition WHERE city_id = $1', [
      await app.cityId('shinjo'),
    ])
    expect(read).toMatchObject({ ok: true, hash: rows[0].content_hash })
  })

  test('a second import is refused, and the first stays as it is', async () => {
    const before = await rowsOf(empty.owner, await app.cityId('shinjo'))
    await expect(importInto(exported)).rejects.toThrow('“shinjo” is here already')
    expect(await rowsOf(empty.owner, await app.cityId('shinjo'))).toEqual(before)
  })
})
