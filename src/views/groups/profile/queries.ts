import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export async function countFounded({ db, cityId }: Tx, personId: string, since: PlainDate): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM group_event
    WHERE city_id = ${cityId} AND person_id = ${personId} AND kind = 'founded'
      AND at >= ${since}::date`.execute(db)
  return rows[0]?.n ?? 0
}
