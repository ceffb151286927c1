import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import pg from 'pg'
import { inject } from 'vitest'
import { createApp } from '../app.tsx'
import type { Runtime } from '../core/web/visit.ts'
import { type ConnectionOptions, openPool } from '../platform/db/pool.ts'
import { openLog } from '../platform/log.ts'
import { newRuntime } from '../runtime.ts'
import { type Browser, visitor } from './browser.ts'
import { newPerson, type PersonInput, type TestPerson } from './people.ts'

export type TestApp = {
  app: Hono
  runtime: Runtime
  /** The web app's own role: row-level security binds it. */
  pool: pg.Pool
  /** The owner's connection, for what no page can do. */
  owner: pg.Pool
  /** Sets the injected clock. */
  setNow: (iso: string) => void
  /** A new person of a city wearing a hat; `browser` is signed in as them. */
  person: (city: string, input: PersonInput) => Promise<TestPerson>
  /** Somebody nobody knows. */
  anonymous: () => Browser
  cityId: (slug: string) => Promise<string>
  /** Keys folder with the private halves of the cities' keys, for the job process alone. */
  keysDir: string
  connection: (role: 'yui_owner' | 'yui_app' | 'yui_unseal' | 'admin') => ConnectionOptions
  stop: () => Promise<void>
}

let count = 0

/** The whole app on a database of its own: the five cities, no people, and a clock at 10:00 on 1 June 2026 in Japan. */
export async function startTestApp(options: { now?: string } = {}): Promise<TestApp> {
  const cluster = inject('cluster')
  const database = `yui_test_${process.pid}_${Date.now().toString(36)}_${count++}`
  const admin = openPool(cluster.admin, 1, 'yui-test')
  await copyTemplate(admin, database, cluster.template)
  const connection: TestApp['connection'] = (role) =>
    ({ ...(role === 'admin' ? cluster.admin : cluster.roles[role]), database }) as ConnectionOptions
  const pool = openPool(connection('yui_app'), 8, 'yui-test-app')
  const owner = openPool(connection('yui_owner'), 2, 'yui-test-owner')
  const filesDir = await mkdtemp(join(tmpdir(), 'yui-files-'))
  let now = new Date(options.now ?? '2026-06-01T01:00:00Z')
  const runtime = newRuntime({
    pool,
    log: openLog(process.env.YUI_TEST_LOG ?? 'silent'),
    demo: true,
    origin: 'http://yui.test',
    filesDir,
    build: 'test',
    clock: () => now,
  })
  const app = createApp(runtime, 'build/assets')
  const cityId = async (slug: string) => {
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM city WHERE slug = $1', [slug])
    return rows[0]?.id ?? ''
  }
  return {
    app,
    runtime,
    pool,
    owner,
    setNow: (iso) => {
      now = new Date(iso)
    },
    person: async (city, input) => newPerson({ app, pool, cityId: await cityId(city), city, now }, input),
    anonymous: () => visitor(app),
    cityId,
    keysDir: cluster.keysDir,
    connection,
    stop: async () => {
      await Promise.all([pool.end(), owner.end()])
      await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`)
      await admin.end()
      await rm(filesDir, { recursive: true, force: true })
    },
  }
}

/** Two files may copy the template at once; PostgreSQL lets one, so the other tries again. */
async function copyTemplate(admin: pg.Pool, database: string, template: string): Promise<void> {
  const copy = `CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE ${pg.escapeIdentifier(template)} OWNER yui_owner`
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(copy)
      return
    } catch (error) {
      if (attempt === 50 || (error as { code?: string }).code !== '55006') throw error
      await new Promise((done) => setTimeout(done, 100))
    }
  }
}
