import { join } from 'node:path'
import { startDatabases } from '../../src/boot/databases.ts'
import { serveApp } from './app.ts'

/** Database and web together, as one `yui serve`; told to nobody when it dies. */
export async function serveEverything(env: NodeJS.ProcessEnv): Promise<number> {
  const { databases } = await startDatabases(join(env.BENCH_FOLDER ?? '', 'postgres'), () => undefined)
  return serveApp({ ...env, APP_DATABASE: databases.app })
}
