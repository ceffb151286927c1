import { sql } from 'kysely'
import { fiscalYear } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Note, Slip } from './queries.ts'

export type SlipFields = Pick<
  Slip,
  | 'held_on'
  | 'channel'
  | 'minutes'
  | 'visitor_kind'
  | 'age_group'
  | 'visitor'
  | 'continued'
  | 'themes'
  | 'asked'
  | 'answered'
  | 'next_step'
  | 'follow_on'
  | 'organization_id'
  | 'case_id'
  | 'keep_until'
  | 'state'
>

/** The next number of the fiscal year, given when a slip is kept. */
async function numbered({ db, cityId }: Tx, { state, held_on }: SlipFields) {
  if (state === 'draft') return {}
  const year = fiscalYear(held_on)
  const { next } = await db
    .insertInto('centre_counter')
    .values({ city_id: cityId, fiscal_year: year, next: 1 })
    .onConflict((conflict) =>
      conflict.columns(['city_id', 'fiscal_year']).doUpdateSet({ next: sql`centre_counter.next + 1` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return { fiscal_year: year, serial: next }
}

type By = { personId: string; hatId: string }

export async function insertSlip(tx: Tx, fields: SlipFields, by: By, now: Date): Promise<string> {
  const id = newId(now.getTime())
  await tx.db
    .insertInto('centre_slip')
    .values({
      city_id: tx.cityId,
      id,
      fiscal_year: null,
      serial: null,
      ...fields,
      ...(await numbered(tx, fields)),
      person_id: by.personId,
      hat_id: by.hatId,
      created_at: now,
    })
    .execute()
  return id
}

/** False when somebody was faster. A kept slip keeps its number. */
export async function updateSlip(
  tx: Tx,
  read: Pick<Slip, 'id' | 'version' | 'serial'>,
  patch: Partial<SlipFields>,
): Promise<boolean> {
  const number = read.serial === null && patch.state === 'kept' ? await numbered(tx, patch as SlipFields) : {}
  const changed = await tx.db
    .updateTable('centre_slip')
    .set({ ...patch, ...number, version: sql`version + 1` })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', read.id)
    .where('version', '=', read.version)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

type NewNote = Omit<Note, 'id' | 'staff'> & { slipId: string }

export async function insertNote({ db, cityId }: Tx, note: NewNote, by: By, now: Date): Promise<void> {
  const { slipId, ...rest } = note
  await db
    .insertInto('centre_note')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      slip_id: slipId,
      ...rest,
      person_id: by.personId,
      hat_id: by.hatId,
      at: now,
    })
    .execute()
}
