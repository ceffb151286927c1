import type { Tx } from '../../platform/db/transaction.ts'

export type Organization = { id: string; name: string; kind: string }

const mostListed = 500

/** The city's registered groups and companies, by name. */
export async function listOrganizations({ db, cityId }: Tx): Promise<Organization[]> {
  return await db
    .selectFrom('organization')
    .select(['id', 'name', 'kind'])
    .where('city_id', '=', cityId)
    .orderBy('name')
    .orderBy('id')
    .limit(mostListed)
    .execute()
}

export async function findOrganization({ db, cityId }: Tx, id: string): Promise<Organization | undefined> {
  return await db
    .selectFrom('organization')
    .select(['id', 'name', 'kind'])
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .executeTakeFirst()
}
