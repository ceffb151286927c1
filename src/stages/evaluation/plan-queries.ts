import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Plan } from './plan.ts'

export type FixedBy = 'agreement' | 'opening' | 'change'
export type Fixed = { version: number; plan: Plan; hash: string; fixedBy: FixedBy; fixedOn: PlainDate }

/** What was fixed for a case, in its newest version. */
export async function findPlan({ db, cityId }: Tx, caseId: string): Promise<Fixed | undefined> {
  return db
    .selectFrom('evaluation_plan')
    .select(['version', 'hash', 'fixed_by as fixedBy'])
    .select([
      sql<Plan>`content`.as('plan'),
      sql<PlainDate>`(fixed_at AT TIME ZONE 'Asia/Tokyo')::date`.as('fixedOn'),
    ])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type NewPlan = { caseId: string; version: number; plan: Plan; hash: string; fixedBy: FixedBy }

export async function insertPlan({ db, cityId }: Tx, plan: NewPlan, now: Date): Promise<void> {
  await db
    .insertInto('evaluation_plan')
    .values({
      city_id: cityId,
      case_id: plan.caseId,
      version: plan.version,
      content: JSON.stringify(plan.plan),
      hash: plan.hash,
      fixed_by: plan.fixedBy,
      fixed_at: now,
    })
    .execute()
}

/** Who sits on the body today with an account of their own, without those who belong to a party of the case. */
export async function listOutsiders(
  { db, cityId }: Tx,
  about: { caseId: string; body: string; today: PlainDate },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT s.member_id AS id FROM body_seat s
    WHERE s.city_id = ${cityId} AND s.body = ${about.body} AND s.member_id IS NOT NULL
      AND s.since <= ${about.today}::date AND s.until >= ${about.today}::date
      AND (s.ended_on IS NULL OR s.ended_on >= ${about.today}::date)
      AND NOT EXISTS (SELECT 1 FROM party p WHERE p.city_id = s.city_id AND p.case_id = ${about.caseId}
        AND p.left_at IS NULL AND (p.person_id = s.member_id OR EXISTS (SELECT 1 FROM hat h WHERE h.city_id = s.city_id
          AND h.person_id = s.member_id AND h.organization_id = p.organization_id
          AND (h.until IS NULL OR h.until >= ${about.today}::date))))
    ORDER BY 1`.execute(db)
  return rows.map(({ id }) => id)
}

export async function insertJudges(
  { db, cityId }: Tx,
  { caseId, round }: { caseId: string; round: number },
  judges: readonly string[],
): Promise<void> {
  await db
    .insertInto('evaluation_judge')
    .values(judges.map((id) => ({ city_id: cityId, case_id: caseId, round, person_id: id })))
    .execute()
}
