import { sql } from 'kysely'
import type { HatKind } from '../../core/people/viewer.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type DemoPerson = {
  person_id: string
  name: string
  hat_id: string
  kind: HatKind
  section: string | null
  organization: string | null
}

/** People of the demo with their hats, in the order of the hats' making. */
export const listDemoPeople = ({ db, cityId }: Tx): Promise<DemoPerson[]> =>
  db
    .selectFrom('person')
    .innerJoin('hat', (join) =>
      join.onRef('hat.city_id', '=', 'person.city_id').onRef('hat.person_id', '=', 'person.id'),
    )
    .leftJoin('organization', (join) =>
      join
        .onRef('organization.city_id', '=', 'hat.city_id')
        .onRef('organization.id', '=', 'hat.organization_id'),
    )
    .select([
      'person.id as person_id',
      'person.name',
      'hat.id as hat_id',
      'hat.section',
      'organization.name as organization',
    ])
    .select(sql<HatKind>`hat.kind`.as('kind'))
    .where('person.city_id', '=', cityId)
    .where('person.demo', '=', true)
    .orderBy('hat.id')
    .execute()

export type Account = {
  id: string
  password_hash: string | null
  failed_count: number
  locked_until: Date | null
  hat_id: string | null
}

/** With the first hat in force: one that has ended, or has not begun, lets nobody in. */
export const findAccount = ({ db, cityId }: Tx, email: string, today: string): Promise<Account | undefined> =>
  db
    .selectFrom('person')
    .select(['id', 'password_hash', 'failed_count', 'locked_until'])
    .select(
      sql<
        string | null
      >`(SELECT hat.id FROM hat WHERE hat.city_id = person.city_id AND hat.person_id = person.id AND hat.since <= ${today}::date AND (hat.until IS NULL OR hat.until >= ${today}::date) ORDER BY hat.id LIMIT 1)`.as(
        'hat_id',
      ),
    )
    .where('city_id', '=', cityId)
    .where('email', '=', email)
    .executeTakeFirst()

export const findAccountOf = (
  { db, cityId }: Tx,
  personId: string,
): Promise<{ password_hash: string | null } | undefined> =>
  db
    .selectFrom('person')
    .select('password_hash')
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .executeTakeFirst()

/** Counts a wrong password; with the fifth in a row the account rests. */
export async function countFailure(
  { db, cityId }: Tx,
  id: string,
  most: number,
  lockedUntil: Date,
): Promise<void> {
  await db
    .updateTable('person')
    .set({
      failed_count: sql`failed_count + 1`,
      locked_until: sql`CASE WHEN failed_count + 1 >= ${most} THEN ${lockedUntil}::timestamptz ELSE locked_until END`,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
}

export async function clearFailures({ db, cityId }: Tx, id: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ failed_count: 0, locked_until: null })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
}

/** Stores the new password and ends every other session of the person. */
export async function changePassword({ db, cityId }: Tx, personId: string, hash: string): Promise<void> {
  await db
    .updateTable('person')
    .set({ password_hash: hash, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .execute()
  await db.deleteFrom('session').where('city_id', '=', cityId).where('person_id', '=', personId).execute()
}
