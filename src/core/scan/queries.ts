import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { ScanEventKind, ScanState, ScanWhy } from '../../platform/db/tables/scans.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { KeptFile } from '../files/index.ts'

export type ScanRow = {
  id: string
  state: ScanState
  why: ScanWhy
  name: string
  media_type: string
  size: number
  sha256: string
  sent_size: number
  sent_sha256: string
  made: KeptFile['made']
  scan: KeptFile['scan']
  pages: string[]
  section: string | null
  by_person_id: string | null
  by_hat_id: string | null
  case_id: string | null
  draft_id: string | null
  added_at: Date
  version: number
  /** Of the case it went to. */
  number: string | null
}

export type Bringer = { personId: string | null; hatId: string | null; section: string | null }

/** A new scan; undefined when the same paper is there already. */
export async function insertScan(
  { db, cityId }: Tx,
  kept: KeptFile,
  { personId, hatId, section }: Bringer,
  now: Date,
): Promise<string | undefined> {
  const id = newId(now.getTime())
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('scan')
    .values({
      city_id: cityId,
      id,
      state: 'reading',
      name: kept.name,
      media_type: kept.mediaType,
      size: kept.size,
      sha256: kept.sha256,
      sent_size: kept.sentSize,
      sent_sha256: kept.sentSha256,
      made: kept.made,
      scan: kept.scan,
      section,
      by_person_id: personId,
      by_hat_id: hatId,
      case_id: null,
      draft_id: null,
      added_at: now,
      settled_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : undefined
}

const columns = sql<ScanRow>`s.id, s.state, s.why, s.name, s.media_type, s.size, s.sha256, s.sent_size, s.sent_sha256,
  s.made, s.scan, s.pages, s.section, s.by_person_id, s.by_hat_id, s.case_id, s.draft_id, s.added_at, s.version,
  (SELECT c.number FROM collaboration c WHERE c.city_id = s.city_id AND c.id = s.case_id) AS number`

export async function findScan(
  { db, cityId }: Tx,
  id: string,
  lock: 'lock' | 'look',
): Promise<ScanRow | undefined> {
  const { rows } = await sql<ScanRow>`SELECT ${columns} FROM scan s
    WHERE s.city_id = ${cityId} AND s.id = ${id} ${lock === 'lock' ? sql`FOR UPDATE OF s` : sql``}`.execute(
    db,
  )
  return rows[0]
}

const mostListed = 100

/** What waits, oldest first; and below it what was settled last. Of one section, or of all for the coordination office. */
export async function listScans({ db, cityId }: Tx, section: string | null): Promise<ScanRow[]> {
  const whose = section === null ? sql`` : sql`AND s.section = ${section}`
  const { rows } = await sql<ScanRow>`
    (SELECT ${columns} FROM scan s WHERE s.city_id = ${cityId} AND s.state IN ('reading', 'waiting') ${whose}
      ORDER BY s.id LIMIT ${mostListed})
    UNION ALL
    (SELECT ${columns} FROM scan s WHERE s.city_id = ${cityId} AND s.state IN ('attached', 'entered') ${whose}
      ORDER BY s.id DESC LIMIT 10)`.execute(db)
  return rows
}

type Change = {
  state: ScanState
  why?: ScanWhy
  pages?: string[]
  caseId?: string
  draftId?: string
  section?: string
  settledAt?: Date
}

/** False when somebody was faster. */
export async function updateScan(
  { db, cityId }: Tx,
  { id, version }: Pick<ScanRow, 'id' | 'version'>,
  { state, why, pages, caseId, draftId, section, settledAt }: Change,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('scan')
    .set({
      state,
      version: version + 1,
      ...(why === undefined ? {} : { why }),
      ...(pages === undefined ? {} : { pages }),
      ...(caseId === undefined ? {} : { case_id: caseId }),
      ...(draftId === undefined ? {} : { draft_id: draftId }),
      ...(section === undefined ? {} : { section }),
      ...(settledAt === undefined ? {} : { settled_at: settledAt }),
    })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type NewEvent = {
  scanId: string
  kind: ScanEventKind
  personId: string | null
  hatId: string | null
  reason?: string
  at: Date
}

export async function keepScanEvent({ db, cityId }: Tx, event: NewEvent): Promise<void> {
  await db
    .insertInto('scan_event')
    .values({
      city_id: cityId,
      id: newId(event.at.getTime()),
      scan_id: event.scanId,
      kind: event.kind,
      reason: event.reason ?? '',
      by_person_id: event.personId,
      by_hat_id: event.hatId,
      at: event.at,
    })
    .execute()
}

/** The case of a number, whoever may know of it: the paper itself says that it belongs there. */
export const findCaseId = async ({ db, cityId }: Tx, number: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('collaboration')
      .select('id')
      .where('city_id', '=', cityId)
      .where('number', '=', number)
      .executeTakeFirst()
  )?.id
