import type pg from 'pg'
import type { Definition } from '../../core/edition/schema/index.ts'
import { writeDefinition } from '../../core/edition/write.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { findCity, type KnownCity } from '../find-city.ts'
import type { CliLang } from '../lang.ts'
import { newFolder } from './folders.ts'
import { inParallel } from './in-parallel.ts'
import { type ListedFile, writeListed, writeWhole } from './listed-file.ts'
import { type ExportManifest, type ListedTable, manifestFile } from './manifest.ts'
import { readLines } from './rows.ts'
import { copyStored } from './stored-files.ts'
import { listStored } from './stored-rows.ts'
import { type CityTable, listCityTables } from './tables.ts'

type Given = { owner: pg.Pool; storage: Storage; slug: string; lang: CliLang; to: string; now: Date }

/**
 * Writes everything of one city: every row of every table with a city_id, its files, and its editions as city files. One
 * moment of the database, read by a cursor, so that it may be longer than memory and the software may go on writing.
 */
export async function exportCity({ owner, storage, slug, lang, to, now }: Given): Promise<ExportManifest> {
  const client = await owner.connect()
  try {
    const city = await findCity(client, slug, lang)
    await newFolder(to)
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const manifest: ExportManifest = {
      format: 'yui-city',
      version: 1,
      madeAt: now.toISOString(),
      city: await aboutCity(client, city),
      migrations: await listMigrations(client),
      tables: await exportTables(client, city.id, to),
      editions: await exportEditions(client, city.id, to),
      files: await exportFiles(client, city.id, storage, to),
    }
    await client.query('COMMIT')
    await writeWhole(manifestFile(to), `${JSON.stringify(manifest, null, 1)}\n`)
    return manifest
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** Times go through PostgreSQL's own text, which has the microseconds. */
async function aboutCity(client: pg.ClientBase, city: KnownCity): Promise<ExportManifest['city']> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT to_json(created_at) #>> '{}' AS at FROM city WHERE id = $1`,
    [city.id],
  )
  const { id, slug, code, demo } = city
  return { id, slug, code, demo, createdAt: rows[0]?.at ?? '' }
}

export async function listMigrations(client: pg.ClientBase): Promise<ExportManifest['migrations']> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM migration ORDER BY name COLLATE "C"',
  )
  return rows
}

async function exportTables(client: pg.ClientBase, cityId: string, to: string): Promise<ListedTable[]> {
  const listed: ListedTable[] = []
  for (const table of await listCityTables(client)) listed.push(await exportTable(client, table, cityId, to))
  return listed
}

async function exportTable(
  client: pg.ClientBase,
  table: CityTable,
  cityId: string,
  to: string,
): Promise<ListedTable> {
  let rows = 0
  async function* counted() {
    for await (const lines of readLines(client, table, cityId)) {
      rows += lines.split('\n').length - 1
      yield lines
    }
  }
  const file = await writeListed(counted(), to, `tables/${table.name}.jsonl`)
  return { ...file, table: table.name, rows }
}

/** For people and other software; the import takes the editions from their table, with their ids. */
async function exportEditions(client: pg.ClientBase, cityId: string, to: string): Promise<ListedFile[]> {
  const { rows } = await client.query<{ number: number; content: Definition }>(
    'SELECT number, content FROM edition WHERE city_id = $1 ORDER BY number',
    [cityId],
  )
  const files: ListedFile[] = []
  for (const { number, content } of rows)
    files.push(await writeListed([writeDefinition(content)], to, `editions/${number}.yaml`))
  return files
}

async function exportFiles(
  client: pg.ClientBase,
  cityId: string,
  storage: Storage,
  to: string,
): Promise<ListedFile[]> {
  const rows = await listStored(client, cityId)
  return inParallel(rows, ({ sha256 }) => copyStored(storage, { cityId, sha256 }, to, `files/${sha256}`))
}
