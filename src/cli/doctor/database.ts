import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { missingMigrations } from '../../boot/check.ts'
import { programFiles } from '../../boot/places.ts'
import { readMigrations } from '../../platform/db/migrate.ts'
import { openPool } from '../../platform/db/pool.ts'
import { refuseUnboundRole } from '../../platform/db/provision.ts'
import { openInstallation } from '../installation.ts'
import type { Finding, Patient } from './checks.ts'
import { checkClock } from './clock.ts'
import { checkKeys } from './keys.ts'

/** Everything that needs a connection; when there is none, that alone is said. */
export async function checkDatabase(patient: Patient): Promise<Finding[]> {
  const { env, words, folders } = patient
  if (!env.DATABASE_URL && !existsSync(join(folders.postgres, 'data')))
    return [{ level: 'warn', subject: words.database, text: words.notYet(folders.home) }]
  try {
    const installation = await openInstallation(env)
    const app = openPool({ connectionString: installation.databases.app }, 1, 'yui-doctor')
    const owner = openPool({ connectionString: installation.databases.owner }, 1, 'yui-doctor')
    try {
      return await examine({ ...patient, app, owner, embedded: installation.embedded !== undefined })
    } finally {
      await Promise.all([app.end(), owner.end()])
      await installation.stop()
    }
  } catch (error) {
    return [{ level: 'fail', subject: words.database, text: words.unreachable(reasonOf(error)) }]
  }
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message: string }
  return message || code || String(error)
}

type Examined = Patient & { app: pg.Pool; owner: pg.Pool; embedded: boolean }

async function examine(patient: Examined): Promise<Finding[]> {
  const server = await checkServer(patient)
  const clock = await checkClock(patient.owner, patient)
  if (server.level === 'fail') return [server, clock]
  return [server, await checkRole(patient), await checkKeys(patient.owner, patient), clock]
}

async function checkServer({ owner, embedded, words }: Examined): Promise<Finding> {
  const subject = words.database
  const { rows } = await owner.query<{ number: number; version: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding`,
  )
  const { number = 0, version = '', encoding = '' } = rows[0] ?? {}
  if (number < 150000) return { level: 'fail', subject, text: words.tooOld(version) }
  if (encoding !== 'UTF8') return { level: 'fail', subject, text: words.notUtf8(encoding) }
  const missing = await missingMigrations(owner, await readMigrations(programFiles().migrations))
  if (missing.length > 0) return { level: 'fail', subject, text: words.notMigrated(missing.length) }
  return { level: 'ok', subject, text: words.connected(version, embedded ? words.embedded : words.external) }
}

async function checkRole({ app, words }: Examined): Promise<Finding> {
  const client = await app.connect()
  try {
    await refuseUnboundRole(client)
    return { level: 'ok', subject: words.role, text: words.bound }
  } catch (error) {
    return { level: 'fail', subject: words.role, text: (error as Error).message }
  } finally {
    client.release()
  }
}
