import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Where a group stands with the city. */
export type Standing = {
  registration: 'none' | 'waiting' | 'returned' | 'confirmed'
  confirmed_on: PlainDate | null
  still_right_on: PlainDate | null
}

export const findStanding = ({ db, cityId }: Tx, groupId: string): Promise<Standing | undefined> =>
  db
    .selectFrom('organization')
    .select(['registration', 'confirmed_on', 'still_right_on'])
    .where('city_id', '=', cityId)
    .where('id', '=', groupId)
    .executeTakeFirst()
