import { sql } from 'kysely'
import type { Provider } from '../../core/openid/index.ts'
import { insertHat, insertNameless, insertPerson } from '../../core/people/insert.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import type { Visit } from '../../core/web/visit.ts'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

type Subject = { issuer: string; subject: string }

/** Whose account at the provider it is: bound to issuer, subject and city. */
export const findIdentity = (
  { db, cityId }: Tx,
  { issuer, subject }: Subject,
): Promise<{ id: string; person_id: string } | undefined> =>
  db
    .selectFrom('openid_identity')
    .select(['id', 'person_id'])
    .where('city_id', '=', cityId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .where('unlinked_at', 'is', null)
    .executeTakeFirst()

export type Linked = { id: string; provider: string; linked_at: Date; used_at: Date | null }

export const listIdentities = ({ db, cityId }: Tx, personId: string): Promise<Linked[]> =>
  db
    .selectFrom('openid_identity')
    .select(['id', 'provider', 'linked_at', 'used_at'])
    .where('city_id', '=', cityId)
    .where('person_id', '=', personId)
    .where('unlinked_at', 'is', null)
    .orderBy('id')
    .execute()

/** Undefined where somebody has it already: of two who link it at once, one finds it taken. */
export async function insertIdentity(
  { tx, now }: Pick<Visit, 'tx' | 'now'>,
  personId: string,
  provider: Pick<Provider, 'code'>,
  { issuer, subject }: Subject,
): Promise<string | undefined> {
  const row = await tx.db
    .insertInto('openid_identity')
    .values({
      city_id: tx.cityId,
      id: newId(now.getTime()),
      person_id: personId,
      provider: provider.code,
      issuer,
      subject,
      linked_at: now,
      used_at: null,
      unlinked_at: null,
    })
    .onConflict((oc) =>
      oc.columns(['city_id', 'issuer', 'subject']).where('unlinked_at', 'is', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function useIdentity({ db, cityId }: Tx, id: string, now: Date): Promise<void> {
  await db
    .updateTable('openid_identity')
    .set({ used_at: now })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .execute()
}

/** Parts the two, and forgets what the provider calls them. */
export async function endIdentity(
  { db, cityId }: Tx,
  id: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('openid_identity')
    .set({ unlinked_at: now, subject: null })
    .where('city_id', '=', cityId)
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('unlinked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The first hat in force of these kinds; none lets nobody in. */
export async function findHat(
  { db, cityId }: Tx,
  personId: string,
  kinds: readonly HatKind[],
  today: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('hat')
    .innerJoin('person', (join) =>
      join.onRef('person.city_id', '=', 'hat.city_id').onRef('person.id', '=', 'hat.person_id'),
    )
    .select('hat.id')
    .where('hat.city_id', '=', cityId)
    .where('hat.person_id', '=', personId)
    .where('person.account', '=', true)
    .where('hat.kind', 'in', [...kinds])
    .where('hat.since', '<=', sql<string>`${today}::date`)
    .where((eb) => eb.or([eb('hat.until', 'is', null), eb('hat.until', '>=', sql<string>`${today}::date`)]))
    .orderBy('hat.id')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** A new resident; the address is left out where somebody has it already. */
export async function insertResident(
  { tx, now, today, lang }: Pick<Visit, 'tx' | 'now' | 'today' | 'lang'>,
  { name, email }: { name: string; email: string | null },
): Promise<{ personId: string; hatId: string }> {
  const personId =
    (await insertPerson(tx, { name, email, lang }, now)) ?? (await insertNameless(tx, { name, lang }, now))
  const hatId = await insertHat(tx, { personId, kind: 'resident', since: today }, now)
  return { personId, hatId }
}
