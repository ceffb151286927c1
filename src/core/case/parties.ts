import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { indexCase } from './search-index.ts'

export type NewParty = {
  /** Actor kind of the city's definition, and its common code. */
  kind: string
  common: string
  name: string
  /** What the public sees; a private person's name stays with the parties. */
  publicName: string
  government: boolean
  personId?: string | undefined
  organizationId?: string | undefined
  section?: string | undefined
}

/** Adds parties behind those that are there, and tells their ids in the same order. */
export async function insertParties(
  tx: Tx,
  caseId: string,
  parties: readonly NewParty[],
  now: Date,
): Promise<string[]> {
  if (parties.length === 0) return []
  const ids = parties.map(() => newId(now.getTime()))
  const { last } = await tx.db
    .selectFrom('party')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('city_id', '=', tx.cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  await tx.db
    .insertInto('party')
    .values(
      parties.map((party, index) => ({
        city_id: tx.cityId,
        case_id: caseId,
        id: ids[index] ?? '',
        position: last + index + 1,
        kind: party.kind,
        common: party.common,
        name: party.name,
        public_name: party.publicName,
        government: party.government,
        person_id: party.personId ?? null,
        organization_id: party.organizationId ?? null,
        section: party.section ?? null,
        added_at: now,
        left_at: null,
      })),
    )
    .execute()
  await keepPartnerKinds(tx, caseId)
  return ids
}

async function keepPartnerKinds({ db, cityId }: Tx, caseId: string): Promise<void> {
  await db
    .updateTable('collaboration')
    .set({
      partner_kinds: sql`(SELECT coalesce(array_agg(DISTINCT kind ORDER BY kind), '{}') FROM party
        WHERE city_id = ${cityId} AND case_id = ${caseId} AND left_at IS NULL)`,
    })
    .where('city_id', '=', cityId)
    .where('id', '=', caseId)
    .execute()
}

/** Adds a party to a running case and keeps the case findable by it. */
export async function addParty(tx: Tx, caseId: string, party: NewParty, now: Date): Promise<string> {
  const [id] = await insertParties(tx, caseId, [party], now)
  await indexCase(tx, caseId)
  return id ?? ''
}
