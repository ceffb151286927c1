import { chownSync, lchownSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Identity } from './identity.ts'

const weAreRoot = () => process.getuid?.() === 0

/** A run as root must not leave a file behind that the folder's owner cannot open next time. */
export function leaveToOwner(file: string) {
  if (!weAreRoot()) return
  const { uid, gid } = statSync(dirname(file))
  chownSync(file, uid, gid)
}

export function giveToServer(path: string, { isRoot, server }: Identity) {
  if (isRoot) chownSync(path, server.uid, server.gid)
}

export function giveTreeToServer(folder: string, { server }: Identity) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    lchownSync(join(entry.parentPath, entry.name), server.uid, server.gid)
  chownSync(folder, server.uid, server.gid)
}
