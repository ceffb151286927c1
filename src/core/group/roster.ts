import type pg from 'pg'
import { todayInJapan } from '../../lib/dates.ts'
import type { Definition } from '../edition/schema/index.ts'
import { heldByNone } from '../records/holds.ts'

/** Where the city says nothing: long enough to be checked, no longer. */
const usualDays = 60
export const rosterDaysOf = ({ groups }: Definition): number => groups?.rosterDays ?? usualDays

/** Once it was counted it is needed no more. */
export const daysAfterCheck = 14

/** Empties the lists of members whose day has come, of groups nobody holds. What was counted stays. Runs as the owner, for all cities. */
export const disposeRosters = (ownerPool: pg.Pool, clock: () => Date) => async (): Promise<void> => {
  await ownerPool.query(
    `UPDATE group_roster SET content = NULL, name = '', disposed_at = $1
     WHERE disposed_at IS NULL AND dispose_on < $2::date AND ${heldByNone('group_roster', 'organization_id', 'given_by')}`,
    [clock(), todayInJapan(clock())],
  )
}
