import type pg from 'pg'
import { addDays, todayInJapan } from '../../../../lib/dates.ts'
import { daysAfterEnd, unconfirmedMs } from './rules.ts'

/**
 * Deletes the addresses that nobody confirmed, that were given up, or whose case ended a while ago or is public no more.
 * Runs as the owner, for all cities.
 */
export const forgetMailFollows = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  const now = clock()
  const before = new Date(now.getTime() - unconfirmedMs)
  await ownerPool.query(
    `DELETE FROM mail_follow f USING collaboration c
     WHERE c.city_id = f.city_id AND c.id = f.case_id AND (
       (f.confirmed_at IS NULL AND f.asked_at < $1) OR f.ended_at < $1
       OR c.closed_on < $2 OR c.visibility <> 'public')`,
    [before, addDays(todayInJapan(now), -daysAfterEnd)],
  )
}
