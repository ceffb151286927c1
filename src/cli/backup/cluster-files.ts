import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Emptied by the server when it starts, or written by this backup itself. */
const keptEmpty = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
/** Of the server that runs, not of its data. */
const left = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'backup_label',
  'tablespace_map',
  'global/pg_control',
])
const isPassing = (name: string) => name.startsWith('pgsql_tmp') || name.startsWith('pg_internal.init')

export type ClusterFiles = { files: string[]; folders: string[] }

/** What of a running cluster belongs into a backup, by PostgreSQL's own rules for copying it. */
export async function listCluster(clusterDir: string): Promise<ClusterFiles> {
  const found: ClusterFiles = { files: [], folders: ['pg_wal/archive_status', 'pg_wal/summaries'] }
  await walk(clusterDir, '', found)
  return found
}

async function walk(clusterDir: string, at: string, found: ClusterFiles): Promise<void> {
  const entries = (await entriesOf(join(clusterDir, at)))
    .map((entry) => ({ entry, path: join(at, entry.name) }))
    .filter(({ entry, path }) => !left.has(path) && !isPassing(entry.name))
  found.files.push(...entries.filter(({ entry }) => entry.isFile()).map(({ path }) => path))
  for (const { path } of entries.filter(({ entry }) => entry.isDirectory())) {
    found.folders.push(path)
    if (!keptEmpty.has(path)) await walk(clusterDir, path, found)
  }
}

/** A folder may be dropped by the running server while we walk. */
const entriesOf = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
