import { appendFile, cp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readDefinition } from '../../core/edition/read.ts'
import { verifyCity } from '../../core/trail/verify.ts'
import { blindId } from '../../lib/ids.ts'
import { filePath } from '../../platform/storage/index.ts'
import { startTestApp, type TestApp } from '../../testing/app.ts'
import { newEmptyDatabase, newTrialFolder, removeTrialFolders } from '../operator.testing.ts'
import { fillShinjo, rowsOf, sha } from './city.testing.ts'
import { exportCity } from './export.ts'
import { importCity } from './import.ts'
import type { ExportManifest } from './manifest.ts'

let app: TestApp
let exported: string
let empty: { owner: pg.Pool; drop: () => Promise<void> }
let filesDir: string
const now = new Date('2026-06-01T01:00:00Z')

beforeAll(async () => {
  app = await startTestApp()
  await fillShinjo(app, now)
  empty = await newEmptyDatabase(app)
  filesDir = await newTrialFolder()
  exported = join(await newTrialFolder(), 'shinjo')
  await exportCity({
    owner: app.owner,
    storage: app.runtime.storage,
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

const importInto = (from: string) => importCity({ owner: empty.owner, filesDir, from, lang: 'en' })

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
      storage: app.runtime.storage,
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
    // A file of a case, and a scan that waits for somebody with the picture of its page.
    const names = await readdir(join(filesDir, cityId))
    expect(names).toHaveLength(3)
    for (const name of names)
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
