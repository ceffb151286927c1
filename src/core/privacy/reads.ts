import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { newId } from '../../lib/ids.ts'
import type { ReadWhat } from '../../platform/db/tables/privacy.ts'
import { inCity, type Tx } from '../../platform/db/transaction.ts'
import { idsOf, isOfSection, type Viewer } from '../people/viewer.ts'
import type { CaseVisit, Visit } from '../web/visit.ts'

export type PersonalRead = {
  what: ReadWhat
  caseId?: string | undefined
  /** Where the page asks what it is needed for. */
  purpose?: string | undefined
}

/** The same page looked at again within these minutes is one line of the record. */
const sameLookMs = 10 * 60 * 1000

type Shown = { person_id: string | null; case_id?: string | null }

/** The people a list or a page shows, by the case it is about where it says so. */
export function noteReads(visit: Pick<Visit, 'readPersonal'>, what: ReadWhat, rows: readonly Shown[]): void {
  for (const [caseId, some] of Map.groupBy(rows, (row) => row.case_id ?? undefined)) {
    const persons = some.flatMap(({ person_id }) => person_id ?? [])
    if (persons.length > 0) visit.readPersonal(persons, { what, caseId })
  }
}

type Look = { viewer: Viewer; persons: readonly string[]; read: PersonalRead; now: Date }

/**
 * Keeps that somebody read what is personal of others: in a short transaction of its own, since a page's own changes
 * nothing, and before the page goes out, so that nothing is read without its line. Looking at oneself is no such thing.
 */
export async function keepRead(pool: pg.Pool, cityId: string, look: Look): Promise<void> {
  const { viewer } = look
  if (viewer === undefined) return
  const others = [...new Set(look.persons)].filter((id) => !idsOf(viewer.person).includes(id))
  if (others.length === 0) return
  await inCity(pool, cityId, 'write', (tx) => insertReads(tx, { ...look, viewer, persons: others }))
}

async function insertReads(
  { db, cityId }: Tx,
  { viewer, persons, read, now }: Look & { viewer: NonNullable<Viewer> },
): Promise<void> {
  const { person, hat } = viewer
  const rows: RawBuilder<unknown>[] = persons.map((id) => sql`(${newId(now.getTime())}::uuid, ${id}::uuid)`)
  const caseId = read.caseId ?? null
  await sql`INSERT INTO personal_read (city_id, id, person_id, by_person_id, by_hat_id, role, section, what, case_id, purpose, at)
    SELECT ${cityId}::uuid, n.id, n.person_id, ${person.id}::uuid, ${hat.id}::uuid, ${hat.kind}, ${hat.section ?? null}, ${read.what},
      ${caseId}::uuid, ${read.purpose ?? null}, ${now}
    FROM (VALUES ${sql.join(rows)}) n (id, person_id)
    WHERE NOT EXISTS (SELECT 1 FROM personal_read r WHERE r.city_id = ${cityId} AND r.person_id = n.person_id
      AND r.by_hat_id = ${hat.id}::uuid AND r.what = ${read.what} AND r.case_id IS NOT DISTINCT FROM ${caseId}::uuid
      AND r.at > ${new Date(now.getTime() - sameLookMs)})`.execute(db)
}

/** Whoever handles a case reads the names of the people in it on any of its pages; its parties know each other. */
export function noteCaseRead(visit: CaseVisit): void {
  if (!isOfSection(visit.viewer, visit.case.section)) return
  const persons = visit.parties.flatMap(({ person_id }) => person_id ?? [])
  if (persons.length > 0) visit.readPersonal(persons, { what: 'case', caseId: visit.case.id })
}
