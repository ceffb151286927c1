import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { OpeningInput, PartnerTable } from './rules.ts'

export async function insertTable({ db, cityId }: Tx, caseId: string, now: Date): Promise<void> {
  await db
    .insertInto('partner_table')
    .values({
      city_id: cityId,
      case_id: caseId,
      state: 'open',
      mode: 'sittings',
      why: '',
      facilitator: null,
      outcome: null,
      opened_at: now,
      ended_at: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'case_id']).doNothing())
    .execute()
}

export const findTable = ({ db, cityId }: Tx, caseId: string): Promise<PartnerTable | undefined> =>
  db
    .selectFrom('partner_table')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()

type Patch = Partial<OpeningInput & Pick<PartnerTable, 'facilitator' | 'state' | 'outcome' | 'ended_at'>>

export async function changeTable({ db, cityId }: Tx, caseId: string, patch: Patch): Promise<void> {
  await db
    .updateTable('partner_table')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .execute()
}
