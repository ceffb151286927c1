import { sql } from 'kysely'

/**
 * The section that speaks for a party: the one it was, or what became of that by a change of sections. The party itself
 * stays as it was, since it confirmed under that name. To be used where `party` is read by its own name.
 */
export const partySection = sql<
  string | null
>`(CASE WHEN party.section IS NULL THEN NULL ELSE coalesce((SELECT now.section
  FROM party_section now WHERE now.city_id = party.city_id AND now.case_id = party.case_id AND now.party_id = party.id),
  party.section) END)`
