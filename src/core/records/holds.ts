import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Viewer } from '../people/viewer.ts'

export type Hold = { id: string; reason: string; at: Date }
/** What can be held: a case, a person, a group. */
export type HeldRecord = { record: 'case' | 'person' | 'group'; id: string }

/** Keeps a record from being disposed of; a second hold beside one that stands changes nothing. */
export async function holdRecord(
  { db, cityId }: Tx,
  { record, id }: HeldRecord,
  reason: string,
  { person, hat }: NonNullable<Viewer>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('legal_hold')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      record,
      record_id: id,
      reason,
      by_person_id: person.id,
      by_hat_id: hat.id,
      at: now,
      lifted_at: null,
      lifted_by: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'record_id']).where('lifted_at', 'is', null).doNothing())
    .execute()
}

export async function liftHold({ db, cityId }: Tx, recordId: string, by: string, now: Date): Promise<void> {
  await db
    .updateTable('legal_hold')
    .set({ lifted_at: now, lifted_by: by })
    .where('city_id', '=', cityId)
    .where('record_id', '=', recordId)
    .where('lifted_at', 'is', null)
    .execute()
}

export const findHold = ({ db, cityId }: Tx, recordId: string): Promise<Hold | undefined> =>
  db
    .selectFrom('legal_hold')
    .select(['id', 'reason', 'at'])
    .where('city_id', '=', cityId)
    .where('record_id', '=', recordId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()

/**
 * For the jobs that empty or delete, as SQL: none of these records is held. The names are of the row's own columns and of
 * no input.
 */
export const heldByNone = (row: string, ...records: readonly [string, ...string[]]): string =>
  `NOT EXISTS (SELECT 1 FROM legal_hold l WHERE l.city_id = ${row}.city_id AND l.lifted_at IS NULL
    AND l.record_id IN (${records.map((column) => `${row}.${column}`).join(', ')}))`
