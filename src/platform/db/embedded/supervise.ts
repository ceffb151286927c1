import { setTimeout as sleep } from 'node:timers/promises'
import { stopOrphans } from './orphans.ts'
import { endPostmaster, type Launch, launchPostmaster } from './postmaster.ts'
import { clearSocket } from './socket-folder.ts'

type Log = (line: string) => void

const PAUSE = 300
const MOST_RESTARTS = 5
const RESTART_WINDOW = 60_000

/** Keeps the server running until stop(): killed by the machine, out of memory say, it comes back by itself. */
export async function supervise(launch: Launch, log: Log): Promise<{ stop(): Promise<void> }> {
  let current = await start()
  let stopping = false
  const endWithUs = () => current.child.kill('SIGINT')
  process.on('exit', endWithUs)
  const watched = watch().catch((error: unknown) => log(`the database server stays down: ${error}`))

  return {
    async stop() {
      stopping = true
      await endPostmaster(current)
      await watched
      process.off('exit', endWithUs)
    },
  }

  async function start() {
    await stopOrphans(launch.places.cluster, log)
    clearSocket(launch.socketDir)
    return launchPostmaster(launch)
  }

  async function watch() {
    const mayRestart = restartAllowance()
    while (await hasFailed()) {
      if (!mayRestart()) throw new Error(`it failed ${MOST_RESTARTS} times in a minute`)
      await revive()
    }
  }

  async function revive() {
    await sleep(PAUSE)
    if (stopping) return
    current = await start()
    log('the database server runs again')
    // stop() may have come in between, and has ended only the server before this one
    if (stopping) await endPostmaster(current)
  }

  async function hasFailed(): Promise<boolean> {
    const exit = await current.exited
    if (stopping) return false
    log(`the database server has ended (${exit})`)
    // code 0: somebody asked it to, as a service manager does that signals every process
    return exit !== 0
  }
}

function restartAllowance() {
  let recent: number[] = []
  return () => {
    const now = performance.now()
    recent = [...recent.filter((time) => now - time < RESTART_WINDOW), now]
    return recent.length <= MOST_RESTARTS
  }
}
