import { sql } from 'kysely'
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
