import type pg from 'pg'
import type { PlainDate } from '../../lib/dates.ts'

/** Rounds that are complete or whose date has come, and of which something is still sealed, or was never told. */
export async function listComplete(
  ownerPool: pg.Pool,
  today: PlainDate,
): Promise<{ cityId: string; caseId: string }[]> {
  const { rows } = await ownerPool.query<{ cityId: string; caseId: string }>(
    `SELECT DISTINCT r.city_id AS "cityId", r.case_id AS "caseId" FROM evaluation_round r
     WHERE EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.city_id = r.city_id AND s.case_id = r.case_id AND s.round = r.round)
       AND (r.due_on < $1 OR NOT EXISTS (${missing.party}) AND NOT EXISTS (${missing.judge}))
       AND (EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.city_id = r.city_id AND s.case_id = r.case_id
           AND s.round = r.round AND NOT EXISTS (SELECT 1 FROM evaluation_opening o WHERE o.city_id = s.city_id
             AND o.case_id = s.case_id AND o.round = s.round AND o.judge_id = s.judge_id))
         OR NOT EXISTS (SELECT 1 FROM entry e WHERE e.city_id = r.city_id AND e.case_id = r.case_id
           AND e.stage = 'evaluation' AND e.kind = 'revealed' AND coalesce((e.facts->>'round')::int, 1) = r.round))`,
    [today],
  )
  return rows
}

const sheetBy = (id: string) => `NOT EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.city_id = r.city_id
  AND s.case_id = r.case_id AND s.round = r.round AND s.judge_id = ${id})`
const missing = {
  party: `SELECT 1 FROM party p WHERE r.layer <> 'thirdParty' AND p.city_id = r.city_id AND p.case_id = r.case_id
    AND p.left_at IS NULL AND ${sheetBy('p.id')}`,
  judge: `SELECT 1 FROM evaluation_judge j WHERE j.city_id = r.city_id AND j.case_id = r.case_id AND j.round = r.round
    AND ${sheetBy('j.person_id')}`,
}
