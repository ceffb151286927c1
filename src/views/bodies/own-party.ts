import { type RawBuilder, sql } from 'kysely'

/** A party `p` that a person is, or belongs to in whatever hat. */
export const isOwnParty = (person: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(p.person_id = ${person}
    OR p.organization_id IN (SELECT h.organization_id FROM hat h WHERE h.city_id = p.city_id AND h.person_id = ${person})
    OR p.section IN (SELECT h.section FROM hat h WHERE h.city_id = p.city_id AND h.person_id = ${person}))`
