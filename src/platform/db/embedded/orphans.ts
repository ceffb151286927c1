import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readPostmasterPid } from './postmaster-pid.ts'

/**
 * Stops what a killed app left running on this cluster. Stopped, not adopted: one way to start, with today's
 * settings and binaries, for about a tenth of a second. Call it only under the folder's lock.
 */
export async function stopOrphans(cluster: string, log: (line: string) => void): Promise<void> {
  const recorded = readPostmasterPid(cluster)
  if (!recorded) return
  if (worksIn(recorded.pid, cluster)) {
    log(`stopping the database server that an earlier run left behind (pid ${recorded.pid})`)
    await end(recorded.pid, cluster)
  }
  await endStrays(cluster)
  // PostgreSQL itself would believe any process of its user that has inherited the number
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Whether a pid is a PostgreSQL of this very folder: a pid alone may have been given to somebody else. */
export function worksIn(pid: number, cluster: string): boolean {
  try {
    const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

const escalation: [NodeJS.Signals, number][] = [
  ['SIGINT', 20_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
]

async function end(pid: number, cluster: string) {
  for (const [signal, patience] of escalation) {
    send(pid, signal)
    if (await isGone(() => !worksIn(pid, cluster), patience)) return
  }
}

// Without a postmaster a backend ends by itself, unless it is stopped or busy; it must not write beside the next server.
async function endStrays(cluster: string) {
  if (await isGone(() => strays(cluster).length === 0, 2_000)) return
  for (const pid of strays(cluster)) send(pid, 'SIGKILL')
  await isGone(() => strays(cluster).length === 0, 5_000)
}

const strays = (cluster: string) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, cluster))

async function isGone(check: () => boolean, patience: number): Promise<boolean> {
  const deadline = performance.now() + patience
  while (performance.now() < deadline) {
    if (check()) return true
    await sleep(10)
  }
  return check()
}

function send(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // gone in the meantime
  }
}
