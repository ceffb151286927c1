import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './identity.ts'
import { giveToServer, leaveToOwner } from './ownership.ts'
import type { Places } from './paths.ts'
import { canEnter } from './reach.ts'
import { EmbeddedRefusal } from './refusals.ts'
import { PORT } from './settings.ts'

// sun_path holds 108 bytes with its end mark
const LONGEST_SOCKET_PATH = 107
const SOCKET = `.s.PGSQL.${PORT}`
const fits = (folder: string) => Buffer.byteLength(join(folder, SOCKET)) <= LONGEST_SOCKET_PATH

/** A 0700 folder of the server's user for the socket: in the home if its path is short and open enough, else elsewhere. */
export function socketFolder(places: Places, identity: Identity): string {
  const near = join(places.home, 'run')
  if (!fits(near) || !canEnter(places.home, identity.server)) return farFolder(places, identity)
  mkdirSync(near, { recursive: true, mode: 0o700 })
  return handOver(near, identity)
}

/** After a clean stop nothing of ours stays in a temporary folder; after a crash the remembered one is used again. */
export function removeFarFolder(folder: string, places: Places) {
  if (!folder.startsWith(places.home)) rmSync(folder, { recursive: true, force: true })
}

/** Removes what a killed server left: its lock file names a pid that may be anybody's by now, or not yet reaped. */
export function clearSocket(folder: string) {
  for (const name of [SOCKET, `${SOCKET}.lock`]) rmSync(join(folder, name), { force: true })
}

function farFolder(places: Places, identity: Identity): string {
  const remembered = rememberedFolder(places)
  if (remembered && isPrivateTo(remembered, identity)) return remembered
  const parent = [tmpdir(), '/tmp', '/var/tmp', '/run'].find((candidate) => isUsable(candidate, identity))
  if (!parent) {
    throw new EmbeddedRefusal(
      'failed-to-start',
      `The path ${places.home} is too long for a socket or closed to the user ${identity.server.name}, ` +
        'and no temporary folder can hold the socket. Choose a shorter YUI_DATA, or set TMPDIR.',
    )
  }
  const folder = handOver(mkdtempSync(join(parent, 'yui-socket-')), identity)
  writeFileSync(places.socketNote, folder)
  leaveToOwner(places.socketNote)
  return folder
}

const isUsable = (folder: string, { server }: Identity) =>
  fits(join(folder, 'yui-socket-XXXXXX')) && canEnter(folder, server)

function rememberedFolder(places: Places) {
  try {
    return readFileSync(places.socketNote, 'utf8')
  } catch {
    return undefined
  }
}

// Temporary folders are emptied, and the free name may then be anybody's.
function isPrivateTo(folder: string, { server }: Identity) {
  const stats = lstatSync(folder, { throwIfNoEntry: false })
  return Boolean(stats?.isDirectory() && stats.uid === server.uid && (stats.mode & 0o777) === 0o700)
}

function handOver(folder: string, identity: Identity): string {
  chmodSync(folder, 0o700)
  giveToServer(folder, identity)
  return folder
}
