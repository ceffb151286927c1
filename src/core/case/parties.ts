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

type Of = { cityId: string; caseId: string; now: Date }

const rowsOf = ({ cityId, caseId, now }: Of, parties: readonly NewParty[], last: number) =>
  parties.map((party, index) => ({
    city_id: cityId,
    case_id: caseId,
    id: newId(now.getTime()),
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
  }))

/** Adds parties behind those that are there, or before them, and tells their ids in the same order. */
export async function insertParties(
  tx: Tx,
  caseId: string,
  parties: readonly NewParty[],
  now: Date,
  where: 'behind' | 'front' = 'behind',
): Promise<string[]> {
  if (parties.length === 0) return []
  const place =
    where === 'front'
      ? sql<number>`coalesce(min(position), 1) - ${parties.length + 1}::integer`
      : sql<number>`coalesce(max(position), 0)`
  const { last } = await tx.db
    .selectFrom('party')
    .select(place.as('last'))
    .where('city_id', '=', tx.cityId)
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  const rows = rowsOf({ cityId: tx.cityId, caseId, now }, parties, last)
  await tx.db.insertInto('party').values(rows).execute()
  await keepPartnerKinds(tx, caseId)
  return rows.map(({ id }) => id)
}

/** The parties of cases that had none; `partner_kinds` of theirs is written with them. */
export async function insertFirstParties(
  { db, cityId }: Tx,
  cases: readonly { caseId: string; parties: readonly NewParty[] }[],
  now: Date,
): Promise<string[][]> {
  const rows = cases.map(({ caseId, parties }) => rowsOf({ cityId, caseId, now }, parties, 0))
  if (rows.flat().length > 0) await db.insertInto('party').values(rows.flat()).execute()
  return rows.map((list) => list.map(({ id }) => id))
}

/** As `keepPartnerKinds` reads them off the table. */
export const kindsAmong = (parties: readonly NewParty[]): string[] =>
  [...new Set(parties.map(({ kind }) => kind))].sort()

/** What a case is found by: the kinds of those who take part. */
export async function keepPartnerKinds({ db, cityId }: Tx, caseId: string): Promise<void> {
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
