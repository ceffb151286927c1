import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { Logger } from 'pino'
import { z } from 'zod'
import { todayInJapan } from '../../lib/dates.ts'
import type { ScanWhy } from '../../platform/db/tables/scans.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { readPaper } from '../../platform/paper/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { Visibility } from '../case/types.ts'
import { findPrinted } from '../draft/index.ts'
import type { City, Directory } from '../edition/directory.ts'
import { signatureOf } from '../people/signature.ts'
import type { Hat } from '../people/viewer.ts'
import { openLedger, type Signature } from '../trail/ledger.ts'
import { findCaseId, findScan, type ScanRow, updateScan } from './queries.ts'
import { type Found, placeOf } from './rules.ts'
import { scanEntry, settleScan } from './settle.ts'

export type ReadParts = {
  appPool: pg.Pool
  storage: Storage
  directory: Directory
  clock: () => Date
  log: Logger
}
const payloadOf = z.object({ cityId: z.uuid(), scanId: z.uuid() })
type Looked = { found: Found; pages: string[] }

const keepPicture = async (storage: Storage, cityId: string, file: string): Promise<string> => {
  const bytes = new Uint8Array(await readFile(file))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await storage.put(cityId, sha256, bytes)
  return sha256
}

/** Reads the paper in a folder of its own, which goes whatever happens. */
async function look(
  { storage }: ReadParts,
  city: { id: string; slug: string },
  row: ScanRow,
): Promise<Looked> {
  const unreadable: Looked = { found: { to: 'inbox', why: 'unreadable' }, pages: [] }
  const content = await storage.read(city.id, row.sha256)
  if (content === undefined) return unreadable
  const folder = await mkdtemp(join(tmpdir(), 'yui-scan-'))
  try {
    const file = join(folder, 'paper')
    await writeFile(file, new Uint8Array(await new Response(content).arrayBuffer()), { mode: 0o600 })
    const read = await readPaper(file, row.media_type, folder)
    if (read === undefined) return unreadable
    const pages: string[] = []
    for (const name of read.pictures) pages.push(await keepPicture(storage, city.id, join(folder, name)))
    const found: Found =
      read.looked < read.pages ? { to: 'inbox', why: 'tooMany' } : placeOf(city.slug, read.texts.flat())
    return { found, pages }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whoever brought it signs for it, in the hat they then wore; what came by the watched folder is signed by Yui. */
async function signerOf(
  { db, cityId }: Tx,
  row: ScanRow,
  definition: City['definition'],
): Promise<Signature> {
  const hat = await db
    .selectFrom('hat')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'hat.city_id').onRef('person.id', '=', 'hat.person_id'),
    )
    .select(['hat.id', 'hat.kind', 'hat.section', 'person.id as personId', 'person.name'])
    .where('hat.city_id', '=', cityId)
    .where('hat.id', '=', row.by_hat_id ?? '00000000-0000-0000-0000-000000000000')
    .executeTakeFirst()
  if (hat === undefined) return signatureOf(undefined, definition)
  const worn = { id: hat.id, kind: hat.kind, section: hat.section ?? undefined } as Hat
  return signatureOf({ person: { id: hat.personId, name: hat.name }, hat: worn, hats: [worn] }, definition)
}

type Target = { caseId: string; visibility: Visibility; pages: string[] }

async function attach(tx: Tx, row: ScanRow, target: Target, definition: City['definition'], now: Date) {
  const by = await signerOf(tx, row, definition)
  const file = await settleScan(tx, row, target, { by, state: 'attached', now })
  if (file === undefined) return
  const ledger = openLedger(tx, by, now)
  ledger.record(scanEntry(target.caseId, target.visibility, file))
  await ledger.flush()
}

type Waiting = { why: ScanWhy; draftId?: string; section?: string }

/** What a signed sheet was printed from may have been taken in meanwhile; otherwise it waits for those who typed it. */
async function placeNow(tx: Tx, found: Found): Promise<Found & { section?: string }> {
  if (found.to === 'case' || found.draftId === undefined) return found
  const printed = await findPrinted(tx, found.draftId)
  if (printed?.number) return { to: 'case', number: printed.number, visibility: 'city' }
  return printed?.section ? { ...found, section: printed.section } : found
}

/** Whoever brought it keeps it; what came by the watched folder goes to whom it concerns. */
const wait = (tx: Tx, row: ScanRow, { why, draftId, section }: Waiting, pages: string[]) =>
  updateScan(tx, row, {
    state: 'waiting',
    why,
    pages,
    ...(draftId ? { draftId } : {}),
    ...(section && row.section === null ? { section } : {}),
  })

async function put(tx: Tx, id: string, { found, pages }: Looked, definition: City['definition'], now: Date) {
  const row = await findScan(tx, id, 'lock')
  if (row?.state !== 'reading') return
  const place = await placeNow(tx, found)
  const caseId = place.to === 'case' ? await findCaseId(tx, place.number) : undefined
  if (place.to === 'inbox') await wait(tx, row, place, pages)
  else if (caseId === undefined) await wait(tx, row, { why: 'unknown' }, pages)
  else await attach(tx, row, { caseId, visibility: place.visibility, pages }, definition, now)
}

/** Reads one scan that has come in, and puts it where it belongs. Safe to run twice: what is settled stays. */
export const openScanReader =
  (parts: ReadParts) =>
  async (payload: unknown): Promise<void> => {
    const { cityId, scanId } = payloadOf.parse(payload)
    const { appPool, directory, clock } = parts
    const ref = (await directory.list()).find(({ id }) => id === cityId)
    const city = ref && (await directory.on(ref, todayInJapan(clock())))
    if (city === undefined) return
    const row = await inCity(appPool, city.id, 'read', (tx) => findScan(tx, scanId, 'look'))
    if (row?.state !== 'reading') return
    const looked = await look(parts, city, row)
    await inCity(appPool, city.id, 'write', (tx) => put(tx, row.id, looked, city.definition, clock()))
  }
