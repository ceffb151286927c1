import { sql } from 'kysely'
import { visibleCases } from '../../../core/case/visibility.ts'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { Kin } from './rules.ts'

/** As far as is drawn: a family may grow for decades. */
const atMost = 60

/**
 * Everything that is related to a case by growing from one another or by being merged, however many steps away, as far
 * as the viewer may know of it: one statement. What lies behind a case nobody may see is not reached through it.
 */
export async function listKin({ db, cityId }: Tx, viewer: Viewer, caseId: string): Promise<Kin[]> {
  const { rows } = await sql<Kin>`WITH RECURSIVE kin AS (
      SELECT ${caseId}::uuid AS id
      UNION
      SELECT next.id FROM kin JOIN LATERAL (
        SELECT c.parent_id AS id FROM collaboration c WHERE c.city_id = ${cityId} AND c.id = kin.id AND c.parent_id IS NOT NULL
        UNION ALL SELECT c.id FROM collaboration c WHERE c.city_id = ${cityId} AND c.parent_id = kin.id
        UNION ALL SELECT m.into_case_id FROM case_merge m WHERE m.city_id = ${cityId} AND m.case_id = kin.id AND m.undone_at IS NULL
        UNION ALL SELECT m.case_id FROM case_merge m WHERE m.city_id = ${cityId} AND m.into_case_id = kin.id AND m.undone_at IS NULL
      ) next ON true
      JOIN collaboration ON collaboration.city_id = ${cityId} AND collaboration.id = next.id AND ${visibleCases(viewer)}
    )
    SELECT c.id, c.number, c.title, c.fiscal_year AS year, c.stage, c.state,
      (SELECT p.id FROM kin k JOIN collaboration p ON p.city_id = ${cityId} AND p.id = k.id WHERE p.id = c.parent_id) AS parent,
      (SELECT m.into_case_id FROM case_merge m JOIN kin k ON k.id = m.into_case_id
        WHERE m.city_id = ${cityId} AND m.case_id = c.id AND m.undone_at IS NULL LIMIT 1) AS into
    FROM kin JOIN collaboration c ON c.city_id = ${cityId} AND c.id = kin.id
    ORDER BY c.ordinal LIMIT ${atMost}`.execute(db)
  return rows
}
