import { sql, type Updateable } from 'kysely'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { indexCase } from './search-index.ts'
import type { Case } from './types.ts'

type Changeable = Omit<
  Updateable<Schema['collaboration']>,
  'city_id' | 'id' | 'version' | 'trail_seq' | 'trail_hash'
>

/**
 * Changes a case if nobody was faster: false when its version has gone on since it was read.
 * Two officers who press at once get one winner and one who is told.
 */
export async function changeCase(
  tx: Tx,
  read: Pick<Case, 'id' | 'version'>,
  patch: Changeable,
): Promise<boolean> {
  const changed = await tx.db
    .updateTable('collaboration')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return false
  await indexCase(tx, read.id)
  return true
}
