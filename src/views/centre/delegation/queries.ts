import { sql } from 'kysely'
import { addDays, type PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Ending } from '../work/page.tsx'

/** Somebody who keeps the group's matters can be reached, and so can object. */
export async function hasKeeper(
  { db, cityId }: Tx,
  organizationId: string,
  today: PlainDate,
): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM hat h JOIN person p ON p.city_id = h.city_id AND p.id = h.person_id
    WHERE h.city_id = ${cityId} AND h.organization_id = ${organizationId}
      AND h.kind IN ('representative', 'secretary') AND h.since <= ${today}::date
      AND (h.until IS NULL OR h.until >= ${today}::date)
      AND p.channel <> 'none' AND coalesce(p.contact_email, p.email, p.phone, p.address) IS NOT NULL
    LIMIT 1`.execute(db)
  return rows.length > 0
}

const soonDays = 30

/** Those that end soon. */
export async function listEnding({ db, cityId }: Tx, today: PlainDate): Promise<Ending[]> {
  const { rows } = await sql<Ending>`SELECT d.id, o.name, d.purpose, d.until_on FROM delegation d
    JOIN organization o ON o.city_id = d.city_id AND o.id = d.organization_id
    WHERE d.city_id = ${cityId} AND d.ended_at IS NULL AND d.until_on >= ${today}::date
      AND d.until_on <= ${addDays(today, soonDays)}::date ORDER BY d.until_on, d.id LIMIT 20`.execute(db)
  return rows
}
