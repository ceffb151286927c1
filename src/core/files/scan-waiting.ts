import type pg from 'pg'
import type { Logger } from 'pino'
import type { FileChecks } from '../../platform/scan/index.ts'
import type { Storage } from '../../platform/storage/index.ts'

type Parts = { ownerPool: pg.Pool; storage: Storage; checks: FileChecks; log: Logger }
type Waiting = { city_id: string; id: string; sha256: string }

/** So many in one go; the rest comes with the next. */
const atOnce = 100

/** False: the scanner is still out of reach. Bytes that are not there are somebody else's alarm, and keep nothing closed. */
async function scanOne({ ownerPool, storage, checks, log }: Parts, file: Waiting): Promise<boolean> {
  const content = await storage.read(file.city_id, file.sha256)
  if (content === undefined) return true
  const verdict = await checks.scan?.(new Uint8Array(await new Response(content).arrayBuffer()))
  if (verdict === undefined || verdict === 'unreachable') return false
  if (verdict === 'infected') log.warn({ fileId: file.id }, 'an attached file is infected, and stays closed')
  const values = [file.city_id, file.id, verdict]
  await ownerPool.query('UPDATE file SET scan = $3 WHERE city_id = $1 AND id = $2', values)
  return true
}

/**
 * Looks at files that came while the scanner was out of reach. Runs as the owner, for all cities; a scanner that is out of
 * reach still leaves everything waiting. What is found is logged by its id, never by its name.
 */
export const scanWaiting = (parts: Parts) => async (): Promise<void> => {
  if (parts.checks.scan === undefined) return
  const { rows } = await parts.ownerPool.query<Waiting>(
    `SELECT city_id, id, sha256 FROM file WHERE scan = 'waiting' ORDER BY added_at LIMIT ${atOnce}`,
  )
  for (const file of rows) if (!(await scanOne(parts, file))) return
}
