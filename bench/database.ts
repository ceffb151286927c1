import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type AllDatabases, startDatabases } from '../src/boot/databases.ts'
import { prepareDatabase } from '../src/boot/prepare.ts'
import { openPool } from '../src/platform/db/pool.ts'

export type BenchDatabase = AllDatabases & {
  folder: string
  ownerClient: pg.Client
  appPool: pg.Pool
  stop: () => Promise<void>
  /** Stops the server and leaves its folder to somebody else. */
  pause: () => Promise<void>
  discard: () => Promise<void>
}

export const roles = { app: 'yui_app', unseal: 'yui_unseal' }

/** The embedded database in a new folder, with the tables and no city. */
export async function openDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'yui-bench-'))
  const { databases, stop } = await startDatabases(join(folder, 'postgres'), () => undefined)
  const owner = openPool({ connectionString: databases.owner }, 2, 'yui-bench')
  await prepareDatabase(owner, 'migrations', roles)
  await owner.end()
  const ownerClient = new pg.Client({ connectionString: databases.owner })
  await ownerClient.connect()
  const appPool = openPool({ connectionString: databases.app }, 4, 'yui-bench')
  const pause = async () => {
    await Promise.all([ownerClient.end(), appPool.end()])
    await stop()
  }
  const discard = () => rm(folder, { recursive: true, force: true })
  return {
    ...databases,
    folder,
    ownerClient,
    appPool,
    pause,
    discard,
    stop: async () => {
      await pause()
      await discard()
    },
  }
}
