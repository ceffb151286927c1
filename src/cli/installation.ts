import type pg from 'pg'
import { missingMigrations } from '../boot/check.ts'
import {
  type AllDatabases,
  addressesOf,
  administratorAddress,
  type Databases,
  startDatabases,
} from '../boot/databases.ts'
import { type DataFolders, dataFolders, programFiles } from '../boot/places.ts'
import { prepareDatabase, rolesOf } from '../boot/prepare.ts'
import { Refusal, refusal } from '../boot/refusal.ts'
import { findRunning } from '../platform/db/embedded/index.ts'
import { readMigrations } from '../platform/db/migrate.ts'
import { openPool } from '../platform/db/pool.ts'
import { installationMessages } from './installation-messages.ts'

/** The installation that a command works on: the running one, or one that is started for as long as the command takes. */
export type Installation = {
  folders: DataFolders
  databases: AllDatabases
  /** The embedded server, for what only its administrator can do. */
  embedded: { clusterDir: string; administrator: string } | undefined
  stop: () => Promise<void>
}

export const foldersOf = (env: NodeJS.ProcessEnv): DataFolders =>
  dataFolders(env.YUI_DATA || './data', env.YUI_KEYS || undefined, env.YUI_SIGN_IN || undefined)

const nothing = async () => undefined

export async function openInstallation(env: NodeJS.ProcessEnv): Promise<Installation> {
  const folders = foldersOf(env)
  if (env.DATABASE_URL)
    return { folders, databases: externalOf(env, env.DATABASE_URL), embedded: undefined, stop: nothing }
  const running = findRunning(folders.postgres)
  if (running !== undefined) {
    const embedded = { clusterDir: running.clusterDir, administrator: administratorAddress(running) }
    return { folders, databases: addressesOf(running), embedded, stop: nothing }
  }
  const { server, databases, stop } = await startDatabases(folders.postgres, () => undefined)
  const embedded = { clusterDir: server.clusterDir, administrator: administratorAddress(server) }
  return { folders, databases, embedded, stop }
}

function externalOf(env: NodeJS.ProcessEnv, app: string): AllDatabases {
  const owner = env.DATABASE_OWNER_URL
  if (!owner)
    throw new Refusal(`${installationMessages('ja').ownerNeeded}\n${installationMessages('en').ownerNeeded}`)
  return { app, owner, unseal: env.DATABASE_UNSEAL_URL || app }
}

/** Runs a command as the owner of the tables. An embedded database is migrated first, any other must have been. */
export async function withOwner<T>(
  env: NodeJS.ProcessEnv,
  work: (owner: pg.Pool, installation: Installation) => Promise<T>,
): Promise<T> {
  const installation = await openInstallation(env)
  try {
    const owner = openPool({ connectionString: installation.databases.owner }, 3, 'yui-cli', 'command')
    try {
      await fitDatabase(owner, installation)
      return await work(owner, installation)
    } finally {
      await owner.end()
    }
  } finally {
    await installation.stop()
  }
}

async function fitDatabase(owner: pg.Pool, { embedded, databases }: Installation): Promise<void> {
  const { migrations } = programFiles()
  const missing = await missingMigrations(owner, await readMigrations(migrations))
  if (missing.length === 0) return
  if (embedded === undefined) throw refusal((words) => words.notMigrated(missing.join(', ')))
  await migrateInstallation(owner, databases)
}

export const migrateInstallation = (owner: pg.Pool, databases: Databases): Promise<readonly string[]> =>
  prepareDatabase(owner, programFiles().migrations, rolesOf(databases))
