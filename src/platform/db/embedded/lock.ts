import { DatabaseSync } from 'node:sqlite'
import { leaveToOwner } from './ownership.ts'
import type { Places } from './paths.ts'
import { EmbeddedRefusal } from './refusals.ts'

export type Lock = { release(): void }

/**
 * One app per folder. Node has no file locks of its own; SQLite's is the kernel's, so it dies with
 * its owner, also by kill -9, and holds between containers that share the folder, where a pid means nothing.
 */
export function takeLock(places: Places): Lock {
  const handle = new DatabaseSync(places.lock, { timeout: 0 })
  try {
    handle.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    handle.close()
    throw isBusy(error) ? alreadyRunning(places) : error
  }
  leaveToOwner(places.lock)
  return { release: () => handle.close() }
}

const SQLITE_BUSY = 5
const isBusy = (error: unknown) =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

const alreadyRunning = (places: Places) =>
  new EmbeddedRefusal(
    'already-running',
    `Another Yui is already running on ${places.home}. ` +
      'Stop that one first, or give this one a folder of its own with YUI_DATA.',
  )
