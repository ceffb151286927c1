import { isUuid } from '../../lib/ids.ts'
import { conflict } from '../web/errors.ts'
import type { Visit } from '../web/visit.ts'
import { findScan } from './queries.ts'
import { maySeeScan } from './rules.ts'
import { settleByHand } from './settle.ts'

/** What was typed in from a scan takes the scan along; 409 where somebody has settled it meanwhile. */
export async function enterScan(visit: Visit, scanId: string, caseId: string): Promise<void> {
  if (scanId === '') return
  const row = isUuid(scanId) ? await findScan(visit.tx, scanId, 'lock') : undefined
  if (row?.state !== 'waiting' || !maySeeScan(visit.viewer, row)) throw conflict()
  await settleByHand(visit, row, { caseId, visibility: 'city' }, 'entered')
}
