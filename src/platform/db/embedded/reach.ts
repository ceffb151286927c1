import { constants, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OsUser } from './identity.ts'

type Need = 'read' | 'enter'

const bits: Record<Need, number> = { read: 4, enter: 1 }

/** Whether a user may enter a folder, counting every folder above it. ACLs are ignored: a no too many only costs a copy. */
export function canEnter(folder: string, user: OsUser): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (!stats || !allows(stats, user, 'enter')) return false
  const parent = dirname(folder)
  return parent === folder || canEnter(parent, user)
}

export function canRead(file: string, user: OsUser): boolean {
  return canEnter(dirname(file), user) && allows(statSync(file), user, 'read')
}

function allows(stats: Stats, user: OsUser, need: Need): boolean {
  const mode = stats.mode & (constants.S_IRWXU | constants.S_IRWXG | constants.S_IRWXO)
  if (stats.uid === user.uid) return Boolean((mode >> 6) & bits[need])
  if (stats.gid === user.gid) return Boolean((mode >> 3) & bits[need])
  return Boolean(mode & bits[need])
}
