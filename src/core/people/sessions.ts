import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Factor, Second, Session } from './proof.ts'
import { idleMs, longestSessionMs } from './session.ts'

/** A second showing within the same session. */
export async function keepSecond(
  { db, cityId }: Tx,
  session: Session,
  second: Second,
  now: Date,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ second, proved_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', session.id)
    .execute()
}

export type ListedSession = {
  id: string
  device: string
  hat_id: string
  factor: Factor
  second: string | null
  created_at: Date
  seen_at: Date
}

/** Where somebody is signed in now, the latest first. */
export const listSessions = ({ db, cityId }: Tx, personId: string, now: Date): Promise<ListedSession[]> =>
  db
    .selectFrom('session')
    .select(['id', 'device', 'hat_id', 'second', 'created_at', 'seen_at'])
    .select(sql<Factor>`factor`.as('factor'))
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('seen_at', '>', new Date(now.getTime() - idleMs))
    .where('created_at', '>', new Date(now.getTime() - longestSessionMs))
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()

/** Ends one session of this person; false when it is none of theirs. */
export async function endSession({ db, cityId }: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Signs somebody out everywhere, or everywhere but here. */
export async function endSessions(
  { db, cityId }: Pick<Tx, 'db' | 'cityId'>,
  personId: string,
  but?: string,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .$if(but !== undefined, (query) => query.where('id', '!=', but ?? ''))
    .execute()
}
