import { openDirectory } from '../../src/core/edition/directory.ts'
import { openPool } from '../../src/platform/db/pool.ts'
import { runJobs } from '../../src/platform/jobs/index.ts'
import { openTaker } from '../../src/views/register/index.ts'

/** The job process, with the work that a bench waits for. It listens nowhere. */
export async function serveJobs(env: NodeJS.ProcessEnv): Promise<number> {
  const ownerPool = openPool({ connectionString: env.OWNER_DATABASE ?? '' }, 4, 'yui-jobs')
  const appPool = openPool({ connectionString: env.APP_DATABASE ?? '' }, 2, 'yui-jobs-app')
  const take = openTaker({ appPool, directory: openDirectory(appPool), clock: () => new Date() })
  await runJobs({ ownerPool, tasks: { 'register.take': take }, concurrency: 2 })
  return 0
}
