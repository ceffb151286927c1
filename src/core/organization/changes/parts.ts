import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Line, NewSection, SectionChange } from './plan.ts'

export async function insertLine(
  { db, cityId }: Tx,
  planId: string,
  line: Omit<Line, 'id'>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('change_line')
    .values({ city_id: cityId, id: newId(now.getTime()), plan_id: planId, removed_at: null, ...line })
    .execute()
}

export async function insertSectionChange(
  { db, cityId }: Tx,
  planId: string,
  change: Omit<SectionChange, 'id'>,
  now: Date,
): Promise<boolean> {
  const row = await db
    .insertInto('section_change')
    .values({ city_id: cityId, id: newId(now.getTime()), plan_id: planId, removed_at: null, ...change })
    .onConflict((oc) =>
      oc.columns(['city_id', 'plan_id', 'from_code']).where('removed_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertSectionMade(
  { db, cityId }: Tx,
  planId: string,
  made: Omit<NewSection, 'id'>,
  now: Date,
): Promise<void> {
  await db
    .insertInto('section_made')
    .values({
      city_id: cityId,
      id: newId(now.getTime()),
      plan_id: planId,
      removed_at: null,
      ...made,
      fields: [...made.fields],
    })
    .execute()
}

/** Takes a line, a change of sections or a new section out of a plan; it stays on record. */
export async function takeOut(
  { db, cityId }: Tx,
  table: 'change_line' | 'section_change' | 'section_made',
  planId: string,
  id: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable(table)
    .set({ removed_at: now })
    .where('city_id', '=', cityId)
    .where('plan_id', '=', planId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}
