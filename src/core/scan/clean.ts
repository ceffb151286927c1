import type pg from 'pg'
import type { Storage } from '../../platform/storage/index.ts'
import { heldByNone } from '../records/holds.ts'

const dayMs = 24 * 60 * 60 * 1000
/** A scan that was thrown away by mistake is still there for so long. */
const keptDays = 30

type Row = {
  city_id: string
  id: string
  state: string
  sha256: string
  pages: string[]
}

async function isNamed(ownerPool: pg.Pool, cityId: string, sha256: string): Promise<boolean> {
  const { rowCount } = await ownerPool.query(
    `SELECT 1 FROM file WHERE city_id = $1 AND (sha256 = $2 OR sent_sha256 = $2)
     UNION ALL SELECT 1 FROM scan WHERE city_id = $1 AND (sha256 = $2 OR $2 = ANY (pages)) LIMIT 1`,
    [cityId, sha256],
  )
  return (rowCount ?? 0) > 0
}

type Cleaning = { ownerPool: pg.Pool; storage: Storage }

async function cleanOne({ ownerPool, storage }: Cleaning, row: Row): Promise<void> {
  const { city_id: cityId, id, state, sha256, pages } = row
  const gone = state === 'discarded'
  await ownerPool.query(
    `UPDATE scan SET pages = '{}', name = CASE WHEN $3 THEN '' ELSE name END,
       sha256 = CASE WHEN $3 THEN '' ELSE sha256 END WHERE city_id = $1 AND id = $2`,
    [cityId, id, gone],
  )
  for (const hash of gone ? [...pages, sha256] : pages)
    if (!(await isNamed(ownerPool, cityId, hash))) await storage.remove(cityId, hash)
}

/** The pictures of what is settled go, and the bytes of what was thrown away; who did it, when and why stays. */
export const cleanScans =
  (ownerPool: pg.Pool, storage: Storage, clock: () => Date) => async (): Promise<void> => {
    const { rows } = await ownerPool.query<Row>(
      `SELECT city_id, id, state, sha256, pages FROM scan
       WHERE settled_at < $1 AND ${heldByNone('scan', 'case_id')}
         AND (pages <> '{}' OR (state = 'discarded' AND name <> '')) LIMIT 500`,
      [new Date(clock().getTime() - keptDays * dayMs)],
    )
    for (const row of rows) await cleanOne({ ownerPool, storage }, row)
  }
