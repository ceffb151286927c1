import { sql } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Definition } from '../edition/schema/index.ts'

/** Where the city says nothing. */
const usualDays = 14
export const recoveryDaysOf = ({ groups }: Definition): number => groups?.recoveryDays ?? usualDays

/** What the counter looked at; never a copy of it. */
export const seenThings = ['minutes', 'seal', 'identity', 'rules', 'other'] as const
export type SeenThing = (typeof seenThings)[number]

/** A new representative who was named at the counter, and what became of it. */
export type Recovery = {
  id: string
  group_id: string
  group: string
  name: string
  hat_id: string
  ends_hats: string[]
  seen: SeenThing[]
  checked: string
  opened_at: Date
  starts_on: PlainDate
  objection: string | null
  objected_at: Date | null
}

const select = sql`SELECT r.id, r.organization_id AS group_id, o.name AS group, p.name, r.hat_id, r.ends_hats, r.seen,
    r.checked, r.opened_at, r.starts_on, r.objection, r.objected_at
  FROM group_recovery r JOIN organization o ON o.city_id = r.city_id AND o.id = r.organization_id
  JOIN person p ON p.city_id = r.city_id AND p.id = r.person_id`

/** The newest of a group, whatever became of it. */
export async function findRecovery({ db, cityId }: Tx, groupId: string): Promise<Recovery | undefined> {
  const { rows } =
    await sql<Recovery>`${select} WHERE r.city_id = ${cityId} AND r.organization_id = ${groupId}
    ORDER BY r.id DESC LIMIT 1`.execute(db)
  return rows[0]
}

/** Those that can still be objected to, and those that were in the last weeks. */
export async function listRecoveries(
  { db, cityId }: Tx,
  today: PlainDate,
  objectedSince: Date,
): Promise<Recovery[]> {
  const { rows } = await sql<Recovery>`${select} WHERE r.city_id = ${cityId}
    AND (r.starts_on > ${today}::date AND r.objected_at IS NULL OR r.objected_at >= ${objectedSince})
    ORDER BY r.id DESC LIMIT 50`.execute(db)
  return rows
}

export const isOpen = ({ starts_on, objected_at }: Recovery, today: PlainDate): boolean =>
  objected_at === null && starts_on > today
