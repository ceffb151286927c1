import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

export type Roles = { app: string; unseal: string }
export type Migration = { name: string; sql: string; checksum: string }

/** The migrations of a folder in their order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

const withRoles = (sql: string, roles: Roles) =>
  sql
    .replaceAll(':app', pg.escapeIdentifier(roles.app))
    .replaceAll(':unseal', pg.escapeIdentifier(roles.unseal))

/** What was applied. Only the owner reads it, so row-level security is on and no policy lets anybody else in. */
const ledger = `CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL);
  COMMENT ON TABLE migration IS 'scope=installation; retention=permanent; personal=none';
  ALTER TABLE migration ENABLE ROW LEVEL SECURITY`

/** Any number will do, as long as every process that migrates asks for the same lock. */
const migrationLock = 7_106_015

/**
 * Applies what is missing, each migration in its own transaction, forward only. Refuses when one that was applied has
 * been changed or is gone: the database and the program then do not fit together.
 */
export async function migrate(
  client: pg.ClientBase,
  migrations: Migration[],
  roles: Roles,
): Promise<string[]> {
  await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query(ledger)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    refuseIfChanged(applied, migrations)
    const missing = migrations.filter((migration) => !applied.has(migration.name))
    for (const migration of missing) await apply(client, migration, roles)
    return missing.map((migration) => migration.name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock])
  }
}

/** For the operator, not a defect. */
const refusal = (message: string) => Object.assign(new Error(message), { name: 'MigrationRefusal' })

function refuseIfChanged(applied: Map<string, string>, migrations: Migration[]) {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw refusal(
        `The database has the migration ${name}, which this version of Yui does not know. Start the newer version.`,
      )
    if (known.get(name) !== checksum)
      throw refusal(
        `The migration ${name} was changed after it was applied. Restore the file as it was released.`,
      )
  }
}

async function apply(client: pg.ClientBase, migration: Migration, roles: Roles) {
  await client.query('BEGIN')
  try {
    await client.query(withRoles(migration.sql, roles))
    await client.query('INSERT INTO migration (name, checksum) VALUES ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
