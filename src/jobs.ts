import { z } from 'zod'
import { dataFolders } from './boot/places.ts'
import { jobCron, jobTasks } from './job-tasks.ts'
import { openPool } from './platform/db/pool.ts'
import { runJobs } from './platform/jobs/index.ts'
import { ensureSealKeys, openKeyFolder } from './platform/keys/index.ts'
import { openLog } from './platform/log.ts'
import { openMailer } from './platform/mail/index.ts'
import { openChecks } from './platform/scan/index.ts'
import { openStorage, s3In } from './platform/storage/index.ts'

/** The web process hands its own configuration on; started alone, the same names are set by hand. */
const env = z
  .object({
    DATABASE_URL: z.string(),
    DATABASE_OWNER_URL: z.string(),
    DATABASE_UNSEAL_URL: z.string().optional(),
    YUI_DATA: z.string().optional(),
    YUI_KEYS: z.string(),
    YUI_ORIGIN: z.string(),
    CLAMD: z.string().optional(),
    SMTP_URL: z.string().optional(),
    MAIL_FROM: z.string().optional(),
    MAIL_PER_MINUTE: z.coerce.number().int().min(1).optional(),
    MAIL_BOUNCES: z.string().optional(),
    YUI_SCANS: z.string().optional(),
    YUI_SCANS_DAYS: z.coerce.number().int().min(1).optional(),
    LOG_LEVEL: z.string().default('info'),
  })
  .parse(process.env)

const log = openLog(env.LOG_LEVEL)
const clock = () => new Date()
const pool = (address: string, most: number, name: string) =>
  openPool({ connectionString: address }, most, name)
const ownerPool = pool(env.DATABASE_OWNER_URL, 4, 'yui-jobs')
const appPool = pool(env.DATABASE_URL, 2, 'yui-jobs-app')
const unsealPool = env.DATABASE_UNSEAL_URL ? pool(env.DATABASE_UNSEAL_URL, 1, 'yui-jobs-unseal') : undefined
const keys = openKeyFolder(env.YUI_KEYS)
const mailer =
  env.SMTP_URL && env.MAIL_FROM ? openMailer({ url: env.SMTP_URL, from: env.MAIL_FROM }) : undefined
const filesIn = (dir: string) => ({
  dir,
  storage: openStorage(dir, s3In(process.env)),
  checks: openChecks({ clamd: env.CLAMD }),
})
const files = env.YUI_DATA === undefined ? undefined : filesIn(dataFolders(env.YUI_DATA).files)

await ensureSealKeys(ownerPool, keys, clock())
const tasks = jobTasks({
  ownerPool,
  appPool,
  unsealPool,
  keys,
  mailer,
  mailPerMinute: env.MAIL_PER_MINUTE,
  bounceFolder: env.MAIL_BOUNCES,
  origin: env.YUI_ORIGIN,
  clock,
  log,
  files,
  scanFolder: env.YUI_SCANS,
  scanKeptDays: env.YUI_SCANS_DAYS,
})
// Whatever happened while no job process ran is signed now, not a minute later.
await tasks['trail.sign']?.({})
const runner = await runJobs({ ownerPool, tasks, cron: jobCron, concurrency: 2, log })

let stopping = false
/** What is being worked on is finished first; what waits stays in the queue. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  await runner.stop()
  mailer?.close()
  await Promise.all([ownerPool.end(), appPool.end(), unsealPool?.end()])
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop())
await runner.ended
