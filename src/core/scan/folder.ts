import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../lib/ids.ts'
import { inCity } from '../../platform/db/transaction.ts'
import type { CityRef } from '../edition/directory.ts'
import type { FileParts, KeptFile } from '../files/index.ts'
import { isScanKind, keepLoose } from '../files/index.ts'
import type { ReadParts } from './read.ts'
import { takeScan } from './take.ts'

type Given = ReadParts & { folder: string | undefined; files: FileParts }
type Lying = { city: CityRef; folder: string; name: string; path: string }

const mostAtOnce = 50
const largest = 60 * 1024 * 1024
const nobody = { personId: null, hatId: null, section: null }

/** Plain files only: no link leads out of the folder, and what a scanner still writes under a dot is left alone. */
async function filesIn(folder: string): Promise<{ name: string; path: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => ({ name, path: join(folder, name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function lyingIn(root: string, city: CityRef): Promise<Lying[]> {
  const folder = join(root, city.slug)
  return (await filesIn(folder)).map((file) => ({ city, folder, ...file }))
}

/** Moved aside under its name; beside one of the same name, under the moment too. */
async function moveTo(kind: 'done' | 'failed', { folder, name, path }: Lying, now: Date, why?: string) {
  const to = join(folder, kind)
  await mkdir(to, { recursive: true })
  const taken = await stat(join(to, name)).catch(() => undefined)
  const as = taken ? `${newId(now.getTime())}-${name}` : name
  if (why) await writeFile(join(to, `${as}.why.txt`), `${why}\n`)
  await rename(path, join(to, as))
  // From now on its time is counted, not from when the scanner wrote it.
  await utimes(join(to, as), now, now)
}

async function keptOf({ files }: Given, lying: Lying, now: Date): Promise<KeptFile | { code: string }> {
  if ((await stat(lying.path)).size > largest) return { code: 'fileTooLarge' }
  const bytes = new Uint8Array(await readFile(lying.path))
  const place = { ...files, cityId: lying.city.id }
  const kept = await keepLoose(place, { name: lying.name, bytes, now })
  if ('code' in kept) return kept
  return isScanKind(kept.mediaType) ? kept : { code: 'badFileKind' }
}

/** Kept in the database before it is moved: killed in between, it is found again, and is the same one. */
async function take(given: Given, lying: Lying): Promise<void> {
  const { appPool, clock, log } = given
  const now = clock()
  const kept = await keptOf(given, lying, now)
  if ('code' in kept) {
    log.warn({ city: lying.city.slug, code: kept.code }, 'a file of the scan folder cannot be read')
    return moveTo('failed', lying, now, kept.code)
  }
  await inCity(appPool, lying.city.id, 'write', (tx) => takeScan(tx, kept, nobody, now))
  await moveTo('done', lying, now)
}

const dayMs = 24 * 60 * 60 * 1000

async function removeOlder(folder: string, before: number): Promise<void> {
  for (const { path } of await filesIn(folder))
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true })
}

/** What was taken in lies in the storage; its copy in `done` goes after so many days. What failed stays until somebody looks. */
export function openScanFolderCleaner(
  { folder, directory, clock }: Pick<Given, 'folder' | 'directory' | 'clock'>,
  keptDays: number,
): () => Promise<void> {
  return async () => {
    if (folder === undefined) return
    const before = clock().getTime() - keptDays * dayMs
    for (const { slug } of await directory.list()) await removeOlder(join(folder, slug, 'done'), before)
  }
}

/** What could not be taken stays where it is, and is tried again; the others do not wait for it. */
const stays =
  ({ log }: Given, { city }: Lying) =>
  (error: unknown): void =>
    log.error({ city: city.slug, code: (error as { code?: unknown }).code }, 'a scan could not be taken in')

/** Takes what stands as it stood before; tells how the rest stands now. */
async function takeStill(given: Given, lying: readonly Lying[], before: ReadonlyMap<string, string>) {
  const now = new Map<string, string>()
  for (const one of lying) {
    const { size, mtimeMs } = (await stat(one.path).catch(() => undefined)) ?? {}
    const stands = `${size}:${mtimeMs}`
    if (before.get(one.path) === stands) await take(given, one).catch(stays(given, one))
    else now.set(one.path, stands)
  }
  return now
}

/**
 * Takes what scanners put into the folder, a subfolder for each city. A file is taken once its size and time have stood
 * still from one look to the next.
 */
export function openScanFolder(given: Given): () => Promise<void> {
  let before: ReadonlyMap<string, string> = new Map()
  return async () => {
    const { folder, directory } = given
    if (folder === undefined) return
    const cities = await directory.list()
    const lying = (await Promise.all(cities.map((city) => lyingIn(folder, city)))).flat()
    before = await takeStill(given, lying.slice(0, mostAtOnce), before)
  }
}
