import type { ChildProcess } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { leaveToOwner } from './ownership.ts'
import type { Places } from './paths.ts'
import { readPostmasterPid } from './postmaster-pid.ts'
import { EmbeddedRefusal } from './refusals.ts'
import { exitOf, ownPath, runAsServer } from './server-process.ts'
import { settingArguments } from './settings.ts'

export type Launch = { places: Places; binaries: Binaries; identity: Identity; socketDir: string }

export type Postmaster = { child: ChildProcess; exited: Promise<number | string> }

/** Starts the server and waits until it takes connections, however long recovery after a crash may need. */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const { places, binaries, identity, socketDir } = launch
  const log = openLog(places)
  const args = ['-D', ownPath(places.cluster, identity), ...settingArguments(socketDir)]
  const child = runAsServer(
    // in a session of its own, or Ctrl-C would end it before the app has answered its last requests
    {
      file: binaries.postgres,
      args,
      cwd: places.cluster,
      stdio: ['ignore', log.file, log.file],
      detached: true,
    },
    identity,
  )
  closeSync(log.file)
  const exited = exitOf(child)
  const exit = await Promise.race([exited, isReady(places, child)])
  if (exit === 'ready') {
    // a program that forgets to stop us may end; it takes the server along on its way out
    child.unref()
    return { child, exited }
  }
  throw new EmbeddedRefusal(
    'failed-to-start',
    `PostgreSQL did not start (${exit}). Its last words, from ${places.log}:\n${log.sinceOpened()}`,
  )
}

async function isReady(places: Places, child: ChildProcess): Promise<'ready'> {
  while (child.exitCode === null && child.signalCode === null) {
    const { pid, status } = readPostmasterPid(places.cluster) ?? {}
    if (child.pid !== undefined && pid === child.pid && status === 'ready') return 'ready'
    await sleep(10)
  }
  // the exit itself wins the race
  return new Promise(() => {})
}

const PATIENCE = 30_000

/** Fast shutdown: sessions are cut, a checkpoint is written. A server that hangs ends at once and recovers next time. */
export async function endPostmaster({ child, exited }: Postmaster): Promise<void> {
  child.ref()
  child.kill('SIGINT')
  const lastResort = setTimeout(() => child.kill('SIGQUIT'), PATIENCE)
  await exited
  clearTimeout(lastResort)
}

const LARGEST_LOG = 1_000_000

// A file and no pipe: the server must be able to speak when the app that started it is gone.
function openLog(places: Places) {
  if ((statSync(places.log, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG)
    renameSync(places.log, `${places.log}.1`)
  const file = openSync(places.log, 'a', 0o600)
  leaveToOwner(places.log)
  const { size } = fstatSync(file)
  return { file, sinceOpened: () => readFileSync(places.log).subarray(size).toString('utf8').trim() }
}
