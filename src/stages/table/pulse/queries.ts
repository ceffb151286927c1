import type { Tx } from '../../../platform/db/transaction.ts'
import type { Pulse } from './rules.ts'

export async function insertPulse({ db, cityId }: Tx, caseId: string, pulse: Pulse): Promise<void> {
  await db
    .insertInto('table_pulse')
    .values({
      city_id: cityId,
      case_id: caseId,
      sitting: pulse.sitting,
      mode: pulse.mode,
      given: [],
      marks: '{}',
      people: pulse.people,
      until_on: pulse.until_on,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id', 'sitting']).doNothing())
    .execute()
}

/** Held until the transaction ends: two who answer at once are both counted. */
export async function lockPulse(
  { db, cityId }: Tx,
  caseId: string,
  sitting: number,
): Promise<Pulse | undefined> {
  const row = await db
    .selectFrom('table_pulse')
    .select(['sitting', 'mode', 'given', 'marks', 'people', 'until_on'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('sitting', '=', sitting)
    .forUpdate()
    .executeTakeFirst()
  return row as Pulse | undefined
}

export async function keepPulse({ db, cityId }: Tx, caseId: string, pulse: Pulse): Promise<void> {
  await db
    .updateTable('table_pulse')
    .set({ given: pulse.given, marks: JSON.stringify(pulse.marks) })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('sitting', '=', pulse.sitting)
    .execute()
}
