import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'

/**
 * Whether somebody could still sign in without this one passkey or linked account: by mail or password, by another
 * passkey or another link. Two that are taken away at once wait for each other.
 */
export async function hasOtherWay({ db, cityId }: Tx, personId: string, without: string): Promise<boolean> {
  const person = await db
    .selectFrom('person')
    .select('email')
    .where('city_id', '=', cityId)
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (person?.email) return true
  const { rows } = await sql<{ other: boolean }>`SELECT
    EXISTS (SELECT 1 FROM passkey WHERE city_id = ${cityId} AND person_id = ${personId}
      AND removed_at IS NULL AND id <> ${without})
    OR EXISTS (SELECT 1 FROM openid_identity WHERE city_id = ${cityId} AND person_id = ${personId}
      AND unlinked_at IS NULL AND id <> ${without}) AS other`.execute(db)
  return rows[0]?.other === true
}

/** A lost second factor is taken off: the person’s passkeys open and confirm nothing any more. */
export async function dropPasskeys({ db, cityId }: Tx, personId: string, now: Date): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ removed_at: now, credential_id: null, public_key: null })
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .execute()
}
