import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import { partySection } from '../case/party-section.ts'
import type { Case, Duty, Entry, Party } from '../case/types.ts'

/** 担当者 of a case, and what they leave to whoever comes next; for staff alone. */
export type CaseStaff = {
  officer_id: string | null
  officer: string | null
  note: string
  note_by: string | null
  note_at: string | null
  version: number
}
/** All that a one-page brief tells of a case. */
export type Brief = {
  case: Case
  parties: Party[]
  duties: Duty[]
  /** The last ones, newest first, of those that staff in charge may read. */
  entries: Entry[]
  staff: CaseStaff | null
}

const lastEntries = 5

/** Briefs of cases in one statement, in the order of their numbers. */
export async function listBriefs({ db, cityId }: Tx, caseIds: readonly string[]): Promise<Brief[]> {
  const { rows } = await sql<Brief>`
    SELECT to_jsonb(c) AS case,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'position', position, 'kind', kind, 'common', common,
          'name', name, 'public_name', public_name, 'government', government, 'person_id', person_id,
          'organization_id', organization_id, 'section', ${partySection}) ORDER BY position), '[]')
        FROM party WHERE city_id = c.city_id AND case_id = c.id AND left_at IS NULL) AS parties,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'section', section, 'party_id', party_id,
          'due_on', due_on) ORDER BY due_on NULLS LAST, id), '[]')
        FROM duty WHERE city_id = c.city_id AND case_id = c.id AND closed_at IS NULL) AS duties,
      (SELECT coalesce(json_agg(to_jsonb(last) ORDER BY last.seq DESC), '[]') FROM (SELECT * FROM entry
        WHERE city_id = c.city_id AND case_id = c.id AND visibility IN ('public', 'parties', 'city')
        ORDER BY seq DESC LIMIT ${lastEntries}) last) AS entries,
      (SELECT json_build_object('officer_id', s.officer_id, 'officer', o.name, 'note', s.note, 'note_by', n.name,
          'note_at', s.note_at, 'version', s.version) FROM case_staff s
        LEFT JOIN person o ON o.city_id = s.city_id AND o.id = s.officer_id
        LEFT JOIN person n ON n.city_id = s.city_id AND n.id = s.note_by
        WHERE s.city_id = c.city_id AND s.case_id = c.id) AS staff
    FROM collaboration c WHERE c.city_id = ${cityId} AND c.id = ANY (${[...caseIds]}::uuid[])
    ORDER BY c.ordinal LIMIT 100`.execute(db)
  return rows
}

type Patch = { officer_id: string | null } | { note: string; note_by: string; note_at: Date }

/** False where somebody else has written since `version` was read; 0 where nothing had been written. */
export async function changeCaseStaff(
  { db, cityId }: Tx,
  caseId: string,
  version: number,
  patch: Patch,
): Promise<boolean> {
  if (version === 0) {
    const none = { officer_id: null, note_by: null, note_at: null }
    const made = await db
      .insertInto('case_staff')
      .values({ city_id: cityId, case_id: caseId, ...none, ...patch })
      .onConflict((oc) => oc.columns(['city_id', 'case_id']).doNothing())
      .executeTakeFirst()
    return (made.numInsertedOrUpdatedRows ?? 0n) > 0n
  }
  const done = await db
    .updateTable('case_staff')
    .set({ ...patch, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Whoever takes a case that nobody looks after has it; false where somebody was faster. */
export async function takeCase({ db, cityId }: Tx, caseId: string, personId: string): Promise<boolean> {
  const none = { note_by: null, note_at: null }
  const done = await db
    .insertInto('case_staff')
    .values({ city_id: cityId, case_id: caseId, officer_id: personId, ...none })
    .onConflict((oc) =>
      oc
        .columns(['city_id', 'case_id'])
        .doUpdateSet({ officer_id: personId, version: sql`case_staff.version + 1` })
        .where('case_staff.officer_id', 'is', null),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Nobody looks after the case any more; with a person, only where it was this one. */
export async function leaveCase({ db, cityId }: Tx, caseId: string, personId?: string): Promise<boolean> {
  let query = db
    .updateTable('case_staff')
    .set({ officer_id: null, version: sql`version + 1` })
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .where('officer_id', 'is not', null)
  if (personId !== undefined) query = query.where('officer_id', '=', personId)
  return (await query.executeTakeFirst()).numUpdatedRows > 0n
}
