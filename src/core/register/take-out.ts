import type { Tx } from '../../platform/db/transaction.ts'
import { changeCase } from '../case/change.ts'
import { changeEntry, type RegisterEntry } from './entries.ts'

/**
 * Takes out of the register what stands there by mistake, with the case that came of it: nobody outside the city hall
 * reads it any more, and the same row of a list may come again. False when somebody was faster.
 */
export async function takeOut(tx: Tx, entry: RegisterEntry): Promise<boolean> {
  if (!(await changeEntry(tx, entry, { out: true, row_key: null }))) return false
  const { db, cityId } = tx
  const subject = await db
    .selectFrom('collaboration')
    .select(['id', 'version'])
    .where('city_id', '=', cityId)
    .where('id', '=', entry.case_id)
    .executeTakeFirstOrThrow()
  return changeCase(tx, subject, { state: 'ended', visibility: 'desk', closed_on: null })
}
