import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import pg from 'pg'
import { openStorage, type S3Settings } from '../../platform/storage/index.ts'
import { inParallel } from '../archive/in-parallel.ts'
import { copyListed, type ListedFile, writeListed, writeWhole } from '../archive/listed-file.ts'
import { copyStored } from '../archive/stored-files.ts'
import { listStored } from '../archive/stored-rows.ts'
import { listCluster } from './cluster-files.ts'
import { type BackupManifest, manifestFile } from './manifest.ts'

type Given = {
  administrator: string
  clusterDir: string
  filesDir: string
  s3?: S3Settings | undefined
  to: string
  now: Date
}

/**
 * Copies the embedded cluster while it is written to, between pg_backup_start and pg_backup_stop, with the WAL that makes
 * the copy whole, and then the uploaded files: a row's file is on disk before the row, so what comes later has them all.
 */
export async function backUp({
  administrator,
  clusterDir,
  filesDir,
  s3,
  to,
  now,
}: Given): Promise<BackupManifest> {
  const client = new pg.Client({ connectionString: administrator, application_name: 'yui-backup' })
  // A server that stops meanwhile fails the next statement; the event alone would end the program without a word.
  client.on('error', () => undefined)
  await client.connect()
  try {
    const cluster = await copyCluster(client, clusterDir, join(to, 'cluster'))
    const files = s3 ? await copyFromStore(client, s3, to) : await copyUploads(filesDir, to)
    const { rows } = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name')
    const { rows: about } = await client.query<{ version: string }>(
      `SELECT current_setting('server_version') AS version`,
    )
    const manifest: BackupManifest = {
      format: 'yui-backup',
      version: 1,
      madeAt: now.toISOString(),
      postgres: about[0]?.version ?? '',
      migrations: rows.map(({ name }) => name),
      folders: cluster.folders,
      files: [...cluster.files.map((file) => ({ ...file, path: `cluster/${file.path}` })), ...files],
    }
    await writeWhole(manifestFile(to), JSON.stringify(manifest))
    return manifest
  } finally {
    await client.end()
  }
}

type Copied = { files: ListedFile[]; folders: string[] }
type Stopped = { label: string; tablespaces: string; last: string }

async function copyCluster(client: pg.Client, from: string, to: string): Promise<Copied> {
  // of this session: it holds the WAL back until we have copied it, and is gone with us however we end
  await client.query(`SELECT pg_create_physical_replication_slot('yui_backup_${process.pid}', true, true)`)
  const first = await startBackup(client)
  const { files: names, folders } = await listCluster(from)
  for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 })
  const files = (await inParallel(names, (name) => copyIfThere(from, to, name))).flat()
  files.push(await copyControl(from, to))
  const { label, tablespaces, last } = await stopBackup(client)
  files.push(await writeListed([label], to, 'backup_label'))
  if (tablespaces !== '') files.push(await writeListed([tablespaces], to, 'tablespace_map'))
  files.push(...(await copyWal(from, to, first, last)))
  return { files, folders }
}

async function startBackup(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ first: string }>(
    `SELECT pg_walfile_name(lsn) AS first FROM pg_backup_start('yui', true) AS lsn`,
  )
  return rows[0]?.first ?? ''
}

async function stopBackup(client: pg.Client): Promise<Stopped> {
  const { rows } = await client.query<Stopped>(
    `SELECT pg_walfile_name(lsn) AS last, labelfile AS label, spcmapfile AS tablespaces FROM pg_backup_stop(false)`,
  )
  const stopped = rows[0]
  if (!stopped) throw new Error('pg_backup_stop told nothing')
  return stopped
}

/** A table may be dropped while we copy; the WAL says so, too. */
async function copyIfThere(from: string, to: string, name: string): Promise<ListedFile[]> {
  try {
    return [await copyListed(join(from, name), to, name)]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const control = 'global/pg_control'

/** Its checksum covers the whole, so a copy taken amid a write would be refused: read until it is the same twice. */
async function copyControl(from: string, to: string): Promise<ListedFile> {
  let before = await readFile(join(from, control))
  for (let same = false; !same; ) {
    const after = await readFile(join(from, control))
    same = before.equals(after)
    before = after
  }
  return writeListed([before], to, control)
}

const segment = /^[0-9A-F]{24}$/

async function copyWal(from: string, to: string, first: string, last: string): Promise<ListedFile[]> {
  const names = (await readdir(join(from, 'pg_wal'))).filter(
    (name) => name.endsWith('.history') || (segment.test(name) && name >= first && name <= last),
  )
  return inParallel(names.sort(), (name) => copyListed(join(from, 'pg_wal', name), to, `pg_wal/${name}`))
}

/** What lies in a store is found by its rows: all that were there when the copying of the cluster had ended. */
async function copyFromStore(client: pg.Client, s3: S3Settings, to: string): Promise<ListedFile[]> {
  const storage = openStorage('', s3)
  const rows = await listStored(client)
  return inParallel(rows, (row) => copyStored(storage, row, to, `files/${row.cityId}/${row.sha256}`))
}

/** Each city's files lie under their hash; anything else there is an upload that is not finished. */
async function copyUploads(filesDir: string, to: string): Promise<ListedFile[]> {
  const entries = await readdir(filesDir, { withFileTypes: true, recursive: true }).catch(() => [])
  const uploads = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
  return inParallel(uploads, ({ name, parentPath }) =>
    copyListed(join(parentPath, name), to, join('files', relative(filesDir, parentPath), name)),
  )
}
