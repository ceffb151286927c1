import { sql } from 'kysely'
import { beginHat, beginTerm, type Day, endHats, endTerms } from './apply-people.ts'
import type { SectionChange } from './plan.ts'
import { sectionOfCase } from './succession.ts'

/** What became of a case on the day, to be told in its thread. */
export type Moved = {
  caseId: string
  stage: string
  from: string
  to: string
  reason: string
  asParty: boolean
}
export type ByField = (field: string) => string | undefined

type CaseRow = { id: string; stage: string; field: string | null; chosen: string | null; charge: boolean }

/** Cases that the section has in hand, speaks in as a party, or owes something in. */
export async function listAffected({ tx, plan }: Day, from: string): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    SELECT c.id, c.stage, c.field, g.section AS chosen, coalesce(c.section = ${from}, false) AS charge FROM collaboration c
    LEFT JOIN change_case g ON g.city_id = c.city_id AND g.plan_id = ${plan.id} AND g.case_id = c.id
    WHERE c.city_id = ${tx.cityId} AND (c.section = ${from}
      OR EXISTS (SELECT 1 FROM duty d WHERE d.city_id = c.city_id AND d.case_id = c.id AND d.closed_at IS NULL
        AND d.section = ${from})
      OR EXISTS (SELECT 1 FROM party p LEFT JOIN party_section n ON n.city_id = p.city_id AND n.case_id = p.case_id
          AND n.party_id = p.id
        WHERE p.city_id = c.city_id AND p.case_id = c.id AND p.left_at IS NULL
          AND coalesce(n.section, p.section) = ${from}))
    ORDER BY c.id`.execute(tx.db)
  return rows
}

/** Moves one case with all that is open in it. The edition it began under, and its parties, stay as they are. */
export async function moveCase(
  { tx, done }: Day,
  { id, charge }: CaseRow,
  from: string,
  to: string,
): Promise<boolean> {
  const { db, cityId } = tx
  if (charge) {
    await sql`UPDATE collaboration SET section = ${to}, version = version + 1
      WHERE city_id = ${cityId} AND id = ${id}`.execute(db)
    await sql`UPDATE consultation SET section = ${to}, version = version + 1
      WHERE city_id = ${cityId} AND case_id = ${id} AND section = ${from}`.execute(db)
    done.push({ what: 'case', row_id: id, caseId: id, was: from, became: to })
  }
  const duties = await sql<{
    id: string
  }>`UPDATE duty SET section = ${to} WHERE city_id = ${cityId} AND case_id = ${id}
    AND section = ${from} AND closed_at IS NULL RETURNING id`.execute(db)
  for (const duty of duties.rows)
    done.push({ what: 'duty', row_id: duty.id, caseId: id, was: from, became: to })
  const parties = await sql<{ id: string }>`INSERT INTO party_section (city_id, case_id, party_id, section)
    SELECT p.city_id, p.case_id, p.id, ${to} FROM party p LEFT JOIN party_section n ON n.city_id = p.city_id
        AND n.case_id = p.case_id AND n.party_id = p.id
      WHERE p.city_id = ${cityId} AND p.case_id = ${id} AND p.left_at IS NULL AND coalesce(n.section, p.section) = ${from}
    ON CONFLICT (city_id, case_id, party_id) DO UPDATE SET section = excluded.section RETURNING party_id AS id`.execute(
    db,
  )
  for (const party of parties.rows)
    done.push({ what: 'party', row_id: party.id, caseId: id, was: from, became: to })
  return parties.rows.length > 0
}

/** Whoever is still there goes where the section goes; after a split to the first named, unless a line says otherwise. */
async function movePeople(day: Day, { from_code, to_codes }: SectionChange): Promise<void> {
  const section = to_codes[0] ?? from_code
  if (section === from_code) return
  for (const { person_id, kind } of await endHats(day, { section: from_code }))
    await beginHat(day, { personId: person_id, kind, section })
  for (const { person_id, kind, until } of await endTerms(day, { place: from_code }))
    await beginTerm(day, { personId: person_id, kind, place: section, until })
}

export async function applySections(day: Day, byField: ByField): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const change of day.plan.sections) {
    const { from_code: from, reason } = change
    for (const row of await listAffected(day, from)) {
      const to = sectionOfCase(change, row, byField)
      if (to === from) continue
      const asParty = await moveCase(day, row, from, to)
      moved.push({ caseId: row.id, stage: row.stage, from, to, reason, asParty })
    }
    await movePeople(day, change)
  }
  return moved
}
