import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../platform/db/embedded/index.ts'
import { type ConnectionOptions, openPool } from '../platform/db/pool.ts'
import { provision } from '../platform/db/provision.ts'
import { prepareTemplate } from './template.ts'

export type TestCluster = {
  admin: ConnectionOptions
  roles: Record<'yui_owner' | 'yui_app' | 'yui_unseal', ConnectionOptions>
  template: string
  /** Keys folder of the template's cities: the private halves that unseal and sign. */
  keysDir: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

const testPassword = 'only-for-tests'

/** A server for the whole run: embedded, or the one that DATABASE_URL names (an administrator's URL). */
async function openCluster(): Promise<
  Omit<TestCluster, 'template' | 'keysDir'> & { stop: () => Promise<void> }
> {
  const url = process.env.DATABASE_URL
  if (url === undefined) {
    const folder = await mkdtemp(join(tmpdir(), 'yui-test-'))
    const server = await startEmbedded(join(folder, 'postgres'))
    const as = (role: Parameters<typeof server.connection>[0]) => ({ ...server.connection(role, 'postgres') })
    return {
      admin: as('postgres'),
      roles: { yui_owner: as('yui_owner'), yui_app: as('yui_app'), yui_unseal: as('yui_unseal') },
      stop: async () => {
        await server.stop()
        await rm(folder, { recursive: true, force: true })
      },
    }
  }
  const at = new URL(url)
  const as = (user: string) => ({
    host: at.hostname,
    port: Number(at.port || 5432),
    user,
    password: testPassword,
    database: 'postgres',
  })
  return {
    admin: { ...as(decodeURIComponent(at.username)), password: decodeURIComponent(at.password) },
    roles: { yui_owner: as('yui_owner'), yui_app: as('yui_app'), yui_unseal: as('yui_unseal') },
    stop: async () => undefined,
  }
}

/** One server and one template for the whole run; each test file copies the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...cluster } = await openCluster()
  const template = `yui_template_${process.pid}`
  const admin = openPool(cluster.admin, 1, 'yui-test-setup')
  const client = await admin.connect()
  await provision(client, template, process.env.DATABASE_URL === undefined ? undefined : testPassword)
  client.release()
  const keysDir = await mkdtemp(join(tmpdir(), 'yui-test-keys-'))
  await prepareTemplate({ ...cluster.roles.yui_owner, database: template } as pg.ClientConfig, keysDir)
  project.provide('cluster', { ...cluster, template, keysDir })
  return async () => {
    await admin.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(template)}`)
    await admin.end()
    await stop()
    await rm(keysDir, { recursive: true, force: true })
  }
}
