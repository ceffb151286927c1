import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/transaction.ts'

export async function insertPolicy(
  { db, cityId }: Tx,
  { caseId, supporters }: { caseId: string; supporters: number | undefined },
): Promise<void> {
  await db
    .insertInto('policy_proposal')
    .values({ city_id: cityId, case_id: caseId, supporters: supporters ?? null })
    .execute()
}

/** Keeps the answer once; false where it was given already. */
export async function answerPolicy(
  { db, cityId }: Tx,
  caseId: string,
  { answer, on }: { answer: string; on: string },
): Promise<boolean> {
  const done = await db
    .updateTable('policy_proposal')
    .set({ answer, answered_on: on, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('answered_on', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type ListedPolicy = { number: string; title: string; answer: string; answered_on: string | null }
const mostListed = 100

/** What is published: the newest first. */
export const listPolicies = ({ db, cityId }: Tx): Promise<ListedPolicy[]> =>
  db
    .selectFrom('policy_proposal as p')
    .innerJoin('collaboration as c', (join) =>
      join.onRef('c.city_id', '=', 'p.city_id').onRef('c.id', '=', 'p.case_id'),
    )
    .select(['c.number', 'c.title', 'p.answer', 'p.answered_on'])
    .where('p.city_id', '=', cityId)
    .where('c.visibility', '=', 'public')
    .orderBy('c.ordinal', 'desc')
    .limit(mostListed)
    .execute()
