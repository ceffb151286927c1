import type pg from 'pg'
import { heldByNone } from '../records/holds.ts'

const dayMs = 24 * 60 * 60 * 1000
/** Without an account nobody can be told; with one a winter may lie between two evenings of writing. */
const keptDays = { nobody: 30, somebody: 180, sent: 7 } as const
const savesKept = 50

/** Deletes drafts that nobody goes on with, and early saves of the others; what a held person wrote stays. Runs as the owner, for all cities. */
export const cleanDrafts = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const ago = (days: number) => new Date(clock().getTime() - days * dayMs)
  const free = heldByNone('d', 'person_id')
  const old = `SELECT city_id, id FROM draft d WHERE ((person_id IS NULL AND saved_at < $1)
    OR saved_at < $2 OR sent_at < $3) AND ${free}`
  const dates = [ago(keptDays.nobody), ago(keptDays.somebody), ago(keptDays.sent)]
  for (const table of ['draft_save', 'draft_key'])
    await ownerPool.query(`DELETE FROM ${table} WHERE (city_id, draft_id) IN (${old})`, dates)
  await ownerPool.query(`DELETE FROM draft WHERE (city_id, id) IN (${old})`, dates)
  await ownerPool.query(
    `DELETE FROM draft_save s USING draft d
     WHERE d.city_id = s.city_id AND d.id = s.draft_id AND s.version < d.version - $1 AND ${free}`,
    [savesKept],
  )
}
