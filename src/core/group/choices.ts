import type { Tx } from '../../platform/db/transaction.ts'

/** A group or company that is registered in the city, as one of a list to choose from. */
export type GroupChoice = { id: string; kind: string; name: string }

const mostListed = 500

/** The city's groups by name. */
export const listGroupChoices = ({ db, cityId }: Tx): Promise<GroupChoice[]> =>
  db
    .selectFrom('organization')
    .select(['id', 'kind', 'name'])
    .where('city_id', '=', cityId)
    .orderBy('name')
    .orderBy('id')
    .limit(mostListed)
    .execute()

export const findGroupChoice = ({ db, cityId }: Tx, id: string): Promise<GroupChoice | undefined> =>
  db
    .selectFrom('organization')
    .select(['id', 'kind', 'name'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
