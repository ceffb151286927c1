import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Binaries, binariesIn, createLinks, missingLinks, type Package } from './binaries.ts'
import type { Identity } from './identity.ts'
import type { Places } from './paths.ts'
import { canEnter, canRead } from './reach.ts'
import { EmbeddedRefusal } from './refusals.ts'

/** Binaries that the server's user can execute: in place if possible, else a copy where that user can reach it. */
export function runnableBinaries(found: Package, places: Places, identity: Identity): Binaries {
  const native = join(found.folder, 'native')
  if (isReadable(native, identity) && hasLinks(found.folder)) return binariesIn(native)
  return binariesIn(join(copyOf(found, places, identity), 'native'))
}

const isReadable = (native: string, { server }: Identity) =>
  canRead(binariesIn(native).postgres, server) && canEnter(join(native, 'share', 'postgresql'), server)

// npm may have installed as another user, into a tree that we may only read
function hasLinks(folder: string) {
  try {
    createLinks(folder)
  } catch {
    return false
  }
  return missingLinks(folder).length === 0
}

// Not the temporary folder first: its cleaners would take the time zone files from under a running server.
function copyOf(found: Package, places: Places, { isRoot, server }: Identity): string {
  const parents = [places.home, ...(isRoot ? ['/var/lib', '/var/tmp', tmpdir()] : [])]
  const parent = parents.find((folder) => canEnter(folder, server) && isWritable(folder))
  if (parent) return copyInto(join(parent, `yui-postgresql-${found.version}-${process.arch}`), found)
  throw new EmbeddedRefusal(
    'no-unprivileged-user',
    `The user ${server.name}, as whom PostgreSQL runs, can enter none of ${parents.join(', ')}. ` +
      'Move YUI_DATA to a folder that every user may enter, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function isWritable(folder: string) {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function copyInto(target: string, found: Package): string {
  if (isOurs(target)) return target
  const draft = mkdtempSync(`${target}.new-`)
  cpSync(join(found.folder, 'native'), join(draft, 'native'), { recursive: true, filter: isNeeded })
  createLinks(draft)
  openToAll(draft)
  try {
    renameSync(draft, target)
    return target
  } catch {
    if (!isOurs(target)) return draft
    rmSync(draft, { recursive: true })
    return target
  }
}

// In a shared temporary folder somebody else could have laid programs of theirs under this name.
const isOurs = (folder: string) => {
  const stats = lstatSync(folder, { throwIfNoEntry: false })
  return Boolean(stats?.isDirectory() && stats.uid === process.getuid?.())
}

const isNeeded = (path: string) => !path.endsWith('.a') && !['pkgconfig', 'pgxs'].includes(basename(path))

// The programs are public; a strict umask at install time must not follow them here.
function openToAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    const isProgram = entry.isDirectory() || lstatSync(path).mode & constants.S_IXUSR
    chmodSync(path, isProgram ? 0o755 : 0o644)
  }
}
