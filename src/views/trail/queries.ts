import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

export const headsAPage = 30
export type ShownHead = { n: number; at: Date; hash: string; public_key: string; cases: number }

/** The newest heads before a number, one more than a page holds, so that the page knows whether there are more. */
export const listHeads = ({ db, cityId }: Tx, before: number | undefined): Promise<ShownHead[]> => {
  const query = db
    .selectFrom('trail_head as h')
    .select(['h.n', 'h.at', 'h.hash', 'h.public_key'])
    .select(
      sql<number>`(SELECT count(*)::int FROM trail_leaf l WHERE l.city_id = h.city_id AND l.n = h.n)`.as(
        'cases',
      ),
    )
    .where('h.city_id', '=', cityId)
    .orderBy('h.n', 'desc')
    .limit(headsAPage + 1)
  return (before === undefined ? query : query.where('h.n', '<', before)).execute()
}
