import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** With an id where something else is known by it. */
export type NewDuty = { id?: string; caseId: string; kind: string; dueOn?: PlainDate | undefined } & (
  | { section: string; partyId?: undefined }
  | { partyId: string; section?: undefined }
)

/** Opens what somebody now owes, in the transaction that causes it. */
export async function openDuty({ db, cityId }: Tx, duty: NewDuty, now: Date): Promise<void> {
  await db
    .insertInto('duty')
    .values({
      city_id: cityId,
      id: duty.id ?? newId(now.getTime()),
      case_id: duty.caseId,
      kind: duty.kind,
      section: duty.section ?? null,
      party_id: duty.partyId ?? null,
      due_on: duty.dueOn ?? null,
      opened_at: now,
      closed_at: null,
    })
    .execute()
}

/** Closes one duty, whatever else of its kind is open. */
export async function closeDuty({ db, cityId }: Tx, id: string, now: Date): Promise<void> {
  await db
    .updateTable('duty')
    .set({ closed_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute()
}

/** Closes the open duties of a kind in a case; with `partyId`, only that party's. */
export async function closeDuties(
  { db, cityId }: Tx,
  duty: { caseId: string; kind: string; partyId?: string },
  now: Date,
): Promise<void> {
  let query = db
    .updateTable('duty')
    .set({ closed_at: now })
    .where('city_id', '=', cityId)
    .where('case_id', '=', duty.caseId)
    .where('kind', '=', duty.kind)
    .where('closed_at', 'is', null)
  if (duty.partyId !== undefined) query = query.where('party_id', '=', duty.partyId)
  await query.execute()
}
