import { sql } from 'kysely'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Viewer } from '../people/viewer.ts'
import { partySection } from './party-section.ts'
import type { Case, CaseSubject, Duty, Entry, Party } from './types.ts'
import { visibleCases } from './visibility.ts'

type Found = Case & { parties: Party[]; duties: Duty[]; seats: string[]; officer: string | null }

/** The case with its parties and open duties in one statement, if the viewer may know of it. */
export async function findCase(
  { db, cityId }: Tx,
  viewer: Viewer,
  number: string,
): Promise<CaseSubject | undefined> {
  const row = await db
    .selectFrom('collaboration')
    .selectAll('collaboration')
    .select([
      sql<
        Party[]
      >`(SELECT coalesce(json_agg(json_build_object('id', id, 'position', position, 'kind', kind, 'common', common,
        'name', name, 'public_name', public_name, 'government', government, 'person_id', person_id,
        'organization_id', organization_id, 'section', ${partySection}) ORDER BY position), '[]')
        FROM party WHERE city_id = collaboration.city_id AND case_id = collaboration.id AND left_at IS NULL)`.as(
        'parties',
      ),
      sql<
        Duty[]
      >`(SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'section', section, 'party_id', party_id,
        'due_on', due_on) ORDER BY due_on NULLS LAST, id), '[]')
        FROM duty WHERE city_id = collaboration.city_id AND case_id = collaboration.id AND closed_at IS NULL)`.as(
        'duties',
      ),
      sql<
        string[]
      >`(SELECT coalesce(json_agg(person_id ORDER BY id), '[]') FROM adviser_seat WHERE city_id = collaboration.city_id
        AND case_id = collaboration.id AND state = 'accepted' AND person_id IS NOT NULL)`.as('seats'),
      sql<
        string | null
      >`(SELECT person.name FROM case_staff staff JOIN person ON person.city_id = staff.city_id
          AND person.id = staff.officer_id
        WHERE staff.city_id = collaboration.city_id AND staff.case_id = collaboration.id)`.as('officer'),
    ])
    .where('collaboration.city_id', '=', cityId)
    .where('collaboration.number', '=', number)
    .where(visibleCases(viewer))
    .executeTakeFirst()
  if (!row) return undefined
  const { parties, duties, seats, officer, ...found } = row as unknown as Found
  return { case: found, parties, duties, seats, officer }
}

/** The thread of a case, oldest first. What the viewer may not see is left to `maySeeEntry`. */
export async function listEntries({ db, cityId }: Tx, caseId: string): Promise<Entry[]> {
  return (await db
    .selectFrom('entry')
    .selectAll()
    .where('city_id', '=', cityId)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()) as Entry[]
}
