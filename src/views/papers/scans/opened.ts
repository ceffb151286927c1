import { keepScanEvent, type ScanRow } from '../../../core/scan/index.ts'
import type { Visit } from '../../../core/web/visit.ts'
import { inCity } from '../../../platform/db/transaction.ts'

/** Every opening is kept, before the page goes out: whose paper it is, nobody knows yet, so it stands with the scan. */
export function noteOpened({ runtime, city, viewer, now, afterCommit }: Visit, { id }: ScanRow): void {
  if (viewer === undefined) return
  const event = {
    scanId: id,
    kind: 'opened',
    personId: viewer.person.id,
    hatId: viewer.hat.id,
    at: now,
  } as const
  afterCommit(() => inCity(runtime.pool, city.id, 'write', (tx) => keepScanEvent(tx, event)))
}
