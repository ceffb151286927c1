import type { Insertable } from 'kysely'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Schema } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'

type Row = Insertable<Schema['person']>
type NewPerson = Pick<Row, 'name' | 'email'> &
  Partial<Omit<Row, 'city_id' | 'id' | 'name' | 'email' | 'locked_until' | 'created_at'>>

/** A new person's id; undefined when somebody of the city has the address already. */
export async function insertPerson(tx: Tx, person: NewPerson, now: Date): Promise<string | undefined> {
  const row = { password_hash: null, ...person, locked_until: null, created_at: now }
  const inserted = await tx.db
    .insertInto('person')
    .values({ city_id: tx.cityId, id: newId(now.getTime()), ...row })
    .onConflict((oc) => oc.columns(['city_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/** Somebody whom no address tells apart from others: nobody can have it already. */
export async function insertNameless(tx: Tx, person: Omit<NewPerson, 'email'>, now: Date): Promise<string> {
  const id = await insertPerson(tx, { ...person, email: null }, now)
  if (id === undefined) throw new Error('a person without an address was taken for another one')
  return id
}

export type NewHat = {
  personId: string
  kind: string
  organizationId?: string | null
  section?: string | null
  since: PlainDate
  until?: PlainDate | null
}

/** Gives somebody a hat from a day on, to the end of another where that is known; its id. */
export async function insertHat({ db, cityId }: Tx, hat: NewHat, now: Date): Promise<string> {
  const id = newId(now.getTime())
  const { personId, kind, organizationId = null, section = null, since, until = null } = hat
  await db
    .insertInto('hat')
    .values({
      city_id: cityId,
      id,
      person_id: personId,
      kind,
      organization_id: organizationId,
      section,
      since,
      until,
    })
    .execute()
  return id
}
