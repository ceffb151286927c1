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
