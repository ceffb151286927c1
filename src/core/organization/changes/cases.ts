import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Plan } from './plan.ts'

/** An open case that a plan touches: its officer goes, or its section changes. */
export type TouchedCase = {
  id: string
  number: string
  title: string
  section: string | null
  field: string | null
  officer: string | null
  /** The officer goes. */
  leaves: boolean
  to_person_id: string | null
  to_line_id: string | null
  chosen: string | null
}

export const mostTouched = 200

export async function listTouched({ db, cityId }: Tx, plan: Plan): Promise<TouchedCase[]> {
  const going = plan.lines
    .filter(({ kind }) => kind === 'leave' || kind === 'move')
    .map((line) => line.person_id)
  const codes = plan.sections.map(({ from_code }) => from_code)
  const { rows } = await sql<TouchedCase>`
    SELECT c.id, c.number, c.title, c.section, c.field, o.name AS officer,
      coalesce(s.officer_id = ANY (${going}::uuid[]), false) AS leaves, g.to_person_id, g.to_line_id, g.section AS chosen
    FROM collaboration c
    LEFT JOIN case_staff s ON s.city_id = c.city_id AND s.case_id = c.id
    LEFT JOIN person o ON o.city_id = s.city_id AND o.id = s.officer_id
    LEFT JOIN change_case g ON g.city_id = c.city_id AND g.plan_id = ${plan.id} AND g.case_id = c.id
    WHERE c.city_id = ${cityId} AND c.state = 'open' AND (s.officer_id = ANY (${going}::uuid[]) OR c.section = ANY (${codes}::text[]))
    ORDER BY c.ordinal LIMIT ${mostTouched}`.execute(db)
  return rows
}

/** How many cases lose their officer and go to nobody yet; none is asked for once the day has come. */
export async function countUndecided(tx: Tx, plan: Plan): Promise<number> {
  if (plan.state !== 'draft' && plan.state !== 'scheduled') return 0
  const touched = await listTouched(tx, plan)
  return touched.filter((one) => one.leaves && one.to_person_id === null && one.to_line_id === null).length
}

type Given = { caseId: string; toPersonId: string | null; toLineId: string | null; section: string | null }

/** Where a case goes on the day, as decided beforehand. */
export async function giveCase({ db, cityId }: Tx, planId: string, given: Given): Promise<void> {
  const rest = { to_person_id: given.toPersonId, to_line_id: given.toLineId, section: given.section }
  await db
    .insertInto('change_case')
    .values({ city_id: cityId, plan_id: planId, case_id: given.caseId, ...rest })
    .onConflict((oc) => oc.columns(['city_id', 'plan_id', 'case_id']).doUpdateSet(rest))
    .execute()
}
