import type { Visit } from '../../core/web/visit.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type KnownPasskey = {
  id: string
  person_id: string
  credential_id: string | null
  public_key: string | null
  counter: number
}

/** By what the browser calls it: of this city, and not removed. */
export const findPasskey = ({ db, cityId }: Tx, credentialId: string): Promise<KnownPasskey | undefined> =>
  db
    .selectFrom('passkey')
    .select(['id', 'person_id', 'credential_id', 'public_key', 'counter'])
    .where('city_id', '=', cityId)
    .where('credential_id', '=', credentialId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()

export type ListedPasskey = {
  id: string
  name: string
  credential_id: string | null
  transports: string
  added_at: Date
  used_at: Date | null
}

export const listPasskeys = ({ db, cityId }: Tx, personId: string): Promise<ListedPasskey[]> =>
  db
    .selectFrom('passkey')
    .select(['id', 'name', 'credential_id', 'transports', 'added_at', 'used_at'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()

type NewPasskey = {
  name: string
  credentialId: string
  publicKey: string
  transports: string
  counter: number
}

/** Undefined where it is registered already. */
export async function insertPasskey(
  { tx, now }: Pick<Visit, 'tx' | 'now'>,
  personId: string,
  { name, credentialId, publicKey, transports, counter }: NewPasskey,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('passkey')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      person_id: personId,
      name,
      credential_id: credentialId,
      public_key: publicKey,
      transports,
      counter,
      added_at: now,
      used_at: null,
      removed_at: null,
    })
    .onConflict((oc) => oc.columns(['city_id', 'credential_id']).where('removed_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** It was used; its counter only goes up. */
export async function usePasskey({ db, cityId }: Tx, id: string, counter: number, now: Date): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ used_at: now, counter })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('counter', '<=', counter)
    .execute()
}

/** Forgets what it is known by. */
export async function removePasskey(
  { db, cityId }: Tx,
  id: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ removed_at: now, credential_id: null, public_key: null })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
