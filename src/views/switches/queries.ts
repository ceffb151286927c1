import { sql } from 'kysely'
import type { Reach, Switchable } from '../../core/edition/schema/index.ts'
import type { By } from '../../core/people/by.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Standing } from './rules.ts'

export type Switched = {
  id: string
  stage: Switchable
  runs: Reach['runs']
  sections: string[]
  reason: string
  at: Date
  by: string
  /** Set beforehand for its day. */
  planned: boolean
}

/** What the office switched, the newest first. */
export const listSwitched = ({ db, cityId }: Tx): Promise<Switched[]> =>
  db
    .selectFrom('stage_switch as s')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 's.city_id').onRef('p.id', '=', 's.by_person_id'),
    )
    .select(['s.id', 's.stage', 's.runs', 's.sections', 's.reason', 's.at', 'p.name as by'])
    .select(sql<boolean>`s.plan_id IS NOT NULL`.as('planned'))
    .where('s.city_id', '=', cityId)
    .orderBy('s.id', 'desc')
    .limit(200)
    .execute()

/** Where every open case of a section stands, with the groups that take part; counts and ids alone, nobody is named. */
export async function listStandings({ db, cityId }: Tx): Promise<Standing[]> {
  const { rows } = await sql<Standing>`SELECT c.section, c.stage, count(DISTINCT c.id)::int AS cases,
      coalesce(array_agg(DISTINCT p.organization_id::text) FILTER (WHERE p.organization_id IS NOT NULL), '{}') AS groups
    FROM collaboration c LEFT JOIN party p ON p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL
    WHERE c.city_id = ${cityId} AND c.state = 'open' AND NOT c.among_citizens
    GROUP BY c.section, c.stage`.execute(db)
  return rows
}

type NewSwitch = { stage: Switchable; reach: Reach; reason: string; by: By; planId?: string }

export async function insertSwitch(
  { db, cityId }: Tx,
  { stage, reach, reason, by, planId }: NewSwitch,
): Promise<void> {
  await db
    .insertInto('stage_switch')
    .values({
      city_id: cityId,
      id: newId(by.now.getTime()),
      stage,
      runs: reach.runs,
      sections: [...(reach.sections ?? [])],
      reason,
      by_person_id: by.personId,
      by_hat_id: by.hatId,
      at: by.now,
      plan_id: planId ?? null,
    })
    .execute()
}
