import type { Tx } from '../../platform/db/transaction.ts'
import type { Visibility } from '../case/types.ts'
import { type AttachedFile, attachKept, type KeptFile } from '../files/index.ts'
import { signatureOf } from '../people/signature.ts'
import type { Signature } from '../trail/ledger.ts'
import { conflict } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { paperStage } from './entries.tsx'
import { keepScanEvent, type ScanRow, updateScan } from './queries.ts'

export const keptIn = (row: ScanRow): KeptFile => ({
  name: row.name,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256,
  sentSize: row.sent_size,
  sentSha256: row.sent_sha256,
  made: row.made,
  scan: row.scan,
})

type Target = { caseId: string; visibility: Visibility; pages?: string[] }
type Act = { by: Signature; state: 'attached' | 'entered'; now: Date }

/** A scan becomes a file of a case; false when somebody settled it meanwhile. */
export async function settleScan(
  tx: Tx,
  row: ScanRow,
  { caseId, visibility, pages }: Target,
  { by, state, now }: Act,
): Promise<AttachedFile | undefined> {
  const change = { state, caseId, settledAt: now, ...(pages === undefined ? {} : { pages }) }
  if (!(await updateScan(tx, row, change))) return undefined
  const { personId, hatId } = by
  await keepScanEvent(tx, { scanId: row.id, kind: state, personId, hatId, at: now })
  return attachKept(tx, keptIn(row), { caseId, visibility, personId, now })
}

/** The thread of the case tells that a paper was read, and by whom. */
export const scanEntry = (caseId: string, visibility: Visibility, file: AttachedFile) => ({
  caseId,
  stage: paperStage,
  kind: 'scanned',
  visibility,
  facts: { files: [file] },
})

/** By whoever acts on a page: assigned by number, or typed in. */
export async function settleByHand(
  visit: Visit,
  row: ScanRow,
  { caseId, visibility }: Target,
  state: Act['state'],
): Promise<void> {
  const by = signatureOf(visit.viewer, visit.definition)
  const file = await settleScan(visit.tx, row, { caseId, visibility }, { by, state, now: visit.now })
  if (file === undefined) throw conflict()
  visit.record(scanEntry(caseId, visibility, file))
}
