import type { Tx } from '../../platform/db/transaction.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { KeptFile } from '../files/index.ts'
import { type Bringer, insertScan, keepScanEvent } from './queries.ts'

export const readTask = 'scans.read'

/** A paper has come in: it is read by the job process. Undefined where the same paper was there already. */
export async function takeScan(
  tx: Tx,
  kept: KeptFile,
  bringer: Bringer,
  now: Date,
): Promise<string | undefined> {
  const id = await insertScan(tx, kept, bringer, now)
  if (id === undefined) return undefined
  const { personId, hatId } = bringer
  await keepScanEvent(tx, { scanId: id, kind: 'came', personId, hatId, at: now })
  await enqueue(tx, readTask, { scanId: id })
  return id
}
