import { sql } from 'kysely'
import { addDays, type PlainDate, todayInJapan } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Definition } from '../../edition/schema/index.ts'
import { bumpPages, type Signature } from '../../trail/ledger.ts'
import { keepOrganizationEvent } from '../events.ts'
import { tellCases, tellDirectories } from './apply.ts'
import { undoRouting } from './apply-routing.ts'
import { changesSections } from './coming.ts'
import { changePlan, type Plan } from './plan.ts'
import { emptyMade } from './undo-made.ts'

/** So long a plan can be undone; later too much has been built on it. */
export const undoDays = 14

export const canUndo = (plan: Plan, now: Date): boolean =>
  plan.state === 'applied' &&
  plan.applied_at !== null &&
  todayInJapan(now) <= addDays(todayInJapan(plan.applied_at), undoDays)

type Row = { what: string; row_id: string; case_id: string | null; was: string | null; became: string | null }
type Undo = (tx: Tx, row: Row, plan: { effective_on: PlainDate }) => Promise<unknown>

/** Each puts back what was, but only where nobody has changed it since. */
const undoing: Readonly<Record<string, Undo>> = {
  hatBegun: async ({ db, cityId }, { row_id }, { effective_on }) => {
    await sql`UPDATE hat SET until = ${addDays(effective_on, -1)} WHERE city_id = ${cityId} AND id = ${row_id}`.execute(
      db,
    )
    await sql`DELETE FROM session WHERE city_id = ${cityId} AND hat_id = ${row_id}`.execute(db)
  },
  hatEnded: ({ db, cityId }, { row_id, was, became }) =>
    sql`UPDATE hat SET until = ${was}::date WHERE city_id = ${cityId} AND id = ${row_id} AND until = ${became}::date`.execute(
      db,
    ),
  functionBegun: ({ db, cityId }, { row_id }, { effective_on }) =>
    sql`UPDATE staff_function SET until = ${addDays(effective_on, -1)} WHERE city_id = ${cityId} AND id = ${row_id}`.execute(
      db,
    ),
  functionEnded: ({ db, cityId }, { row_id, was, became }) =>
    sql`UPDATE staff_function SET until = ${was}::date
      WHERE city_id = ${cityId} AND id = ${row_id} AND until = ${became}::date`.execute(db),
  case: async ({ db, cityId }, { row_id, was, became }) => {
    await sql`UPDATE collaboration SET section = ${was}, version = version + 1
      WHERE city_id = ${cityId} AND id = ${row_id} AND section = ${became}`.execute(db)
    await sql`UPDATE consultation SET section = ${was}, version = version + 1
      WHERE city_id = ${cityId} AND case_id = ${row_id} AND section = ${became}`.execute(db)
    await sql`UPDATE duty SET section = ${was}
      WHERE city_id = ${cityId} AND case_id = ${row_id} AND section = ${became} AND closed_at IS NULL`.execute(
      db,
    )
  },
  duty: ({ db, cityId }, { row_id, was, became }) =>
    sql`UPDATE duty SET section = ${was} WHERE city_id = ${cityId} AND id = ${row_id} AND section = ${became}`.execute(
      db,
    ),
  party: ({ db, cityId }, { row_id, case_id, was, became }) =>
    sql`UPDATE party_section SET section = ${was}
      WHERE city_id = ${cityId} AND case_id = ${case_id} AND party_id = ${row_id} AND section = ${became}`.execute(
      db,
    ),
  officer: ({ db, cityId }, { row_id, was, became }) =>
    sql`UPDATE case_staff SET officer_id = ${was}::uuid, version = version + 1
      WHERE city_id = ${cityId} AND case_id = ${row_id} AND officer_id IS NOT DISTINCT FROM ${became}::uuid`.execute(
      db,
    ),
  // Somebody's record stays; without a hat nobody can sign in with it.
  person: async () => undefined,
}

/** Undoes a plan, the last thing first. Both it and its undoing stay on record. False where somebody was faster. */
export async function undoPlan(
  tx: Tx,
  plan: Plan,
  by: { personId: string; hatId: string; signature: Signature },
  { edition, now }: { edition: Definition; now: Date },
): Promise<boolean> {
  if (!canUndo(plan, now)) return false
  if (!(await changePlan(tx, plan, { state: 'undone', undone_at: now }))) return false
  const { rows } = await sql<Row>`SELECT what, row_id, case_id, was, became FROM change_done
    WHERE city_id = ${tx.cityId} AND plan_id = ${plan.id} ORDER BY id DESC`.execute(tx.db)
  for (const row of rows) await undoing[row.what]?.(tx, row, plan)
  await undoRouting(tx, rows, by, now)
  const left = await emptyMade({ tx, plan, now, done: [] }, edition, todayInJapan(now))
  const back = rows
    .filter(({ what }) => what === 'case' || what === 'party')
    .map(({ case_id, was, became }) => ({ caseId: case_id ?? '', from: became ?? '', to: was ?? '' }))
  const once = [...new Map([...left, ...back].map((one) => [one.caseId, one])).values()]
  await keepOrganizationEvent(tx, { kind: 'planUndone', planId: plan.id }, by, now)
  await tellCases(
    tx,
    'sectionRestored',
    once.map((one) => ({ ...one, reason: '', asParty: false })),
    by.signature,
    now,
  )
  if (changesSections(plan)) await tellDirectories(tx)
  await bumpPages(tx)
  return true
}
