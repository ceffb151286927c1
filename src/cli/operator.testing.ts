import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { programFiles } from '../boot/places.ts'
import { prepareDatabase } from '../boot/prepare.ts'
import { type ConnectionOptions, openPool } from '../platform/db/pool.ts'
import type { TestApp } from '../testing/app.ts'
import { testRoles } from '../testing/template.ts'
import { commands } from './commands.ts'
import { runCommand } from './run.ts'

// What the tests of this folder try the commands with.

const made: string[] = []

export async function newTrialFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yui-cli-'))
  made.push(folder)
  return folder
}

export async function removeTrialFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

export function addressFrom(connection: ConnectionOptions): string {
  if ('connectionString' in connection) return connection.connectionString
  const { host, port, user, database, password } = connection
  const query = new URLSearchParams({ host, port: String(port), user, ...(password ? { password } : {}) })
  return `postgresql:///${database}?${query}`
}

/** The environment of an operator whose installation is the test's database. */
export const operatorOf = (app: TestApp, folder: string): NodeJS.ProcessEnv => ({
  DATABASE_URL: addressFrom(app.connection('yui_app')),
  DATABASE_OWNER_URL: addressFrom(app.connection('yui_owner')),
  YUI_DATA: folder,
  YUI_KEYS: app.keysDir,
  YUI_LANG: 'en',
})

export async function yui(env: NodeJS.ProcessEnv, ...args: string[]) {
  const said: string[] = []
  const warned: string[] = []
  const code = await runCommand(commands, args, {
    env,
    say: (line) => said.push(line),
    warn: (line) => warned.push(line),
  })
  return { code, said: said.join('\n'), warned: warned.join('\n') }
}

/** A database of this version without a single city, beside the test's own. */
export async function newEmptyDatabase(app: TestApp): Promise<{ owner: pg.Pool; drop: () => Promise<void> }> {
  const database = `yui_empty_${process.pid}_${made.length}`
  // A busy machine may take its time over creating and dropping a whole database.
  const admin = openPool(app.connection('admin'), 1, 'yui-trial', 'command')
  await admin.query(
    `CREATE DATABASE ${database} OWNER yui_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
  )
  const owner = openPool(
    { ...app.connection('yui_owner'), database } as ConnectionOptions,
    3,
    'yui-trial',
    'command',
  )
  await prepareDatabase(owner, programFiles().migrations, testRoles)
  const drop = async () => {
    await owner.end()
    await admin.query(`DROP DATABASE ${pg.escapeIdentifier(database)} WITH (FORCE)`)
    await admin.end()
  }
  return { owner, drop }
}
