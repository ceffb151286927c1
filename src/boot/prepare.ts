import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { formatMistakes } from '../core/edition/mistakes.ts'
import { readDefinition } from '../core/edition/read.ts'
import { storeEdition } from '../core/edition/store.ts'
import { migrate, type Roles, readMigrations } from '../platform/db/migrate.ts'
import { installJobs } from '../platform/jobs/index.ts'
import type { Databases } from './databases.ts'

/** The roles that the addresses name. */
export const rolesOf = ({ app, unseal }: Databases): Roles => ({
  app: userOf(app) ?? 'yui_app',
  unseal: userOf(unseal) ?? 'yui_unseal',
})

const userOf = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : new pg.Client({ connectionString: address }).user

/** Brings a database to this version of Yui; tells the migrations that were missing. */
export async function prepareDatabase(
  owner: pg.Pool,
  migrationsDir: string,
  roles: Roles,
): Promise<readonly string[]> {
  const client = await owner.connect()
  try {
    const applied = await migrate(client, await readMigrations(migrationsDir), roles)
    await installJobs(owner, roles)
    await client.query(showMigrations(roles.app))
    return applied
  } finally {
    client.release()
  }
}

/** So that a web process, whose role owns nothing, can tell whether it fits the database. */
const showMigrations = (app: string): string => `
  DROP POLICY IF EXISTS everyone ON migration;
  CREATE POLICY everyone ON migration FOR SELECT USING (true);
  GRANT SELECT ON migration TO ${pg.escapeIdentifier(app)}`

/** Stores the cities that come with Yui, for trying out. */
export async function storeDemoCities(owner: pg.Pool, folder: string, now: Date): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  for (const name of names) await storeDemoCity(owner, join(folder, name), now)
}

async function storeDemoCity(owner: pg.Pool, file: string, now: Date): Promise<void> {
  const read = readDefinition(await readFile(file, 'utf8'), file)
  if (!read.ok) throw new Error(formatMistakes(read.mistakes))
  const client = await owner.connect()
  try {
    await storeEdition(client, { definition: read.definition, hash: read.hash, demo: true, now })
  } finally {
    client.release()
  }
}
