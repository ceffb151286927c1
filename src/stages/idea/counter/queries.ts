import type { Channel } from '../../../platform/db/tables/people.ts'
import type { Tx } from '../../../platform/db/transaction.ts'

export type KeyHolder = {
  id: string
  name: string
  channel: Channel
  postalCode: string | null
  address: string | null
}

/** Who sent the case without an account, to whom a key may be given. */
export const findKeyHolder = ({ db, cityId }: Tx, caseId: string): Promise<KeyHolder | undefined> =>
  db
    .selectFrom('party')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'party.city_id').onRef('person.id', '=', 'party.person_id'),
    )
    .select([
      'person.id',
      'person.name',
      'person.channel',
      'person.postal_code as postalCode',
      'person.address',
    ])
    .where('party.city_id', '=', cityId)
    .where('party.case_id', '=', caseId)
    .where('party.position', '=', 1)
    .where('person.account', '=', false)
    .executeTakeFirst()

/** Who typed it in, and in which section's hat. */
export const findTypist = (
  { db, cityId }: Tx,
  caseId: string,
): Promise<{ personId: string | null; section: string | null } | undefined> =>
  db
    .selectFrom('entry')
    .leftJoin('hat', (join) =>
      join.onRef('hat.city_id', '=', 'entry.city_id').onRef('hat.id', '=', 'entry.hat_id'),
    )
    .select(['entry.person_id as personId', 'hat.section'])
    .where('entry.city_id', '=', cityId)
    .where('entry.case_id', '=', caseId)
    .where('entry.seq', '=', 1)
    .executeTakeFirst()
