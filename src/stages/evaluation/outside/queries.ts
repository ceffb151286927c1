import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** The newest round for which somebody was asked from outside; undefined for everybody else. */
export async function findAskedRound(
  { db, cityId }: Tx,
  caseId: string,
  personIds: readonly string[],
): Promise<{ round: number; judgeId: string } | undefined> {
  return db
    .selectFrom('evaluation_judge')
    .select(['round', 'person_id as judgeId'])
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('person_id', 'in', personIds)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export type Asked = { number: string; title: string; dueOn: PlainDate; handedIn: boolean; open: boolean }

/** What somebody was asked to look at from outside, the newest first. */
export async function listAsked({ db, cityId }: Tx, personIds: readonly string[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`SELECT c.number, c.title, r.due_on AS "dueOn",
      EXISTS (SELECT 1 FROM evaluation_sheet s WHERE s.city_id = j.city_id AND s.case_id = j.case_id
        AND s.round = j.round AND s.judge_id = j.person_id) AS "handedIn",
      EXISTS (SELECT 1 FROM evaluation_opening o WHERE o.city_id = j.city_id AND o.case_id = j.case_id
        AND o.round = j.round) AS open
    FROM evaluation_judge j
    JOIN evaluation_round r ON r.city_id = j.city_id AND r.case_id = j.case_id AND r.round = j.round
    JOIN collaboration c ON c.city_id = j.city_id AND c.id = j.case_id AND c.visibility = 'public'
    WHERE j.city_id = ${cityId} AND j.person_id = ANY (${sql.val([...personIds])}::uuid[])
    ORDER BY r.opened_at DESC, c.number LIMIT 100`.execute(db)
  return rows
}
