import type { Insertable } from 'kysely'
import { newId } from '../../../lib/ids.ts'
import type { Schema } from '../../../platform/db/schema.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type Done = Pick<Insertable<Schema['change_done']>, 'what' | 'row_id'> & {
  caseId?: string | undefined
  was?: string | null | undefined
  became?: string | null | undefined
}

/** Writes down what a plan did, so that it can be undone. */
export async function keepDone(
  { db, cityId }: Tx,
  planId: string,
  done: readonly Done[],
  now: Date,
): Promise<void> {
  for (let at = 0; at < done.length; at += 500)
    await db
      .insertInto('change_done')
      .values(
        done.slice(at, at + 500).map(({ what, row_id, caseId, was, became }) => ({
          city_id: cityId,
          id: newId(now.getTime()),
          plan_id: planId,
          what,
          row_id,
          case_id: caseId ?? null,
          was: was ?? null,
          became: became ?? null,
        })),
      )
      .execute()
}
