import { sql } from 'kysely'
import type { HatKind } from '../../core/people/viewer.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { PlainDate } from '../../lib/dates.ts'
import { newId } from '../../lib/ids.ts'
import type { Lang } from '../../lib/language.ts'
import type { Tx } from '../../platform/db/transaction.ts'

export type DemoPerson = {
  person_id: string
  name: string
  hat_id: string
  kind: HatKind
  section: string | null
  organization: string | null
}

/** People of the demo with the hats they wear today, in the order of the hats' making. */
export const listDemoPeople = ({ db, cityId }: Tx, today: PlainDate): Promise<DemoPerson[]> =>
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
    .where('hat.since', '<=', today)
    .where((eb) => eb.or([eb('hat.until', 'is', null), eb('hat.until', '>=', today)]))
    .orderBy('hat.id')
    .execute()

type NewResident = { name: string; reading: string; lang: Lang; email: string }

/** A person with a resident's hat; undefined when somebody has the address already. */
export async function insertResident(
  { tx: { db, cityId }, now, today }: Pick<Visit, 'tx' | 'now' | 'today'>,
  { name, reading, lang, email }: NewResident,
): Promise<{ id: string; hatId: string } | undefined> {
  const [id, hatId] = [newId(now.getTime()), newId(now.getTime())]
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person')
    .values({
      city_id: cityId,
      id,
      name,
      reading,
      lang,
      email,
      password_hash: null,
      locked_until: null,
      created_at: now,
    })
    .onConflict((oc) => oc.columns(['city_id', 'email']).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return undefined
  const hat = { kind: 'resident', organization_id: null, section: null, since: today, until: null }
  await db
    .insertInto('hat')
    .values({ city_id: cityId, id: hatId, person_id: id, ...hat })
    .execute()
  return { id, hatId }
}
