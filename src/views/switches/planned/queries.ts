import type { Switchable } from '../../../core/edition/schema/index.ts'
import type { By } from '../../../core/people/by.ts'
import type { PlainDate } from '../../../lib/dates.ts'
import { newId } from '../../../lib/ids.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { reachIn } from '../rules.ts'
import type { PlanInput, Planned } from './rules.ts'

/** What is to come, and what became of what was to come; the newest first. */
export const listPlanned = ({ db, cityId }: Tx): Promise<Planned[]> =>
  db
    .selectFrom('switch_plan as s')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 's.city_id').onRef('p.id', '=', 's.by_person_id'),
    )
    .leftJoin('person as e', (join) =>
      join.onRef('e.city_id', '=', 's.city_id').onRef('e.id', '=', 's.ended_by_person_id'),
    )
    .select([
      's.id',
      's.stage',
      's.runs',
      's.sections',
      's.reason',
      's.from_on',
      's.state',
      's.at',
      's.ended_at',
    ])
    .select(['p.name as by', 'e.name as ended_by'])
    .where('s.city_id', '=', cityId)
    .orderBy('s.id', 'desc')
    .limit(200)
    .execute()

export async function insertPlanned(
  { db, cityId }: Tx,
  stage: Switchable,
  input: PlanInput,
  by: By,
): Promise<void> {
  const { runs, sections } = reachIn(input)
  await db
    .insertInto('switch_plan')
    .values({
      city_id: cityId,
      id: newId(by.now.getTime()),
      stage,
      runs,
      sections: [...(sections ?? [])],
      reason: input.reason,
      from_on: input.fromOn,
      by_person_id: by.personId,
      by_hat_id: by.hatId,
      at: by.now,
      state: 'coming',
      ended_by_person_id: null,
      ended_by_hat_id: null,
      ended_at: null,
    })
    .execute()
}

/** What should have taken place by now, the oldest day first, locked: two processes do it once. */
export const listDuePlans = ({ db, cityId }: Tx, today: PlainDate) =>
  db
    .selectFrom('switch_plan')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('state', '=', 'coming')
    .where('from_on', '<=', today)
    .orderBy('from_on')
    .orderBy('id')
    .forUpdate()
    .execute()

export type DuePlan = Awaited<ReturnType<typeof listDuePlans>>[number]

/** Whether there is anything to do, without a lock. */
export const isAnyDue = async ({ db, cityId }: Tx, today: PlainDate): Promise<boolean> =>
  (await db
    .selectFrom('switch_plan')
    .select('id')
    .where('city_id', '=', cityId)
    .where('state', '=', 'coming')
    .where('from_on', '<=', today)
    .limit(1)
    .executeTakeFirst()) !== undefined

type End = { state: 'done' | 'refused'; now: Date } | { state: 'withdrawn'; by: By }

/** False where it is not to come any more. */
export async function endPlan({ db, cityId }: Tx, id: string, end: End): Promise<boolean> {
  const ended = await db
    .updateTable('switch_plan')
    .set({
      state: end.state,
      ended_at: end.state === 'withdrawn' ? end.by.now : end.now,
      ended_by_person_id: end.state === 'withdrawn' ? end.by.personId : null,
      ended_by_hat_id: end.state === 'withdrawn' ? end.by.hatId : null,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('state', '=', 'coming')
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}
