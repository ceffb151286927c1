import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { readDefinition } from '../core/edition/read.ts'
import { storeEdition } from '../core/edition/store.ts'
import { migrate, readMigrations } from '../platform/db/migrate.ts'
import { openPool } from '../platform/db/pool.ts'
import { installJobs } from '../platform/jobs/index.ts'
import { ensureSealKeys, openKeyFolder } from '../platform/keys/index.ts'

export const testRoles = { app: 'yui_app', unseal: 'yui_unseal' }

const loadedAt = new Date('2026-04-01T00:00:00Z')

/** Migrates an empty database and adds the cities of cities/ with their keys and the queue, as an installation would. */
export async function prepareTemplate(owner: pg.ClientConfig, keysDir: string): Promise<void> {
  await migrateAndLoad(owner)
  const pool = openPool(owner as Parameters<typeof openPool>[0], 2, 'yui-test-setup')
  try {
    await installJobs(pool, testRoles)
    await ensureSealKeys(pool, openKeyFolder(keysDir), loadedAt)
  } finally {
    await pool.end()
  }
}

async function migrateAndLoad(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await migrate(client, await readMigrations('migrations'), testRoles)
    for (const file of (await readdir('cities')).filter((name) => name.endsWith('.yaml')).sort()) {
      const read = readDefinition(await readFile(join('cities', file), 'utf8'), file)
      if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.mistakes.slice(0, 3))}`)
      await storeEdition(client, {
        definition: read.definition,
        hash: read.hash,
        demo: true,
        now: loadedAt,
      })
    }
  } finally {
    await client.end()
  }
}
