import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

const pause = 2_000
const patience = 10_000

/**
 * Runs the job process beside us and starts it again when it ends: what it does is in the queue, so nothing is lost.
 * It has a process group of its own, or Ctrl-C would reach it before we have answered the last requests; the channel
 * to it closes when we are killed, which tells it to end as well.
 */
export function superviseJobs(
  program: string,
  env: NodeJS.ProcessEnv,
  log: Logger,
): { stop: () => Promise<void> } {
  if (!existsSync(program)) return { stop: async () => undefined }
  let stopping = false
  let child = start()
  const watched = watch()
  return {
    stop: async () => {
      stopping = true
      await end(child)
      await watched
    },
  }

  function start(): ChildProcess {
    return spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=8', program], {
      env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }
  async function watch(): Promise<void> {
    while (!stopping) {
      await once(child, 'exit')
      await revive()
    }
  }
  async function revive(): Promise<void> {
    if (stopping) return
    log.error({ exit: child.exitCode ?? child.signalCode }, 'job process ended, starts again')
    await sleep(pause)
    if (!stopping) child = start()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  const lastResort = setTimeout(() => child.kill('SIGKILL'), patience)
  await exited
  clearTimeout(lastResort)
}
