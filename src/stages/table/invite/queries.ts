import type { Tx } from '../../../platform/db/transaction.ts'
import type { Organization } from '../members.ts'

const mostListed = 500

/** The city's registered groups and companies, by name. */
export const listGroups = ({ db, cityId }: Tx): Promise<Organization[]> =>
  db
    .selectFrom('organization')
    .select(['id', 'name', 'kind'])
    .where('city_id', '=', cityId)
    .orderBy('name')
    .orderBy('id')
    .limit(mostListed)
    .execute()

export const findGroup = ({ db, cityId }: Tx, id: string): Promise<Organization | undefined> =>
  db
    .selectFrom('organization')
    .select(['id', 'name', 'kind'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
