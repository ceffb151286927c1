import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administratorAddress, startDatabases } from '../../boot/databases.ts'
import { dataFolders } from '../../boot/places.ts'
import { openPool } from '../../platform/db/pool.ts'
import { newTrialFolder, removeTrialFolders } from '../operator.testing.ts'
import { backUp } from './physical.ts'
import { restoreInto } from './restore.ts'

const quiet = () => undefined
const sha256 = 'a'.repeat(64)
let backup: string
/** Told to a writer as written: before the backup began, and while it was made. */
let before: number[]
let during: number[]

/** Several writers at once, so that pages are written all the time; each number is told only after its commit. */
function startWriters(pool: pg.Pool) {
  const written: number[] = []
  let next = 0
  let stopped = false
  const writer = async () => {
    while (!stopped) {
      const n = next++
      await pool.query('INSERT INTO written (n, text) VALUES ($1, $2)', [n, 'x'.repeat(500)])
      if (n % 50 === 49) await pool.query('CHECKPOINT')
      written.push(n)
    }
  }
  const writers = Promise.all([writer(), writer(), writer()])
  return {
    written,
    stop: async () => {
      stopped = true
      await writers
    },
  }
}

beforeAll(async () => {
  const folders = dataFolders(await newTrialFolder())
  backup = join(await newTrialFolder(), 'backup')
  const { server, stop } = await startDatabases(folders.postgres, quiet)
  const administrator = administratorAddress(server)
  const pool = openPool({ connectionString: administrator }, 4, 'yui-test')
  await pool.query('CREATE TABLE written (n int PRIMARY KEY, text text); CREATE TABLE migration (name text)')
  await mkdir(join(folders.files, 'city'), { recursive: true })
  await writeFile(join(folders.files, 'city', sha256), 'a scan')
  await writeFile(join(folders.files, 'city', `${sha256}.1.half`), 'half a sc')
  const writers = startWriters(pool)
  await sleep(200)
  before = [...writers.written]
  const { clusterDir } = server
  await backUp({ administrator, clusterDir, filesDir: folders.files, to: backup, now: new Date() })
  during = writers.written.slice(before.length)
  await sleep(100)
  await writers.stop()
  await pool.end()
  await stop()
})
afterAll(removeTrialFolders)

async function restored(work: (client: pg.Client, files: string) => Promise<void>) {
  const folders = dataFolders(await newTrialFolder())
  await restoreInto(folders, backup)
  const { server, stop } = await startDatabases(folders.postgres, quiet)
  const client = new pg.Client({ connectionString: administratorAddress(server) })
  await client.connect()
  try {
    await work(client, folders.files)
  } finally {
    await client.end()
    await stop()
  }
}

describe('a backup made while the software writes', () => {
  test('gives back every row that was told as written before it, and whole rows only', async () => {
    expect(before.length).toBeGreaterThan(10)
    expect(during.length).toBeGreaterThan(10)
    await restored(async (client, files) => {
      const { rows } = await client.query<{ n: number; ok: boolean }>(
        'SELECT n, length(text) = 500 AS ok FROM written',
      )
      const there = new Set(rows.map(({ n }) => n))
      expect(before.filter((n) => !there.has(n))).toEqual([])
      expect(rows.every(({ ok }) => ok)).toBe(true)
      // what was written meanwhile is there up to one moment: nobody's later row without an earlier one of them all
      const last = Math.max(...there)
      const holes = during.filter((n) => n < last - 3 && !there.has(n))
      expect(holes).toEqual([])
      expect(last).toBeGreaterThan(Math.max(...before))
      await client.query('INSERT INTO written VALUES (-1, NULL)')
      expect(await readFile(join(files, 'city', sha256), 'utf8')).toBe('a scan')
    })
  })

  test('lists no half-written upload and no process of the server', async () => {
    const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'))
    const paths: string[] = manifest.files.map(({ path }: { path: string }) => path)
    expect(paths.filter((path) => path.startsWith('files/'))).toEqual([`files/city/${sha256}`])
    expect(paths.filter((path) => /postmaster|half|waiting/.test(path))).toEqual([])
    expect(paths).toContain('cluster/backup_label')
  })
})

describe('a restore is refused, and nothing is written', () => {
  const list = () => join(backup, 'manifest.json')
  /** Alters one file of the backup, tries to restore it, and puts the file back. */
  const changed = async (file: string, change: (text: string) => Promise<unknown>) => {
    const text = await readFile(file, 'utf8')
    await change(text)
    const folders = dataFolders(join(await newTrialFolder(), 'home'))
    const message = await restoreInto(folders, backup).then(
      () => 'it was restored',
      (error: Error) => error.message,
    )
    await writeFile(file, text)
    await expect(readdir(folders.home)).rejects.toThrow('ENOENT')
    return message
  }

  test('when a file is not what was written', async () => {
    const file = join(backup, 'cluster/PG_VERSION')
    expect(await changed(file, () => writeFile(file, '99\n'))).toContain('cluster/PG_VERSION')
  })

  test('when the backup was not finished', async () => {
    expect(await changed(list(), () => rm(list()))).toContain('was not finished')
  })

  test('when the list names a file outside', async () => {
    const message = await changed(list(), (text) => {
      const manifest = JSON.parse(text)
      manifest.files.push({ path: 'files/../../../escaped', size: 0, sha256 })
      return writeFile(list(), JSON.stringify(manifest))
    })
    expect(message).toContain('was not made by yui backup')
  })

  test('when there is data already', async () => {
    const folders = dataFolders(await newTrialFolder())
    await mkdir(join(folders.postgres, 'data'), { recursive: true })
    await writeFile(join(folders.postgres, 'data', 'PG_VERSION'), '18\n')
    await expect(restoreInto(folders, backup)).rejects.toThrow('holds data already')
    expect(await readFile(join(folders.postgres, 'data', 'PG_VERSION'), 'utf8')).toBe('18\n')
  })
})
