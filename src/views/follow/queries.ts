import { sql } from 'kysely'
import { newId } from '../../lib/ids.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Who sent the case from this address without an account, if anybody did. */
export async function findGuestByEmail(
  { db, cityId }: Tx,
  number: string,
  email: string,
): Promise<{ caseId: string; personId: string } | undefined> {
  const { rows } = await sql<{ caseId: string; personId: string }>`
    SELECT k.case_id AS "caseId", k.person_id AS "personId" FROM case_key k
    JOIN collaboration c ON c.city_id = k.city_id AND c.id = k.case_id
    JOIN person p ON p.city_id = k.city_id AND p.id = k.person_id
    WHERE k.city_id = ${cityId} AND c.number = ${number} AND lower(p.contact_email) = ${email}
      AND k.revoked_at IS NULL LIMIT 1`.execute(db)
  return rows[0]
}

/** The two records are one person from now on; false when the one already belongs to somebody. */
export async function insertClaim(
  { db, cityId }: Tx,
  claim: { from: string; into: string; by: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO person_merge (city_id, id, from_person_id, into_person_id, how, by_person_id, at)
    VALUES (${cityId}, ${newId(claim.at.getTime())}, ${claim.from}, ${claim.into}, 'claimed', ${claim.by}, ${claim.at})
    ON CONFLICT (city_id, from_person_id) WHERE undone_at IS NULL DO NOTHING RETURNING id`.execute(db)
  return rows.length === 1
}
