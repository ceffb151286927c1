import type { Tx } from '../../../platform/db/transaction.ts'
import { findChoice, insertChoice } from '../routing.ts'
import type { Day } from './apply-people.ts'

type By = { personId: string; hatId: string }
type Row = { what: string; row_id: string; was: string | null }

/** Fields go to a new section from its day on, also where the office had chosen another before. */
export async function applyRouting({ tx, plan, now, done }: Day, by: By): Promise<void> {
  for (const { code, name, fields } of plan.made)
    for (const field of fields) {
      const was = (await findChoice(tx, field))?.section ?? null
      const reason = `機構改革：${name}`
      const row_id = await insertChoice(tx, { field, section: code, reason, ...by }, now)
      done.push({ what: 'routing', row_id, was })
    }
}

/** What was chosen before holds again, unless somebody has chosen anew since. */
export async function undoRouting(tx: Tx, rows: readonly Row[], by: By, now: Date): Promise<void> {
  for (const { row_id, was } of rows.filter(({ what }) => what === 'routing')) {
    const chosen = await tx.db
      .selectFrom('routing_choice')
      .select(['field', 'reason'])
      .where('city_id', '=', tx.cityId)
      .where('id', '=', row_id)
      .executeTakeFirst()
    if (chosen === undefined || (await findChoice(tx, chosen.field))?.id !== row_id) continue
    await insertChoice(tx, { field: chosen.field, section: was, reason: chosen.reason, ...by }, now)
  }
}
