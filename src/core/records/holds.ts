import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Viewer } from '../people/viewer.ts'

export type Hold = { id: string; reason: string; at: Date }

/** Keeps a case from being disposed of; a second hold beside one that stands changes nothing. */
export async function holdCase(
  { db, cityId }: Tx,
  caseId: string,
  reason: string,
  { person, hat }: NonNullable<Viewer>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('legal_hold')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      record: 'case',
      record_id: caseId,
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

export async function liftHold({ db, cityId }: Tx, caseId: string, by: string, now: Date): Promise<void> {
  await db
    .updateTable('legal_hold')
    .set({ lifted_at: now, lifted_by: by })
    .where('city_id', '=', cityId)
    .where('record_id', '=', caseId)
    .where('lifted_at', 'is', null)
    .execute()
}

export const findHold = ({ db, cityId }: Tx, caseId: string): Promise<Hold | undefined> =>
  db
    .selectFrom('legal_hold')
    .select(['id', 'reason', 'at'])
    .where('city_id', '=', cityId)
    .where('record_id', '=', caseId)
    .where('lifted_at', 'is', null)
    .executeTakeFirst()
