import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { SameName } from './rules.ts'

/** Groups of these names for which somebody can write a sheet today. */
export async function listSameName(
  { db, cityId }: Tx,
  names: readonly string[],
  today: PlainDate,
): Promise<SameName[]> {
  const { rows } = await sql<SameName>`SELECT DISTINCT ON (o.name) o.id, o.name, o.kind FROM organization o
    WHERE o.city_id = ${cityId} AND o.name = ANY (${[...names]}::text[])
      AND EXISTS (SELECT 1 FROM hat h WHERE h.city_id = o.city_id AND h.organization_id = o.id
        AND h.kind IN ('representative', 'secretary') AND h.since <= ${today}::date
        AND (h.until IS NULL OR h.until >= ${today}::date))
    ORDER BY o.name, o.id`.execute(db)
  return rows
}
