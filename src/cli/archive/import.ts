import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { Refusal } from '../../boot/refusal.ts'
import { openStorage, type S3Settings } from '../../platform/storage/index.ts'
import type { CliLang } from '../lang.ts'
import { listMigrations } from './export.ts'
import { importMessages } from './import-messages.ts'
import { inParallel } from './in-parallel.ts'
import { insertRows } from './insert.ts'
import { copyListed, verifyListed } from './listed-file.ts'
import { type ExportManifest, type ListedTable, readExportManifest } from './manifest.ts'
import { readLines } from './rows.ts'
import { putStored } from './stored-files.ts'
import { type CityTable, listCityTables } from './tables.ts'

type Given = { owner: pg.Pool; filesDir: string; s3?: S3Settings | undefined; from: string; lang: CliLang }
type Words = ReturnType<typeof importMessages>

/** One import at a time: two of the same city would take each other's files away. */
const importLock = 7_106_016

/**
 * Brings an exported city in, in one transaction. The export is checked as a whole before anything is written, and
 * afterwards every table is read back and must be, byte by byte, what the export has.
 */
export async function importCity({ owner, filesDir, s3, from, lang }: Given): Promise<ExportManifest> {
  const words = importMessages(lang)
  const manifest = await readExportManifest(from)
  await verifyListed(from, [...manifest.tables, ...manifest.files, ...manifest.editions])
  const client = await owner.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [importLock])
    await refuseUnlessNew(client, manifest, words)
    await importFiles(manifest, { filesDir, s3 }, from)
    await importRows(client, manifest, from, words)
    await client.query('UPDATE installation SET version = version + 1')
    await client.query('COMMIT')
    return manifest
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function refuseUnlessNew(
  client: pg.ClientBase,
  { city, migrations }: ExportManifest,
  words: Words,
): Promise<void> {
  const here = await listMigrations(client)
  if (JSON.stringify(here) !== JSON.stringify(migrations))
    throw new Refusal(words.otherVersion(migrations.at(-1)?.name ?? '—', here.at(-1)?.name ?? '—'))
  const { rowCount } = await client.query('SELECT 1 FROM city WHERE id = $1 OR slug = $2', [
    city.id,
    city.slug,
  ])
  if (rowCount !== 0) throw new Refusal(words.there(city.slug))
  const { rows } = await client.query<{ demo: boolean }>('SELECT demo FROM city WHERE demo <> $1 LIMIT 1', [
    city.demo,
  ])
  if (rows.length > 0) throw new Refusal(words.mixed)
}

/** On disk before the rows that name them. The city is new, so its folder is ours and a failed try leaves none. */
async function importFiles(
  { city, files }: ExportManifest,
  { filesDir, s3 }: Pick<Given, 'filesDir' | 's3'>,
  from: string,
): Promise<void> {
  if (s3 !== undefined) {
    const stored = files.map(({ path, sha256 }) => ({ cityId: city.id, path, sha256 }))
    return putStored(openStorage(filesDir, s3), stored, from)
  }
  const folder = join(filesDir, city.id)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await inParallel(files, ({ path }) => copyListed(join(from, path), folder, path.slice('files/'.length)))
}

async function importRows(
  client: pg.ClientBase,
  manifest: ExportManifest,
  from: string,
  words: Words,
): Promise<void> {
  const { city, tables: listed } = manifest
  const tables = await listCityTables(client)
  refuseOtherTables(tables, listed, words)
  await client.query('INSERT INTO city (id, slug, code, demo, created_at) VALUES ($1, $2, $3, $4, $5)', [
    city.id,
    city.slug,
    city.code,
    city.demo,
    city.createdAt,
  ])
  for (const table of tables) {
    const given = listed.find((one) => one.table === table.name)
    if (given)
      await importTable(client, table, given, { cityId: city.id, file: join(from, given.path), words })
  }
}

function refuseOtherTables(tables: readonly CityTable[], listed: readonly ListedTable[], words: Words): void {
  const here = tables.map(({ name }) => name).sort()
  const there = listed.map(({ table }) => table).sort()
  const odd = [
    ...here.filter((name) => !there.includes(name)),
    ...there.filter((name) => !here.includes(name)),
  ]
  if (JSON.stringify(here) !== JSON.stringify(there)) throw new Refusal(words.otherTables(odd.join(', ')))
}

type Where = { cityId: string; file: string; words: Words }

async function importTable(
  client: pg.ClientBase,
  table: CityTable,
  given: ListedTable,
  where: Where,
): Promise<void> {
  const rows = await insertRows(client, table, where.cityId, where.file)
  const same = rows === given.rows && (await hashOf(client, table, where.cityId)) === given.sha256
  if (!same) throw new Refusal(where.words.notEqual(table.name))
}

async function hashOf(client: pg.ClientBase, table: CityTable, cityId: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const lines of readLines(client, table, cityId)) hash.update(lines)
  return hash.digest('hex')
}
