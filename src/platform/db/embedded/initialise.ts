import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { giveToServer } from './ownership.ts'
import type { Places } from './paths.ts'
import { EmbeddedRefusal } from './refusals.ts'
import { exitOf, ownPath, runAsServer } from './server-process.ts'

/** Creates the cluster beside its final place and renames it there, so that half a cluster never looks like one. */
export async function initialise(places: Places, binaries: Binaries, identity: Identity): Promise<void> {
  refuseUnknownFiles(places)
  removeDrafts(places)
  const draft = mkdtempSync(draftPrefix(places))
  chmodSync(draft, 0o700)
  giveToServer(draft, identity)
  await runInitdb(draft, binaries, identity)
  renameSync(draft, places.cluster)
  syncFolder(places.home)
}

function refuseUnknownFiles({ cluster }: Places) {
  if (!existsSync(cluster) || readdirSync(cluster).length === 0) return
  throw new EmbeddedRefusal(
    'failed-to-start',
    `${cluster} holds files but no PG_VERSION: perhaps a restore that did not finish. ` +
      'Nothing was changed. Restore again into an empty folder, or move these files away.',
  )
}

const draftPrefix = (places: Places) => `${places.cluster}.new-`

function removeDrafts(places: Places) {
  const prefix = basename(draftPrefix(places))
  for (const name of readdirSync(places.home).filter((entry) => entry.startsWith(prefix)))
    rmSync(join(places.home, name), { recursive: true, force: true, maxRetries: 3 })
}

async function runInitdb(draft: string, binaries: Binaries, identity: Identity) {
  const child = runAsServer(
    {
      file: binaries.initdb,
      args: argumentsFor(ownPath(draft, identity)),
      cwd: draft,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
    identity,
  )
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')))
  const exit = await exitOf(child)
  if (exit === 0) return
  rmSync(draft, { recursive: true, force: true })
  throw new EmbeddedRefusal(
    'failed-to-start',
    `PostgreSQL could not create its folder in ${dirname(draft)} (initdb: ${exit}).\n${(await said).join('\n').trim()}`,
  )
}

const argumentsFor = (pgdata: string) => [
  ...['-D', pgdata, '--username=postgres', '--encoding=UTF8', '--data-checksums', '--no-instructions'],
  // sorted by code point wherever it runs; LC_CTYPE still decides what a letter is in full-text search
  ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8'],
  ...['--lc-messages=C', '--lc-monetary=C', '--lc-numeric=C', '--lc-time=C'],
  ...['--auth=peer', '--text-search-config=simple'],
]

function syncFolder(folder: string) {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

export const isInitialised = (places: Places) => existsSync(join(places.cluster, 'PG_VERSION'))
