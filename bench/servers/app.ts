import { listen } from '../../src/boot/listen.ts'
import { programFiles } from '../../src/boot/places.ts'
import { openListener, openRuntime } from '../../src/boot/web.ts'
import { openPool } from '../../src/platform/db/pool.ts'
import { openLog } from '../../src/platform/log.ts'

/** The web process as `yui serve` starts it. */
export async function serveApp(env: NodeJS.ProcessEnv): Promise<number> {
  const program = programFiles()
  const pool = openPool({ connectionString: env.APP_DATABASE ?? '' }, 16, 'yui-web')
  const runtime = await openRuntime({
    pool,
    log: openLog(env.LOG_LEVEL ?? 'warn'),
    demo: false,
    origin: 'http://127.0.0.1',
    filesDir: `${env.BENCH_FOLDER}/files`,
    program,
  })
  const { port } = await listen(openListener(runtime, program), '127.0.0.1', 0)
  return port
}
