import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { endingDays, firstOf, monthOf } from '../slips/rules.ts'

export type Waiting = { due: number; drafts: number; ending: number; month: number }

/** What waits for the centre, and how much was done this month. */
export async function countWaiting({ db, cityId }: Tx, me: string, today: PlainDate): Promise<Waiting> {
  const { rows } = await sql<Waiting>`SELECT
      count(*) FILTER (WHERE state = 'kept' AND follow_on <= ${today}::date)::int AS due,
      count(*) FILTER (WHERE state = 'draft' AND person_id = ${me})::int AS drafts,
      count(*) FILTER (WHERE state = 'kept' AND anonymised_on IS NULL
        AND keep_until <= ${addDays(today, endingDays)}::date)::int AS ending,
      count(*) FILTER (WHERE state = 'kept' AND held_on >= ${firstOf(monthOf(today))}::date)::int AS month
    FROM centre_slip WHERE city_id = ${cityId}`.execute(db)
  return rows[0] ?? { due: 0, drafts: 0, ending: 0, month: 0 }
}

const newForMs = 7 * 24 * 3600 * 1000

export type Answered = { id: string; title: string; on: Date }

/** Answers of the last days to what this worker passed on, where the person lets the centre know. */
export async function listNewAnswers(
  { db, cityId }: Tx,
  me: string,
  now: Date,
  today: PlainDate,
): Promise<Answered[]> {
  const { rows } = await sql<Answered>`SELECT r.id, r.title, max(e.at) AS on FROM centre_referral r
    JOIN entry e ON e.city_id = r.city_id AND e.case_id = r.case_id AND e.stage = 'consultation'
      AND e.kind IN ('replied', 'concluded') AND e.at > ${new Date(now.getTime() - newForMs)}
    WHERE r.city_id = ${cityId} AND r.person_id = ${me} AND r.state = 'sent' AND r.outcome <> 'none'
      AND r.until_on >= ${today}::date
    GROUP BY r.id, r.title ORDER BY 3 DESC LIMIT 5`.execute(db)
  return rows
}

/** Referrals that the city has answered, where the person lets the centre know, the newest first. */
export async function listAnswered({ db, cityId }: Tx, today: PlainDate): Promise<Answered[]> {
  const { rows } = await sql<Answered>`SELECT r.id, r.title, max(e.at) AS on FROM centre_referral r
    JOIN entry e ON e.city_id = r.city_id AND e.case_id = r.case_id AND e.stage = 'consultation' AND e.kind = 'replied'
    WHERE r.city_id = ${cityId} AND r.state = 'sent' AND r.outcome <> 'none' AND r.until_on >= ${today}::date
    GROUP BY r.id, r.title ORDER BY 3 DESC LIMIT 10`.execute(db)
  return rows
}

export type FromCity = { id: string; number: string; due_on: PlainDate }

/** What the city has referred here and waits for, the nearest day first. */
export async function listFromCity({ db, cityId }: Tx): Promise<FromCity[]> {
  const { rows } = await sql<FromCity>`SELECT p.duty_id AS id, c.number, p.due_on FROM consultation_part p
    JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id
    WHERE p.city_id = ${cityId} AND p.kind = 'centre' AND p.state = 'open' AND c.state = 'open'
    ORDER BY p.due_on, p.duty_id LIMIT 50`.execute(db)
  return rows
}
