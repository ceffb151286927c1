import type pg from 'pg'
import type { Config } from '../config.ts'
import { type Migration, readMigrations } from '../platform/db/migrate.ts'
import { refuseUnboundRole } from '../platform/db/provision.ts'
import { refusal } from './refusal.ts'

/** Migrations that this version needs and the database lacks. */
export async function missingMigrations(
  client: pg.ClientBase | pg.Pool,
  known: readonly Migration[],
): Promise<string[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.city') IS NOT NULL AS there`,
  )
  if (!tables[0]?.there) return known.map(({ name }) => name)
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migration')
  const applied = new Set(rows.map(({ name }) => name))
  return known.filter(({ name }) => !applied.has(name)).map(({ name }) => name)
}

/**
 * What must hold before the first request: a role that row-level security binds, this version's migrations, and no
 * mixture of the demo, where anybody signs in as anybody, with a real city.
 */
export async function refuseUnfit(
  pool: pg.Pool,
  { demo, folders }: Config,
  migrationsDir: string,
): Promise<void> {
  const client = await pool.connect()
  try {
    await refuseUnboundRole(client)
    const missing = await missingMigrations(client, await readMigrations(migrationsDir))
    if (missing.length > 0) throw refusal((words) => words.notMigrated(missing.join(', ')))
    const { rows } = await client.query<{ demo: boolean }>('SELECT demo FROM city')
    if (!demo && rows.some((city) => city.demo)) throw refusal((words) => words.demoData(folders.home))
    if (demo && rows.some((city) => !city.demo)) throw refusal((words) => words.realData(folders.home))
  } finally {
    client.release()
  }
}
