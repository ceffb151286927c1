import { parseCronItems, run, runOnce, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import { forQueue } from './install.ts'
import { failureLog, quietLogger, withoutWords } from './log.ts'

/** Handlers by task name. Each may run twice or be cut off anywhere, so each is idempotent. */
export type Tasks = Readonly<Record<string, (payload: unknown) => Promise<void>>>
export type CronLine = { task: string; match: string }

export type JobsOptions = {
  /** The owner's pool: the queue is closed to the app role. */
  ownerPool: pg.Pool
  tasks: Tasks
  cron?: readonly CronLine[]
  concurrency?: number
  log?: Logger
}
export type JobRunner = { stop: () => Promise<void>; ended: Promise<void> }

const taskList = (tasks: Tasks): TaskList =>
  Object.fromEntries(
    Object.entries(tasks).map(([name, handle]) => [
      name,
      async (payload: unknown) => {
        try {
          await handle(payload)
        } catch (error) {
          throw withoutWords(error)
        }
      },
    ]),
  )

const optionsOf = ({ ownerPool, tasks, log }: JobsOptions) => ({
  pgPool: forQueue(ownerPool),
  taskList: taskList(tasks),
  logger: quietLogger(),
  events: failureLog(log),
  noHandleSignals: true,
})

/** A cron line runs once for all processes: whoever writes its minute into the database first. */
const cronItems = (cron: readonly CronLine[]) =>
  parseCronItems(
    cron.map(({ task, match }) => ({
      task,
      match,
      identifier: task,
      options: { backfillPeriod: 0, jobKey: `cron:${task}`, jobKeyMode: 'replace' as const, maxAttempts: 3 },
    })),
  )

/** Works on the queue until stopped; what is being worked on then is finished first. */
export async function runJobs(options: JobsOptions): Promise<JobRunner> {
  const runner = await run({
    ...optionsOf(options),
    concurrency: options.concurrency ?? 2,
    parsedCronItems: cronItems(options.cron ?? []),
  })
  return { stop: () => runner.stop(), ended: runner.promise }
}

/** Works until nothing is waiting, for tests and commands. */
export const runJobsOnce = (options: Omit<JobsOptions, 'cron' | 'concurrency'>): Promise<void> =>
  runOnce(optionsOf(options))
