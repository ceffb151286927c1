import { EventEmitter } from 'node:events'
import { type Job, Logger, type WorkerEvents } from 'graphile-worker'
import type { Logger as Log } from 'pino'

/** The queue's own lines repeat messages of errors, which may hold what a person wrote: `failureLog` writes instead. */
export const quietLogger = (): Logger => new Logger(() => () => undefined)

/** What a developer needs without the words of the error: a message may quote a value. */
function placeOf(error: unknown) {
  const { name, code, stack } = error as { name?: unknown; code?: unknown; stack?: unknown }
  const frames = String(stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return { name, code, frames: frames.slice(0, 6) }
}

const lineOf = (job: Job, error: unknown) => ({
  job: job.id,
  task: job.task_identifier,
  attempts: job.attempts,
  most: job.max_attempts,
  err: placeOf(error),
})

/** Failed tries, and jobs given up for good (dead letters), by number and place in the code. */
export function failureLog(log: Log | undefined): WorkerEvents {
  const events = new EventEmitter() as WorkerEvents
  events.on('job:error', ({ job, error }) => log?.warn(lineOf(job, error), 'job failed, will be tried again'))
  events.on('job:failed', ({ job, error }) => log?.error(lineOf(job, error), 'job given up'))
  events.on('pool:listen:error', () => log?.warn('the queue lost its connection, and connects again'))
  return events
}

/** The queue stores the message of a failed try: only the kind of error goes there, never its words. */
export const withoutWords = (error: unknown): Error => {
  const { name, code } = error as { name?: unknown; code?: unknown }
  const plain = new Error([name, code].filter((part) => typeof part === 'string').join(' ') || 'failed')
  if (typeof name === 'string') plain.name = name
  plain.stack = [plain.message, ...placeOf(error).frames].join('\n')
  return plain
}
