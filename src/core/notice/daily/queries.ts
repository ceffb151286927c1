import { sql } from 'kysely'
import type { PlainDate } from '../../../lib/dates.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { isOwed } from '../../duty/owed.ts'
import { type Recipient, reachOf } from '../queries.ts'

export type OwedBySection = {
  id: string
  kind: string
  section: string
  /** 担当者 of the case. */
  officerId: string | null
  caseId: string
  number: string
  dueOn: PlainDate | null
  isNew: boolean
}

const mostRows = 1000

/** What sections owe: what came in since a moment, and what is due, or was, between two days. */
export async function listOwedBySections(
  { db, cityId }: Tx,
  { since, from, until }: { since: Date; from: PlainDate; until: PlainDate },
): Promise<OwedBySection[]> {
  const { rows } = await sql<OwedBySection>`
    SELECT d.id, d.kind, coalesce(d.section, p.section) AS section, s.officer_id AS "officerId", d.case_id AS "caseId", c.number, d.due_on AS "dueOn",
      d.opened_at > ${since} AS "isNew"
    FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
    LEFT JOIN party p ON p.city_id = d.city_id AND p.case_id = d.case_id AND p.id = d.party_id AND p.left_at IS NULL
    LEFT JOIN case_staff s ON s.city_id = c.city_id AND s.case_id = c.id
    WHERE d.city_id = ${cityId} AND ${isOwed('d', 'c')}
      AND coalesce(d.section, p.section) IS NOT NULL AND (d.opened_at > ${since} OR d.due_on BETWEEN ${from}::date AND ${until}::date)
    ORDER BY d.due_on NULLS LAST, d.id LIMIT ${mostRows}`.execute(db)
  return rows
}

export type StaffMember = Recipient & { hat: 'officer' | 'chief' | 'coordination'; section: string | null }

export async function listStaff({ db, cityId }: Tx, today: PlainDate): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    SELECT ${reachOf}, true AS "isStaff", h.kind AS hat, h.section
    FROM hat h JOIN person p ON p.city_id = h.city_id AND p.id = h.person_id
    WHERE h.city_id = ${cityId} AND h.kind IN ('officer', 'chief', 'coordination') AND h.since <= ${today}::date
      AND (h.until IS NULL OR h.until >= ${today}::date)
    ORDER BY h.id`.execute(db)
  return rows
}

export type DueOfParty = { id: string; kind: string; number: string; partyId: string; dueOn: PlainDate }

/** What parties outside the city hall owe within some days. */
export async function listDueOfParties(
  { db, cityId }: Tx,
  { kinds, today, until }: { kinds: readonly string[]; today: PlainDate; until: PlainDate },
): Promise<DueOfParty[]> {
  const { rows } = await sql<DueOfParty>`
    SELECT d.id, d.kind, c.number, p.id AS "partyId", d.due_on AS "dueOn"
    FROM duty d JOIN collaboration c ON c.city_id = d.city_id AND c.id = d.case_id
    JOIN party p ON p.city_id = d.city_id AND p.case_id = d.case_id AND p.id = d.party_id AND p.left_at IS NULL
    WHERE d.city_id = ${cityId} AND ${isOwed('d', 'c')} AND p.section IS NULL
      AND d.kind = ANY (${[...kinds]}::text[]) AND d.due_on BETWEEN ${today}::date AND ${until}::date
    ORDER BY d.due_on, d.id LIMIT ${mostRows}`.execute(db)
  return rows
}
