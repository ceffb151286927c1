import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Sum } from './rules.ts'

const most = 5000

/** A few rows for each year, however many were answered. */
export const listSums = ({ db, cityId }: Tx): Promise<Sum[]> =>
  db
    .selectFrom('answer_sum')
    .select(['fiscal_year', 'field', 'first_section', 'answered_section', 'answered', 'in_time'])
    .where('city_id', '=', cityId)
    .orderBy('fiscal_year', 'desc')
    .limit(most)
    .execute()

/** First answers that are overdue today: who still waits is in no sum of what was answered. */
export async function countOverdue({ db, cityId }: Tx, today: PlainDate): Promise<number> {
  const row = await db
    .selectFrom('duty as d')
    .innerJoin('consultation as c', (join) =>
      join.onRef('c.city_id', '=', 'd.city_id').onRef('c.case_id', '=', 'd.case_id'),
    )
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('d.city_id', '=', cityId)
    .where('d.kind', '=', 'consultation.reply')
    .where('d.closed_at', 'is', null)
    .where('d.due_on', '<', today)
    .where('c.answered_on', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export type Choice = {
  id: string
  field: string
  section: string | null
  reason: string
  at: Date
  by: string
}

/** What the office chose, the newest first. */
export const listChoices = ({ db, cityId }: Tx): Promise<Choice[]> =>
  db
    .selectFrom('routing_choice as c')
    .innerJoin('person as p', (join) =>
      join.onRef('p.city_id', '=', 'c.city_id').onRef('p.id', '=', 'c.by_person_id'),
    )
    .select(['c.id', 'c.field', 'c.section', 'c.reason', 'c.at', 'p.name as by'])
    .where('c.city_id', '=', cityId)
    .orderBy('c.id', 'desc')
    .limit(200)
    .execute()
