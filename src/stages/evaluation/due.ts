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

export type DueMoment = { cityId: string; number: string; moment: 'middle' | 'yearAfter' }

/** Moments that have come by the clock: half of the term, a year after the end, where that was fixed for the case. */
export async function listDueMoments(ownerPool: pg.Pool, today: PlainDate): Promise<DueMoment[]> {
  const { rows } = await ownerPool.query<DueMoment>(
    `SELECT c.city_id AS "cityId", c.number, m.moment FROM evaluation_plan p
     JOIN collaboration c ON c.city_id = p.city_id AND c.id = p.case_id
     CROSS JOIN (VALUES ('middle'), ('yearAfter')) AS m (moment)
     WHERE p.content->'moments' @> to_jsonb(m.moment)
       AND NOT EXISTS (SELECT 1 FROM evaluation_plan later WHERE later.city_id = p.city_id
         AND later.case_id = p.case_id AND later.version > p.version)
       AND NOT EXISTS (SELECT 1 FROM evaluation_round r WHERE r.city_id = p.city_id AND r.case_id = p.case_id
         AND r.moment = m.moment)
       AND CASE m.moment
         WHEN 'middle' THEN c.stage = 'running' AND c.state = 'open'
           AND c.starts_on + (c.ends_on - c.starts_on) / 2 <= $1::date
         ELSE c.state = 'closed' AND c.closed_on + interval '1 year' <= $1::date
       END
     ORDER BY c.city_id, c.number LIMIT 500`,
    [today],
  )
  return rows
}
