import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Identity, ownerOf } from './identity.ts'
import { giveToServer, giveTreeToServer } from './ownership.ts'
import type { Places } from './paths.ts'
import { hostBasedAccess, identMap } from './settings.ts'

/** Makes the home folder; as root, the server's group may pass through it and nobody else may even look. */
export function prepareHome(places: Places, { isRoot, server }: Identity) {
  mkdirSync(dirname(places.home), { recursive: true, mode: 0o700 })
  mkdirSync(places.home, { recursive: true })
  if (!isRoot) return chmodSync(places.home, 0o700)
  // a home that belongs to the server's user needs no group; everything else stays root's, so that the server cannot plant links
  if (ownerOf(places.home) !== server.uid) chownSync(places.home, 0, server.gid)
  chmodSync(places.home, 0o710)
}

/** Makes an existing cluster the server's, also after root has restored it, and lets in exactly today's users. */
export function prepareCluster(places: Places, identity: Identity) {
  if (identity.isRoot && ownerOf(places.cluster) === 0) giveTreeToServer(places.cluster, identity)
  chmodSync(places.cluster, 0o700)
  writeOwned(join(places.cluster, 'pg_hba.conf'), hostBasedAccess, identity)
  writeOwned(join(places.cluster, 'pg_ident.conf'), identMap(identity), identity)
}

function writeOwned(file: string, content: string, identity: Identity) {
  writeFileSync(file, content, { mode: 0o600 })
  giveToServer(file, identity)
}
