import type { Channel } from '../../../platform/db/tables/people.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

/** Who sent the case without an account, to whom a key may be given. */
export const findKeyHolder = (
  { db, cityId }: Tx,
  caseId: string,
): Promise<{ id: string; name: string; channel: Channel } | undefined> =>
  db
    .selectFrom('party')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'party.city_id').onRef('person.id', '=', 'party.person_id'),
    )
    .select(['person.id', 'person.name', 'person.channel'])
    .where('party.city_id', '=', cityId)
    .where('party.case_id', '=', caseId)
    .where('party.position', '=', 1)
    .where('person.account', '=', false)
    .executeTakeFirst()
