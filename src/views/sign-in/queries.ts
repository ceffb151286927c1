import { sql } from 'kysely'
import { insertHat, insertPerson } from '../../core/people/insert.ts'
import type { HatKind } from '../../core/people/viewer.ts'
import type { Visit } from '../../core/web/visit.ts'
import type { PlainDate } from '../../lib/dates.ts'
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
  { tx, now, today }: Pick<Visit, 'tx' | 'now' | 'today'>,
  { name, reading, lang, email }: NewResident,
): Promise<{ id: string; hatId: string } | undefined> {
  const id = await insertPerson(tx, { name, reading, lang, email }, now)
  if (id === undefined) return undefined
  return { id, hatId: await insertHat(tx, { personId: id, kind: 'resident', since: today }, now) }
}
