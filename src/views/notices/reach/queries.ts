import { sql } from 'kysely'
import type { Viewer } from '../../../core/people/viewer.ts'
import type { Channel } from '../../../platform/db/tables/people.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { ofScope, withCase } from '../queries.ts'

export type PersonReach = {
  id: string
  name: string
  channel: Channel
  phone: string | null
  postal_code: string | null
  address: string | null
  contact_email: string | null
  account: boolean
  reminders: boolean
  digests: boolean
  version: number
}

const columns = sql`p.id, p.name, p.channel, p.phone, p.postal_code, p.address, p.contact_email, p.account,
  p.reminders, p.digests, p.version`

export async function findOwn({ db, cityId }: Tx, id: string): Promise<PersonReach | undefined> {
  const { rows } = await sql<PersonReach>`SELECT ${columns} FROM person p
    WHERE p.city_id = ${cityId} AND p.id = ${id}`.execute(db)
  return rows[0]
}

/** Somebody to whom a notice about one of the viewer's cases went, or is to go. */
export async function findInScope(
  { db, cityId }: Tx,
  viewer: Viewer,
  id: string,
): Promise<PersonReach | undefined> {
  const told = (table: 'outbox' | 'letter' | 'phone_call') =>
    sql`SELECT 1 FROM ${sql.table(table)} t ${withCase('t')} WHERE t.city_id = p.city_id AND t.person_id = p.id
      AND t.case_id IS NOT NULL AND ${ofScope(viewer)}`
  const { rows } = await sql<PersonReach>`SELECT ${columns} FROM person p
    WHERE p.city_id = ${cityId} AND p.id = ${id}
      AND (EXISTS (${told('outbox')}) OR EXISTS (${told('letter')}) OR EXISTS (${told('phone_call')}))`.execute(
    db,
  )
  return rows[0]
}

export type ReachPatch = Partial<
  Pick<
    PersonReach,
    'channel' | 'phone' | 'postal_code' | 'address' | 'contact_email' | 'reminders' | 'digests'
  >
>

export async function changeReach(
  { db, cityId }: Tx,
  person: PersonReach,
  patch: ReachPatch,
): Promise<boolean> {
  const changed = await db
    .updateTable('person')
    .set({ ...patch, version: person.version + 1 })
    .where('city_id', '=', cityId)
    .where('id', '=', person.id)
    .where('version', '=', person.version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}
